/** A duty done again and again while the server runs. */

export type Duty = {
  /** From the end of one round to the start of the next, ms. */
  readonly everyMs: number
  readonly work: () => Promise<unknown>
  /** A round that fails is told of here; the next one comes all the same. */
  readonly onFault: (error: unknown) => void
}

/** Begins at once. The returned way to stop waits for the round under way. */
export function runEvery({ everyMs, work, onFault }: Duty): () => Promise<void> {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()
  const run = () => {
    round = work()
      .catch(onFault)
      .then(() => {
        if (!isStopped) timer = setTimeout(run, everyMs)
      })
  }
  run()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await round
  }
}
