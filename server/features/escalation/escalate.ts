/**
 * Tells whoever is to be told of complaints and cards, each level exactly once [TM-4].
 *
 * The counter row of the scope is locked before anything is read, as every writer does: what
 * is decided here is decided on the newest state, and of two servers the second finds the
 * work done. The step that says it has an id made of record, level and round, and is
 * written in the transaction that sets the timer: killed anywhere, both happened or neither.
 */
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'
import { lockScope, type ScopePlace } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { readStore } from './read-store.ts'
import { tellIn } from './tell.ts'
import { setTimers, takeDue } from './timers.ts'
import type { Judged, Watch } from './watch.ts'
import { watchCards } from './watch-cards.ts'
import { watchComplaints } from './watch-complaints.ts'

const WATCHES: readonly Watch[] = [watchComplaints, watchCards]
const KINDS = WATCHES.map(({ kind }) => kind)

/** Of one transaction: the scope is locked for as long. */
const BATCH = 50

export type Escalated = {
  /** Timers looked at. */
  readonly taken: number
  readonly told: number
  readonly event: LiveEvent | null
}

/** Looks at up to `limit` due timers of one scope, in one transaction. */
export async function escalateScope(
  deps: SyncDeps,
  place: ScopePlace,
  limit = BATCH,
): Promise<Escalated> {
  const done = await deps.db.inTenant(place.tenantId, (tx) =>
    escalateIn(tx, deps, place, limit),
  )
  if (done.event) deps.live.poke(place.tenantId, done.event)
  return done
}

async function escalateIn(
  tx: Tx,
  deps: SyncDeps,
  place: ScopePlace,
  limit: number,
): Promise<Escalated> {
  await lockScope(tx, place)
  const now = deps.now()
  const timers = await takeDue(tx, place, { kinds: KINDS, now, limit })
  if (timers.length === 0) return { taken: 0, told: 0, event: null }
  const facts = await readStore(tx, place.tenantId, storeOfScope(place.scope) ?? '')
  const judged: (readonly [Watch, readonly Judged[]])[] = []
  for (const watch of WATCHES) {
    const ids = timers.filter(({ kind }) => kind === watch.kind).map(({ id }) => id)
    if (ids.length === 0) continue
    judged.push([watch, await watch.judgeAll(tx, place, { ids, facts, now })])
  }
  const tellings = judged.flatMap(([, all]) => all.flatMap((one) => one.tellings))
  const event = tellings.length > 0 ? await tellIn(tx, deps, place, tellings) : null
  // After the telling: its steps ring the timers, too.
  for (const [{ kind }, all] of judged) await setTimers(tx, place, kind, all)
  return { taken: timers.length, told: tellings.length, event }
}
