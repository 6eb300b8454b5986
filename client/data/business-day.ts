import { useSyncExternalStore } from 'react'
import { businessDay } from '#shared/record/business-day.ts'
import { serverNow } from './server-now.ts'
import { onEach } from './use-now.ts'
import { useStore } from './use-store.ts'

const CHECK_MS = 30_000

/** Today, `YYYY-MM-DD`: the store's business day by the server's clock. */
export function useBusinessDay(): string {
  // Before the store is known there is nothing of any day to show.
  const zone = useStore()?.zone ?? 'UTC'
  return useSyncExternalStore(
    (onTick) => onEach(CHECK_MS, onTick),
    () => businessDay(serverNow(), zone),
  )
}
