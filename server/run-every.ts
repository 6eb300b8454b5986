/** A duty done again and again while the server runs. */

export type Duty = {
  /** From the end of one round to the start of the next, ms. */
  readonly everyMs: number
  /** `signal`: asked to stop; what need not be finished now should end. */
  readonly work: (signal: AbortSignal) => Promise<unknown>
  /** A round that fails is told of here; the next one comes all the same. */
  readonly onFault: (error: unknown) => void
}

/** Begins at once. The returned way to stop waits for the round under way. */
export function runEvery({ everyMs, work, onFault }: Duty): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()
  const run = () => {
    round = work(signal)
      .catch(onFault)
      .then(() => {
        if (!signal.aborted) timer = setTimeout(run, everyMs)
      })
  }
  run()
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await round
  }
}
