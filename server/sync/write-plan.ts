/** A plan written in one statement: records, log, head, client and counter row. */
import { randomUUID } from 'node:crypto'
import type { MutationResult } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { newRnd } from './head-token.ts'
import type { LogLine, Parked, Plan } from './plan-push.ts'
import { INSERT_RECORDS, toInput, UPSERT_RECORDS } from './record-sql.ts'
import type { ScopePlace, ScopeRow } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

export type Writing = {
  readonly place: ScopePlace
  /** As locked. */
  readonly row: ScopeRow
  readonly plan: Plan
  readonly now: number
  readonly clientId: string
  readonly deviceId: string
  readonly via: 'replay' | 'server' | null
  /** What is acknowledged with it; null when no client's numbers move. */
  readonly client: {
    /** How far it has pulled: what others wrote behind that it has not seen [L4]. */
    readonly pulledTo: number | null
    readonly lastN: number
    readonly lastH: string
    readonly schema: number
    readonly app: string
  } | null
}

const LOG = `INSERT INTO changes (tenant_id, scope_id, client_id, n, i, hash, seq, kind,
    record_id, set, base, stamp, sent_stamp, by, device_id, sv, captured_est, captured_lo,
    captured_hi, received_at, via)
  SELECT $1::uuid, $2::text, $5::uuid, n, i, hash, $4::bigint, kind, id, set, base, stamp,
    sent, by, $6::uuid, sv, est, lo, hi, $7::bigint, $8::text
  FROM json_to_recordset($9::json) AS t (n bigint, i int, hash text, kind text, id text,
    set jsonb, base jsonb, stamp text, sent text, by text, sv int, est bigint, lo bigint,
    hi bigint)`

const HEAD = `INSERT INTO heads (tenant_id, scope_id, seq, rnd, at)
  SELECT $1::uuid, $2::text, $4::bigint, $10::bytea, $7::bigint WHERE $11::boolean`

const SCOPE = `UPDATE scopes SET seq = $4::bigint, rnd = $10::bytea, clamp_ms = $12::bigint
  WHERE tenant_id = $1::uuid AND scope_id = $2::text`

const CLIENT = `INSERT INTO clients (tenant_id, scope_id, client_id, device_id, last_n, last_h,
    schema, app, created_at, last_seen_at)
  VALUES ($1::uuid, $2::text, $5::uuid, $6::uuid, $13::bigint, $14::text, $15::int, $16::text,
    $7::bigint, $7::bigint)
  ON CONFLICT (tenant_id, scope_id, client_id) DO UPDATE SET last_n = excluded.last_n,
    last_h = excluded.last_h, schema = excluded.schema, app = excluded.app,
    last_seen_at = excluded.last_seen_at`

function writeSql(isInsertOnly: boolean, hasClient: boolean): string {
  const records = isInsertOnly ? INSERT_RECORDS : UPSERT_RECORDS
  const client = hasClient ? `, counted AS (${CLIENT})` : ''
  return `WITH written AS (${records}), logged AS (${LOG}), headed AS (${HEAD})${client} ${SCOPE}`
}

/** Returns the counter row after it. */
export async function writePlan(
  tx: Tx,
  kinds: SyncDeps['kinds'],
  writing: Writing,
): Promise<ScopeRow> {
  const { place, plan, now, client } = writing
  const isMoved = plan.rows.length > 0
  const row: ScopeRow = {
    ...writing.row,
    seq: isMoved ? writing.row.seq + 1 : writing.row.seq,
    rnd: isMoved ? newRnd() : writing.row.rnd,
    clampMs: plan.clampMs,
  }
  const isInsertOnly = plan.rows.every(({ state }) => state.seq === 0)
  const values: unknown[] = [
    place.tenantId,
    place.scope,
    JSON.stringify(recordInputs(kinds, writing)),
    row.seq,
    writing.clientId,
    writing.deviceId,
    now,
    writing.via,
    JSON.stringify(plan.log.map(logInput)),
    row.rnd,
    isMoved,
    row.clampMs,
  ]
  if (client) values.push(client.lastN, client.lastH, client.schema, client.app)
  const name = `write-${isInsertOnly ? 'new' : 'any'}-${client ? 'client' : 'own'}`
  await tx.query({ name, text: writeSql(isInsertOnly, client !== null), values })
  return row
}

function recordInputs(
  kinds: SyncDeps['kinds'],
  { plan, clientId, via, client }: Writing,
): object[] {
  const pulledTo = client?.pulledTo ?? 0
  return plan.rows.map(({ state, isExact }) => {
    const hasSeen = state.origin === clientId || state.seq <= pulledTo
    const isHeld = isExact && hasSeen && via === null
    return toInput(state, kinds.get(state.kind), isHeld ? clientId : null)
  })
}

function logInput({ n, i, hash, change, sentStamp, by, sv, captured }: LogLine): object {
  const [est, lo, hi] = captured
  const { kind, id, set, base, stamp } = change
  const sent = sentStamp ?? undefined
  return { n, i, hash, kind, id, set, base, stamp, sent, by, sv, est, lo, hi }
}

const PARK = `INSERT INTO quarantine (tenant_id, scope_id, id, client_id, n, hash, device_id, by,
    by_name, mutation, code, detail, state, is_repair, captured_est, captured_lo, captured_hi,
    received_at)
  SELECT $1::uuid, $2::text, id, $3::uuid, n, hash, $4::uuid, by, by_name, mutation, code,
    detail, 'open', $5::boolean, est, lo, hi, $6::bigint
  FROM json_to_recordset($7::json) AS t (id uuid, n bigint, hash text, by text, by_name text,
    mutation text, code text, detail text, est bigint, lo bigint, hi bigint)`

/** Keeps what the gate refused, and tells the author which entry holds it [P6]. */
export async function park(
  tx: Tx,
  place: ScopePlace,
  parked: readonly Parked[],
  from: { clientId: string; deviceId: string; now: number; isRepair: boolean },
): Promise<MutationResult[]> {
  if (parked.length === 0) return []
  const entries = parked.map(({ arrival, refusal, captured, byName }) => ({
    id: randomUUID(),
    n: arrival.n,
    hash: arrival.hash,
    by: arrival.by,
    by_name: byName,
    mutation: arrival.text,
    code: refusal.code,
    detail: refusal.detail.replaceAll('\0', ''),
    est: captured[0],
    lo: captured[1],
    hi: captured[2],
  }))
  const { clientId, deviceId, now, isRepair } = from
  const { tenantId, scope } = place
  await tx.query(PARK, [
    ...[tenantId, scope, clientId, deviceId, isRepair, now],
    JSON.stringify(entries),
  ])
  return parked.map(({ arrival, refusal }, i) => ({
    n: arrival.n,
    code: refusal.code,
    detail: refusal.detail,
    entry: (entries[i] as { id: string }).id,
  }))
}
