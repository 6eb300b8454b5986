/** Ends in order when asked to: what was started last goes first. */
import type { Logger } from 'pino'

export type Undo = () => Promise<unknown>

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Whatever hangs, the process does not; what was acknowledged is on disk. */
const GIVE_UP_MS = 25_000

export function stopOnSignal(started: readonly Undo[], log: Logger): void {
  let isStopping = false
  const stop = async (code: number) => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref()
    for (const undo of [...started].reverse()) {
      await undo().catch((error: Error) =>
        log.error({ fault: error.name }, 'while stopping'),
      )
    }
    process.exit(code)
  }
  for (const signal of SIGNALS) process.on(signal, () => void stop(0))
  // A bug must not leave half a server behind. The next start picks up where this one was.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      const at = error instanceof Error ? error.stack?.split('\n    at ').slice(1, 9) : []
      log.fatal({ fault: error instanceof Error ? error.name : typeof error, at }, event)
      void stop(1)
    })
  }
}
