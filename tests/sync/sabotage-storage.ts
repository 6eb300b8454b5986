/** Reaches into a tablet's storage to break what a rule protects. Only for `rules-off.ts`. */
import { chainLink } from '#client/sync/chain.ts'
import type { Tablet } from '#tests/support/tablet.ts'

export async function dropAcknowledged(tablet: Tablet): Promise<void> {
  const acked = (await tablet.scopeRow())?.ackedOrder ?? 0
  await tablet.db.mutations.where('order').belowOrEqual(acked).delete()
}

/** Everything the server ever sent, but not what still waits here. */
export async function dropSettledRecords(tablet: Tablet): Promise<void> {
  const scope = await tablet.scopeRow()
  if (!scope?.held) return
  await tablet.db.records
    .filter((row) => row.scope === scope.scope && (row.order ?? 0) <= scope.ackedOrder)
    .delete()
}

/** The acknowledgement the tablet would like to hear instead of `lastN`. */
export async function ownAck(
  tablet: Tablet,
  lastN: number,
): Promise<{ lastN: number; lastH: string }> {
  const scope = await tablet.scopeRow()
  let n = scope?.ackedN ?? 0
  let hash = scope?.ackedH ?? ''
  for (const row of await tablet.pending()) {
    if (n >= lastN) break
    n++
    hash = chainLink(hash, JSON.stringify(row.mutation)).hash
  }
  return { lastN: n, lastH: hash }
}
