import { useSyncExternalStore } from 'react'

/**
 * The device clock in ms, fresh at each multiple of `everyMs`; add the known offset before
 * using it for anything that counts. Screens with the same step repaint together.
 */
export function useNow(everyMs: number): number {
  return useSyncExternalStore(
    (onTick) => subscribe(everyMs, onTick),
    () => Math.floor(Date.now() / everyMs) * everyMs,
  )
}

function subscribe(everyMs: number, onTick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const arm = () => {
    timer = setTimeout(
      () => {
        onTick()
        arm()
      },
      everyMs - (Date.now() % everyMs) + 5,
    )
  }
  // A tablet that slept shows the hour it fell asleep at until told.
  const wake = () => document.visibilityState === 'visible' && onTick()
  document.addEventListener('visibilitychange', wake)
  arm()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
  }
}
