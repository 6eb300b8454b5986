/** For duties: what goes wrong with one must not stop the others. */

/**
 * Does `work` for one after the other, until `signal` ends it. Rejects at the end with what
 * failed, all of it, as an `AggregateError`.
 */
export async function eachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const faults: unknown[] = []
  for (const item of items) {
    if (signal?.aborted) break
    try {
      await work(item)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} failed`)
}

/** The failures themselves, out of whatever gathered them. */
export function faultsIn(error: unknown): unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(faultsIn) : [error]
}
