/** Clears uploads that were never finished, now and then. Several servers may do it at once. */
import { sweepPartials } from './partial-uploads.ts'

const HOUR = 3_600_000
/** A tablet that comes back later begins its photo anew. */
const KEPT_MS = 7 * 24 * HOUR
const EVERY_MS = 6 * HOUR

/** Runs until the returned function is called. `onError` is told what went wrong. */
export function startSweeping(dir: string, onError: (error: unknown) => void): () => void {
  const sweep = () => void sweepPartials(dir, Date.now() - KEPT_MS).catch(onError)
  sweep()
  const timer = setInterval(sweep, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
