/** Limit, ours, limit, ours, …: whatever else the machine does hits both alike. */

export type Sample = {
  readonly ms: number
  /** Over the socket, both ways, headers included. */
  readonly bytes?: number
}

export type Pair<L, O> = { readonly limit: L[]; readonly ours: O[] }

/** The first `warmUps` of each are thrown away: they measure the compiler. */
export async function interleave<L, O>(
  { runs, warmUps = 1 }: { runs: number; warmUps?: number },
  limit: (run: number) => Promise<L>,
  ours: (run: number) => Promise<O>,
): Promise<Pair<L, O>> {
  const kept: Pair<L, O> = { limit: [], ours: [] }
  for (let run = 0; run < runs + warmUps; run++) {
    const one = await limit(run)
    const other = await ours(run)
    if (run < warmUps) continue
    kept.limit.push(one)
    kept.ours.push(other)
  }
  return kept
}
