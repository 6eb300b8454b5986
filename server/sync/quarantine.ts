/**
 * What the gate refused: kept, listed, and let in again once it may be, under its author and
 * its time [P6]. Nothing is ever deleted from it.
 */

import type { Refusal } from '#shared/record/check-change.ts'
import type { Captured } from '#shared/sync/captured.ts'
import type { Mutation } from '#shared/sync/change.ts'
import { type LiveEvent, mutationSchema } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { applyArrivals, namedBy } from './apply-arrivals.ts'
import type { Arrival } from './plan-push.ts'
import { readFacts } from './read-facts.ts'
import { readGround } from './record-sql.ts'
import { lockOrCreateScope, type ScopePlace } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

export type QuarantineEntry = {
  readonly id: string
  readonly scope: string
  readonly clientId: string
  readonly n: number
  readonly deviceId: string
  readonly by: string | null
  readonly byName: string | null
  /** JSON text as received. */
  readonly mutation: string
  readonly code: string
  readonly detail: string
  readonly state: 'open' | 'replayed'
  readonly isRepair: boolean
  readonly receivedAt: number
  readonly resolvedAt: number | null
  readonly resolvedBy: string | null
}

const COLUMNS = `id, scope_id AS scope, client_id AS "clientId", n, device_id AS "deviceId", by,
  by_name AS "byName", mutation, code, detail, state, is_repair AS "isRepair",
  received_at AS "receivedAt", resolved_at AS "resolvedAt", resolved_by AS "resolvedBy"`

export type QuarantineFilter = {
  readonly scopes?: readonly string[]
  readonly state?: QuarantineEntry['state']
  /** The entry before the first. */
  readonly after?: Pick<QuarantineEntry, 'receivedAt' | 'n' | 'id'>
  readonly limit?: number
}

/** Newest first. */
export async function listQuarantine(
  { db }: Pick<SyncDeps, 'db'>,
  tenantId: string,
  filter: QuarantineFilter = {},
): Promise<QuarantineEntry[]> {
  const { scopes = null, state = null, after, limit = 1000 } = filter
  const from = [after?.receivedAt, after?.n, after?.id].map((one) => one ?? null)
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<QuarantineEntry>(
      `SELECT ${COLUMNS} FROM quarantine WHERE tenant_id = $1
         AND ($2::text[] IS NULL OR scope_id = ANY ($2)) AND ($3::text IS NULL OR state = $3)
         AND ($5::bigint IS NULL OR (received_at, n) < ($5, $6::bigint)
           OR (received_at = $5 AND n = $6 AND id > $7::uuid))
       ORDER BY received_at DESC, n DESC, id LIMIT $4`,
      [tenantId, scopes, state, limit, ...from],
    ),
  )
  return rows
}

export type Replayed =
  | { readonly type: 'replayed' }
  /** Still refused, and still there. */
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'not_found' }

export type ReplayRequest = {
  readonly tenantId: string
  readonly scope: string
  readonly id: string
  /** Person who lets it in. */
  readonly resolvedBy: string
  /** That person vouches for an author whose rights are gone or unknown. */
  readonly isVouched?: boolean
}

/** `andThen` is done in the same transaction, when it was let in. */
export async function replayQuarantined(
  deps: SyncDeps,
  request: ReplayRequest,
  andThen: (tx: Tx) => Promise<void> = async () => {},
): Promise<Replayed> {
  const { tenantId } = request
  const { result, poke } = await deps.db.inTenant(tenantId, async (tx) => {
    const replayed = await replayIn(tx, deps, request)
    if (replayed.result.type === 'replayed') await andThen(tx)
    return replayed
  })
  if (poke) deps.live.poke(tenantId, poke)
  return result
}

type EntryRow = {
  clientId: string
  deviceId: string
  n: number
  hash: string
  by: string | null
  mutation: string
  isRepair: boolean
  est: number
  lo: number
  hi: number
}

async function replayIn(
  tx: Tx,
  deps: SyncDeps,
  { tenantId, scope, id, resolvedBy, isVouched }: ReplayRequest,
): Promise<{ result: Replayed; poke: LiveEvent | null }> {
  const place: ScopePlace = { tenantId, scope }
  const now = deps.now()
  const row = await lockOrCreateScope(tx, place, now)
  const entry = await readOpen(tx, place, id)
  if (!entry) return { result: { type: 'not_found' }, poke: null }
  const arrival = readArrival(entry)
  const { clientId, deviceId, est, lo, hi } = entry
  const captured: Captured = [est, lo, hi]
  const applied = await applyArrivals(tx, deps, {
    ...{ place, row, now, arrivals: [arrival], captured, clientId, deviceId },
    facts: await readFacts(tx, place, {
      ...{ client: clientId, deviceId, seqs: [] },
      authors: entry.by === null ? [] : [entry.by],
    }),
    ground: await readGround(tx, place, namedBy([arrival])),
    ...{ clock: { off: null, boots: {} }, via: 'replay' as const, client: null },
    authorCheck: isVouched ? 'vouched' : 'author',
    parked: () => undefined,
    // Refused again: it stays where it is, no second entry.
    isParkedAlready: true,
  })
  const [parked] = applied.plan.parked
  if (parked) return { result: { type: 'refused', refusal: parked.refusal }, poke: null }
  await tx.query(
    `UPDATE quarantine SET state = 'replayed', resolved_at = $4, resolved_by = $5
     WHERE tenant_id = $1 AND scope_id = $2 AND id = $3`,
    [tenantId, scope, id, now, resolvedBy],
  )
  const poke = { scope, epoch: applied.row.epoch, seq: applied.row.seq }
  return { result: { type: 'replayed' }, poke }
}

async function readOpen(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  id: string,
): Promise<EntryRow | undefined> {
  const { rows } = await tx.query<EntryRow>(
    `SELECT client_id AS "clientId", device_id AS "deviceId", n, hash, by, mutation,
       is_repair AS "isRepair", captured_est AS est, captured_lo AS lo, captured_hi AS hi
     FROM quarantine WHERE tenant_id = $1 AND scope_id = $2 AND id = $3 AND state = 'open'
       AND NOT is_repair`,
    [tenantId, scope, id],
  )
  return rows[0]
}

function readArrival({ n, hash, mutation: text, by }: EntryRow): Arrival {
  const parsed = mutationSchema.safeParse(JSON.parse(text))
  if (parsed.success) {
    return { n, hash, text, by, mutation: parsed.data as Mutation, refusal: null }
  }
  const refusal: Refusal = { code: 'invalid_field', detail: 'still unreadable' }
  return { n, hash, text, by, mutation: null, refusal }
}
