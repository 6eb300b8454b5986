/** The rescue file: everything that is only on this tablet, to be brought to a server by hand. */
import type { LocalDb } from '#client/sync/local-db.ts'
import type { LogRow, RefusedRow, ScopeRow } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'
import { PROTOCOL, SCHEMA } from '#shared/sync/protocol.ts'
import { readEnrolment } from './device.ts'

export const RESCUE_FORMAT = 'floorwalk-outbox'

/** JSON: device, scopes with their clients, and the mutations that wait or were refused. */
export async function exportOutbox(db: LocalDb, now: number): Promise<Blob> {
  const enrolment = await readEnrolment(db)
  const stores = ['scopes', 'mutations', 'refused'] as const
  const held = await transact(db, stores, 'readonly', async (tx) => {
    const [scopes, log, refused] = await Promise.all([
      done<ScopeRow[]>(tx.objectStore('scopes').getAll()),
      done<LogRow[]>(tx.objectStore('mutations').getAll()),
      done<RefusedRow[]>(tx.objectStore('refused').getAll()),
    ])
    return { scopes, log, refused }
  })
  const acked = new Map(held.scopes.map((row) => [row.scope, row.ackedOrder]))
  const waiting = held.log.filter(
    ({ order, scope, parked }) => parked || order > (acked.get(scope) ?? 0),
  )
  const content = {
    format: RESCUE_FORMAT,
    protocol: PROTOCOL,
    schema: SCHEMA,
    savedAt: now,
    device: enrolment?.device ?? null,
    scopes: held.scopes.map(({ scope, client, epoch, ackedN, ackedH }) => ({
      scope,
      client,
      epoch,
      ackedN,
      ackedH,
    })),
    waiting,
    refused: held.refused.filter(({ state }) => state !== 'resent'),
  }
  return new Blob([JSON.stringify(content)], { type: 'application/json' })
}
