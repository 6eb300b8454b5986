/** Reads where a scope stands, and what every request says of it. */
import { PROTOCOL, SCHEMA } from '#shared/sync/protocol.ts'
import { type Outbox, readOutbox } from './outbox.ts'
import type { ScopeRow } from './rows.ts'
import type { ScopeMemory } from './scope-memory.ts'
import { newScope } from './scope-row.ts'
import type { EngineDeps, Position } from './step.ts'
import { done, transact } from './transact.ts'

export async function readPosition(
  deps: EngineDeps,
  scope: string,
  memory: ScopeMemory,
): Promise<Position> {
  const { db } = deps
  const stores = ['scopes', 'mutations', 'refused'] as const
  const found = await transact(db, stores, 'readonly', async (tx) => {
    const refused = done(tx.objectStore('refused').getAllKeys()) as Promise<number[]>
    const row = await done<ScopeRow | undefined>(tx.objectStore('scopes').get(scope))
    if (!row) return undefined
    const ready = memory.outbox.take(row.turn, row.ackedN)
    const outbox = ready ? null : await readOutbox(db, tx, row, memory.batch)
    return { row, ready, outbox, refused: await refused }
  })
  if (found) {
    const { row, ready, refused } = found
    return { row, outbox: found.outbox ?? ((await ready) as Outbox), refused }
  }
  await transact(db, 'scopes', 'readwrite', async (tx) => {
    const scopes = tx.objectStore('scopes')
    // Another tab may have been quicker: its client id is the one that counts.
    if (!(await done(scopes.get(scope)))) scopes.put(newScope(scope, deps.newId()))
  })
  return await readPosition(deps, scope, memory)
}

export function envelope({ app }: EngineDeps, row: ScopeRow) {
  return {
    v: PROTOCOL,
    scope: row.scope,
    client: row.client,
    epoch: row.epoch,
    seen: row.seen,
    ackN: row.ackedN,
    schema: SCHEMA,
    app,
  } as const
}
