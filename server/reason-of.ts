/** Why something did not start, for the person at the terminal. */

/** A refused connection comes as an aggregate without words of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
