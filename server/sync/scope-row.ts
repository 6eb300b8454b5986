/** The counter row of a scope: made on first use, locked by every write [L1]. */
import { randomUUID } from 'node:crypto'
import type { SyncError } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type HeadPlace, headToken, newRnd } from './head-token.ts'
import type { SyncDeps } from './sync-deps.ts'

export type ScopeRow = {
  readonly epoch: string
  readonly epochs: readonly string[]
  /** `seq` at which the epoch began. */
  readonly epochSeq: number
  readonly seq: number
  readonly rnd: Buffer
  readonly floorSeq: number
  readonly headFloorSeq: number
  readonly repairUntil: number | null
  readonly clampMs: number
}

export type ScopePlace = { readonly tenantId: string; readonly scope: string }

const REPAIR_MS = 14 * 86_400_000

const COLUMNS = `epoch, epochs, epoch_seq AS "epochSeq", seq, rnd, floor_seq AS "floorSeq",
  head_floor_seq AS "headFloorSeq", repair_until AS "repairUntil", clamp_ms AS "clampMs"`
const READ = `SELECT ${COLUMNS} FROM scopes WHERE tenant_id = $1 AND scope_id = $2`

export async function readScope(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
): Promise<ScopeRow | undefined> {
  const values = [tenantId, scope]
  const { rows } = await tx.query<ScopeRow>({ name: 'read-scope', text: READ, values })
  return rows[0]
}

/** Holds every other writer of the scope until the transaction ends. */
export async function lockScope(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
): Promise<ScopeRow | undefined> {
  const text = `${READ} FOR UPDATE`
  const { rows } = await tx.query<ScopeRow>({
    name: 'lock-scope',
    text,
    values: [tenantId, scope],
  })
  return rows[0]
}

/** Makes the row when it is missing; whoever is first, wins. */
export async function createScope(tx: Tx, place: ScopePlace, now: number): Promise<void> {
  const { tenantId, scope } = place
  const epoch = randomUUID()
  await tx.query(
    `WITH made AS (
       INSERT INTO scopes (tenant_id, scope_id, epoch, epochs, epoch_seq, seq, rnd, floor_seq,
         head_floor_seq, repair_until, clamp_ms)
       VALUES ($1, $2, $3, ARRAY[$3::uuid], 0, 0, $4, 0, 0, NULL, 0)
       ON CONFLICT DO NOTHING RETURNING rnd)
     INSERT INTO heads (tenant_id, scope_id, seq, rnd, at)
     SELECT $1, $2, 0, rnd, $5 FROM made ON CONFLICT DO NOTHING`,
    [tenantId, scope, epoch, newRnd(), now],
  )
}

/** Locked, and made if need be. */
export async function lockOrCreateScope(
  tx: Tx,
  place: ScopePlace,
  now: number,
): Promise<ScopeRow> {
  const found = await lockScope(tx, place)
  if (found) return found
  await createScope(tx, place, now)
  return (await lockScope(tx, place)) as ScopeRow
}

/**
 * Begins a new epoch: the database went back in time [E2]. `proof` is the epoch whose head
 * proved it; it is remembered, so that the next tablet that knows it proves nothing new.
 * The caller holds the lock. Returns the answer to whoever brought the proof.
 */
export async function mintEpoch(
  tx: Tx,
  deps: Pick<SyncDeps, 'headKey'>,
  place: ScopePlace,
  { row, proof, now }: { row: ScopeRow; proof: string; now: number },
): Promise<SyncError & { error: 'epoch' }> {
  const epoch = randomUUID()
  const epochs = [...new Set([...row.epochs, proof, epoch])]
  await tx.query(
    `UPDATE scopes SET epoch = $3, epochs = $4::uuid[], epoch_seq = seq, repair_until = $5
     WHERE tenant_id = $1 AND scope_id = $2`,
    [place.tenantId, place.scope, epoch, epochs, now + REPAIR_MS],
  )
  return { error: 'epoch', epoch, head: headOf(deps, place, { ...row, epoch }) }
}

/** The signed head of the scope as it stands in `row`. */
export function headOf(
  deps: Pick<SyncDeps, 'headKey'>,
  { tenantId, scope }: ScopePlace,
  { epoch, seq, rnd }: Pick<ScopeRow, 'epoch' | 'seq' | 'rnd'>,
): { seq: number; tok: string } {
  const place: HeadPlace = { tenantId, scope, epoch, seq }
  return { seq, tok: headToken(deps.headKey, place, rnd) }
}
