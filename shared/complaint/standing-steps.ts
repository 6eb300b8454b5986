/** Steps that count: neither taken back nor themselves a taking back. */

type Step = {
  readonly id: string
  readonly step: string
  readonly at: number
  readonly undoes?: string | undefined
}

/** In the order they happened, the same on every device. */
export function standingSteps<S extends Step>(steps: readonly S[]): S[] {
  const undone = new Set(
    steps.flatMap((s) => (s.step === 'undone' && s.undoes ? s.undoes : [])),
  )
  return steps
    .filter((s) => !undone.has(s.id) && s.step !== 'undone')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
