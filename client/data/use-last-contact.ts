import { useEffect, useState } from 'react'
import { useSyncState } from './use-sync-state.ts'

const KEY = 'floorwalk.lastContact'
/** Finer than this nobody reads an age. */
const KEEP_EVERY_MS = 15_000

/**
 * When the server last answered, server time, ms; null when it never did. Outlives the page:
 * a wall that starts without a network must not call yesterday's data today's.
 */
export function useLastContact(): number | null {
  const { lastContactAt } = useSyncState()
  const [kept, setKept] = useState(readKept)
  useEffect(() => {
    if (lastContactAt === null || lastContactAt < (kept ?? 0) + KEEP_EVERY_MS) return
    localStorage.setItem(KEY, String(lastContactAt))
    setKept(lastContactAt)
  }, [lastContactAt, kept])
  return lastContactAt ?? kept
}

function readKept(): number | null {
  const at = Number(localStorage.getItem(KEY))
  return Number.isFinite(at) && at > 0 ? at : null
}
