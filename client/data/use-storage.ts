import { useEffect, useState } from 'react'

const LOOK_EVERY_MS = 60_000

export type StorageFacts = {
  /** Bytes; null when the browser does not say. */
  readonly used: number | null
  readonly quota: number | null
  /** The browser promised not to clear the data by itself; null when it does not say. */
  readonly isKept: boolean | null
}

const UNKNOWN: StorageFacts = { used: null, quota: null, isKept: null }

/** What the browser grants this origin. Its figures are estimates, padded on purpose. */
export function useStorage(): StorageFacts {
  const [facts, setFacts] = useState(UNKNOWN)
  useEffect(() => {
    let isGone = false
    const look = () => void readStorage().then((read) => isGone || setFacts(read))
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [])
  return facts
}

export async function readStorage(): Promise<StorageFacts> {
  try {
    const [estimate, isKept] = await Promise.all([
      navigator.storage?.estimate?.(),
      navigator.storage?.persisted?.(),
    ])
    return {
      used: estimate?.usage ?? null,
      quota: estimate?.quota ?? null,
      isKept: isKept ?? null,
    }
  } catch {
    return UNKNOWN
  }
}
