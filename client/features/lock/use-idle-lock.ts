import { useEffect } from 'react'

/** How often the time is looked at; a tablet that slept looks when it wakes. */
const LOOK_EVERY_MS = 5_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Calls `onIdle` when nobody has touched the page for `afterMs`, asleep or awake. */
export function useIdleLock({
  isOn,
  afterMs,
  onIdle,
}: {
  isOn: boolean
  afterMs: number
  onIdle: () => void
}): void {
  useEffect(() => {
    if (!isOn) return
    let lastAt = Date.now()
    // A clock set back is no reason to stay open for longer.
    const look = () => {
      const isOver = Math.abs(Date.now() - lastAt) >= afterMs
      if (isOver) onIdle()
      return isOver
    }
    // The touch that wakes a tablet comes too late to keep it open.
    const live = () => {
      if (!look()) lastAt = Date.now()
    }
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, live, { passive: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, live)
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
    }
  }, [isOn, afterMs, onIdle])
}
