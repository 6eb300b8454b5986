/**
 * What was erased leaves the log and the refused, too [X4]. Pending mutations keep their text,
 * by which the server knows them; with their acknowledgement the record comes again.
 */
import type { Mutation } from '#shared/sync/change.ts'
import { type Erasure, erasureOf, withoutErased } from '#shared/sync/erased.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { logAfter } from './outbox.ts'
import { keyOf, type Placing } from './place-rows.ts'
import type { RefusedRow, ScopeRow } from './rows.ts'
import { done } from './transact.ts'

type Row = Pick<RecordRow, 'kind' | 'id' | 'body'>

export function isAnyErased(rows: readonly Row[]): boolean {
  return rows.some(({ body }) => erasureOf(body) !== null)
}

/** Needs `mutations` and `refused`; `row` as it is after this answer. */
export async function forgetErased(
  { db, tx, told }: Placing,
  row: ScopeRow,
  rows: readonly Row[],
): Promise<void> {
  const erasures = new Map<string, Erasure>()
  for (const one of rows) {
    const erasure = erasureOf(one.body)
    if (erasure !== null) erasures.set(keyOf(one), erasure)
  }
  if (erasures.size === 0) return
  const log = tx.objectStore('mutations')
  for (const entry of await logAfter(db, tx, { scope: row.scope, after: 0 })) {
    if (entry.order > row.ackedOrder && !entry.parked) continue
    const mutation = without(entry.mutation, erasures)
    if (mutation !== entry.mutation) log.put({ ...entry, mutation })
  }
  const refused = tx.objectStore('refused')
  for (const entry of await done<RefusedRow[]>(refused.getAll())) {
    const mutation = without(entry.mutation, erasures)
    if (entry.scope !== row.scope || mutation === entry.mutation) continue
    refused.put({ ...entry, mutation })
    told.put('refused', entry.order)
  }
}

function without(mutation: Mutation, erasures: ReadonlyMap<string, Erasure>): Mutation {
  const changes = mutation.changes.map((change) => {
    const set = withoutErased(change.set, erasures.get(keyOf(change)) ?? null)
    return set === change.set ? change : { ...change, set }
  })
  const isSame = changes.every((change, i) => change === mutation.changes[i])
  return isSame ? mutation : { ...mutation, changes }
}
