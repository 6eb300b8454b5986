/** Plans written in one statement: records, log, head, clients and counter row. */
import type { Tx } from '../db/transaction.ts'
import { textArray } from './array-text.ts'
import { newRnd } from './head-token.ts'
import type { Plan } from './plan-push.ts'
import type { ScopePlace, ScopeRow } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'
import { inputsOf } from './write-inputs.ts'

export type Writing = {
  readonly place: ScopePlace
  /** As locked. */
  readonly row: ScopeRow
  readonly now: number
  readonly via: 'replay' | 'server' | null
  /** No two of them write the same record or belong to the same client. */
  readonly parts: readonly WritingPart[]
}

export type WritingPart = {
  readonly plan: Plan
  readonly clientId: string
  readonly deviceId: string
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

// What a single change made needs no second copy: its line in the log is the record, too.
// Columns, not rows: no JSON but the values themselves is read, and each only once.
const LINES = `SELECT ($5::uuid[])[part] AS client_id, ($6::uuid[])[part] AS device_id, n, i,
    hash, kind, id, set, nullif(base, 'null'::jsonb) AS base, stamp, sent, by, sv, est, lo, hi,
    day, shelf, CASE WHEN is_held THEN ($5::uuid[])[part] END AS origin
  FROM ROWS FROM (unnest($14::int[], $15::bigint[], $16::int[], $17::text[], $18::text[],
      $19::text[], $20::text[], $21::text[], $22::text[], $23::int[], $24::bigint[],
      $25::bigint[], $26::bigint[], $27::text[], $28::text[], $29::boolean[]),
    jsonb_array_elements($30::jsonb), jsonb_array_elements($31::jsonb))
    AS t (part, n, i, hash, kind, id, stamp, sent, by, sv, est, lo, hi, day, shelf, is_held,
      set, base)`

const ROWS = `SELECT $1::uuid, $2::text, kind, id, $4::bigint, sv, body, stamp, stamps, also, by,
    est, lo, hi, day, shelf, deleted_at, origin, repaired_at
  FROM json_to_recordset($3::json) AS t (kind text, id text, sv int, body jsonb, stamp text,
    stamps jsonb, also jsonb, by text, est bigint, lo bigint, hi bigint, day text, shelf text,
    deleted_at bigint, origin uuid, repaired_at bigint)`

const INSERT = `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, stamps,
    also, by, captured_est, captured_lo, captured_hi, day, shelf, deleted_at, origin,
    repaired_at)
  ${ROWS} UNION ALL SELECT $1::uuid, $2::text, kind, id, $4::bigint, sv, set, stamp, NULL, NULL,
    by, est, lo, hi, day, shelf, NULL, origin, NULL FROM lines WHERE shelf IS NOT NULL`

const UPSERT = `${INSERT}
  ON CONFLICT (tenant_id, scope_id, kind, id) DO UPDATE SET seq = excluded.seq,
    sv = excluded.sv, body = excluded.body, stamp = excluded.stamp, stamps = excluded.stamps,
    also = excluded.also, by = excluded.by, captured_est = excluded.captured_est,
    captured_lo = excluded.captured_lo, captured_hi = excluded.captured_hi,
    day = excluded.day, shelf = excluded.shelf, deleted_at = excluded.deleted_at,
    origin = excluded.origin, repaired_at = excluded.repaired_at`

const LOG = `INSERT INTO changes (tenant_id, scope_id, client_id, n, i, hash, seq, kind,
    record_id, set, base, stamp, sent_stamp, by, device_id, sv, captured_est, captured_lo,
    captured_hi, received_at, via)
  SELECT $1::uuid, $2::text, client_id, n, i, hash, $4::bigint, kind, id, set, base, stamp,
    sent, by, device_id, sv, est, lo, hi, $7::bigint, $8::text FROM lines`

const HEAD = `INSERT INTO heads (tenant_id, scope_id, seq, rnd, at)
  SELECT $1::uuid, $2::text, $4::bigint, $9::bytea, $7::bigint WHERE $10::boolean`

const SCOPE = `UPDATE scopes SET seq = $4::bigint, rnd = $9::bytea, clamp_ms = $11::bigint
  WHERE tenant_id = $1::uuid AND scope_id = $2::text`

const CLIENTS = `INSERT INTO clients (tenant_id, scope_id, client_id, device_id, last_n, last_h,
    schema, app, created_at, last_seen_at)
  SELECT $1::uuid, $2::text, ($5::uuid[])[part], ($6::uuid[])[part], last_n, last_h, schema, app,
    $7::bigint, $7::bigint
  FROM json_to_recordset($12::json) AS t (part int, last_n bigint, last_h text, schema int)
    JOIN unnest($13::text[]) WITH ORDINALITY AS a (app, part) USING (part)
  ON CONFLICT (tenant_id, scope_id, client_id) DO UPDATE SET last_n = excluded.last_n,
    last_h = excluded.last_h, schema = excluded.schema, app = excluded.app,
    last_seen_at = excluded.last_seen_at`

function writeSql(isInsertOnly: boolean): string {
  return `WITH lines AS MATERIALIZED (${LINES}),
    written AS (${isInsertOnly ? INSERT : UPSERT}), logged AS (${LOG}),
    headed AS (${HEAD}), counted AS (${CLIENTS}) ${SCOPE}`
}

/** Returns the counter row after it. */
export async function writePlans(
  tx: Tx,
  kinds: SyncDeps['kinds'],
  writing: Writing,
): Promise<ScopeRow> {
  const { place, parts, now, via } = writing
  const isMoved = parts.some(({ plan }) => plan.rows.length > 0)
  const row: ScopeRow = {
    ...writing.row,
    seq: isMoved ? writing.row.seq + 1 : writing.row.seq,
    rnd: isMoved ? newRnd() : writing.row.rnd,
    clampMs: parts.at(-1)?.plan.clampMs ?? writing.row.clampMs,
  }
  const isNew = (part: WritingPart) => part.plan.rows.every(({ state }) => state.seq === 0)
  const isInsertOnly = parts.every(isNew)
  const { rows, columns } = inputsOf(kinds, writing)
  const counted = parts.flatMap(({ client }, i) => {
    if (!client) return []
    return {
      part: i + 1,
      last_n: client.lastN,
      last_h: client.lastH,
      schema: client.schema,
    }
  })
  const values: unknown[] = [
    place.tenantId,
    place.scope,
    JSON.stringify(rows),
    row.seq,
    textArray(parts.map((part) => part.clientId)),
    textArray(parts.map((part) => part.deviceId)),
    now,
    via,
    row.rnd,
    isMoved,
    row.clampMs,
    JSON.stringify(counted),
    textArray(parts.map((part) => part.client?.app)),
    ...columns,
  ]
  const name = `write-${isInsertOnly ? 'new' : 'any'}`
  await tx.query({ name, text: writeSql(isInsertOnly), values })
  return row
}
