/**
 * Finds the mutations that the database chokes on, so that they alone are parked [P6].
 *
 * Runs the push one mutation at a time between savepoints and throws all of it away. Slow,
 * and only after a push failed on its data.
 */
import type { Refusal } from '#shared/record/check-change.ts'
import { codeOf, type Tx } from '../db/transaction.ts'
import { applyArrivals } from './apply-arrivals.ts'
import { readFacts } from './read-facts.ts'
import type { PushWork } from './read-push.ts'
import { readGround } from './record-sql.ts'
import { lockOrCreateScope, type ScopePlace, type ScopeRow } from './scope-row.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

/** Data the database will not take: of no use to try again. */
export function isDataError(error: unknown): boolean {
  return /^(22|23|54)/.test(codeOf(error))
}

class Undo extends Error {}

export async function findPoison(
  deps: SyncDeps,
  actor: SyncActor,
  work: PushWork,
): Promise<Map<number, Refusal>> {
  const found = new Map<number, Refusal>()
  try {
    await deps.db.inTenant(actor.tenantId, async (tx) => {
      found.clear()
      await probe(tx, deps, actor, work, found)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  return found
}

async function probe(
  tx: Tx,
  deps: SyncDeps,
  actor: SyncActor,
  { request, arrivals }: PushWork,
  found: Map<number, Refusal>,
): Promise<void> {
  const place: ScopePlace = { tenantId: actor.tenantId, scope: request.scope }
  const now = deps.now()
  let row: ScopeRow = await lockOrCreateScope(tx, place, now)
  const authors = [...new Set(arrivals.flatMap((a) => a.by ?? []))]
  const facts = await readFacts(tx, place, {
    client: request.client,
    deviceId: actor.deviceId,
    seqs: [],
    authors,
  })
  for (const arrival of arrivals.filter((a) => a.n > (facts.client?.lastN ?? 0))) {
    await tx.query('SAVEPOINT one')
    try {
      const ground = await readGround(tx, place, arrival.mutation?.changes ?? [])
      const applied = await applyArrivals(tx, deps, {
        ...{ place, row, now, facts, ground, arrivals: [arrival], clock: request.clock },
        ...{ clientId: request.client, deviceId: actor.deviceId },
        ...{ via: null, client: null, authorCheck: 'author' as const },
        parked: () => undefined,
      })
      row = applied.row
      await tx.query('RELEASE SAVEPOINT one')
    } catch (error) {
      if (!isDataError(error)) throw error
      await tx.query('ROLLBACK TO SAVEPOINT one')
      found.set(arrival.n, { code: 'internal', detail: `database: ${codeOf(error)}` })
    }
  }
}
