import { useEffect, useReducer } from 'react'

/** A timer does not hold longer than this; past it, look again. */
const LONGEST_MS = 60 * 60_000

/**
 * The instant (ms) to draw with, taken anew when what is drawn changes: `nextChangeMs` says
 * how long the drawing of `now` holds, null when nothing moves any more.
 */
export function useTicking(
  readNow: () => number,
  nextChangeMs: (now: number) => number | null,
): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const now = readNow()
  const holdsMs = nextChangeMs(now)

  // Each drawing sets the timer for the next one, so it runs after every render.
  useEffect(() => {
    if (holdsMs === null) return
    const timer = setTimeout(redraw, Math.min(Math.max(holdsMs, 1), LONGEST_MS))
    return () => clearTimeout(timer)
  })

  // A tablet that slept shows the minute it fell asleep at until told.
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && redraw()
    document.addEventListener('visibilitychange', wake)
    return () => document.removeEventListener('visibilitychange', wake)
  }, [])

  return now
}
