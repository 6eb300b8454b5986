import { useSyncExternalStore } from 'react'
import { serverNow } from './server-now.ts'

/** The server's time, ms, fresh at each multiple of `everyMs`; all such screens at once. */
export function useNow(everyMs: number): number {
  return useSyncExternalStore(
    (onTick) => onEach(everyMs, onTick),
    () => Math.floor(serverNow() / everyMs) * everyMs,
  )
}

/** Calls `onTick` at each multiple of `everyMs`, and when the page is looked at again. */
export function onEach(everyMs: number, onTick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const arm = () => {
    const leftMs = everyMs - (serverNow() % everyMs)
    timer = setTimeout(() => {
      onTick()
      arm()
    }, leftMs + 5)
  }
  // A tablet that slept shows the time it fell asleep at until told.
  const wake = () => document.visibilityState === 'visible' && onTick()
  document.addEventListener('visibilitychange', wake)
  arm()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
  }
}
