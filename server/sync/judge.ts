/** The guard, fed from what was read. Push, pull, snapshot and repair all pass it. */
import { type GuardInput, guard, type Verdict } from './guard.ts'
import { readToken } from './head-token.ts'
import type { Facts } from './read-facts.ts'
import { headOf, type ScopePlace, type ScopeRow } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

export type Judging = {
  readonly place: ScopePlace
  readonly row: ScopeRow
  readonly facts: Pick<Facts, 'client' | 'heads'>
  readonly request: GuardInput['request']
  readonly deviceId: string
}

export function judge(
  { headKey }: Pick<SyncDeps, 'headKey'>,
  { place, row, facts, request, deviceId }: Judging,
): Verdict {
  return guard({
    request,
    deviceId,
    scope: row,
    client: facts.client,
    ownHead: () => headOf({ headKey }, place, row),
    readHead: (epoch, { seq, tok }) => readToken(headKey, { ...place, epoch, seq }, tok),
    heldHead: (seq) => facts.heads.get(seq)?.rnd,
  })
}
