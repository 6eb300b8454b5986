/** Records between PostgreSQL, memory and the wire. */

import type { Kind } from '#shared/record/define-kind.ts'
import type { Json } from '#shared/record/json.ts'
import type { Fields, Stamps } from '#shared/record/record.ts'
import type { Tx } from '../db/transaction.ts'
import { type Also, keyOf, type RecordKey, type RecordState } from './record-state.ts'
import type { ScopePlace } from './scope-row.ts'

type StateRow = {
  kind: string
  id: string
  seq: number
  sv: number
  body: Fields
  stamp: string
  stamps: Stamps | null
  also: Also | null
  by: string | null
  est: number | null
  lo: number
  hi: number
  deletedAt: number | null
  origin: string | null
  repairedAt: number | null
}

// LATERAL with LIMIT: always one index look-up per key, also before the first ANALYZE.
const READ_STATES = `SELECT r.kind, r.id, r.seq, r.sv, r.body, r.stamp, r.stamps, r.also, r.by,
    r.captured_est AS est, r.captured_lo AS lo, r.captured_hi AS hi,
    r.deleted_at AS "deletedAt", r.origin,
    r.repaired_at AS "repairedAt"
  FROM unnest($3::text[], $4::text[]) AS k (kind, id) CROSS JOIN LATERAL (
    SELECT * FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2
      AND r.kind = k.kind AND r.id = k.id LIMIT 1) AS r`

const READ_PURGED = `SELECT g.kind, g.id
  FROM unnest($3::text[], $4::text[]) AS k (kind, id) CROSS JOIN LATERAL (
    SELECT g.kind, g.id FROM graveyard g WHERE g.tenant_id = $1 AND g.scope_id = $2
      AND g.kind = k.kind AND g.id = k.id LIMIT 1) AS g`

type Named = { readonly kind: string; readonly id: string }

export async function readStates(
  tx: Tx,
  place: ScopePlace,
  named: readonly Named[],
): Promise<Map<RecordKey, RecordState>> {
  const values = keyValues(place, named)
  const { rows } = await tx.query<StateRow>({
    name: 'read-states',
    text: READ_STATES,
    values,
  })
  return new Map(rows.map((row) => [keyOf(row), stateOf(row)]))
}

export async function readPurged(
  tx: Tx,
  place: ScopePlace,
  named: readonly Named[],
): Promise<Set<RecordKey>> {
  const values = keyValues(place, named)
  const { rows } = await tx.query<Named>({
    name: 'read-purged',
    text: READ_PURGED,
    values,
  })
  return new Set(rows.map(keyOf))
}

function keyValues({ tenantId, scope }: ScopePlace, named: readonly Named[]) {
  return [tenantId, scope, named.map((k) => k.kind), named.map((k) => k.id)]
}

function stateOf({ est, lo, hi, stamps, ...row }: StateRow): RecordState {
  const captured = est === null ? null : ([est, lo, hi] as const)
  return stamps ? { ...row, captured, stamps } : { ...row, captured }
}

/** As `json_to_recordset` in the write statement takes it. */
export function toInput(
  state: RecordState,
  kind: Kind | undefined,
  origin: string | null,
): object {
  const day = kind?.day(state.body) ?? null
  const isHot = day === null || (kind?.isOpen(state.body) ?? false)
  return {
    kind: state.kind,
    id: state.id,
    sv: state.sv,
    body: state.body,
    stamp: state.stamp,
    stamps: state.stamps,
    also: state.also ?? undefined,
    by: state.by,
    est: state.captured?.[0],
    lo: state.captured?.[1],
    hi: state.captured?.[2],
    day,
    shelf: isHot ? HOT_SHELF : day,
    deleted_at: state.deletedAt ?? undefined,
    origin,
    repaired_at: state.repairedAt ?? undefined,
  }
}

/** Sorts after every day: handed out first [B1]. */
const HOT_SHELF = '~'

const INPUT = `json_to_recordset($3::json) AS t (kind text, id text, sv int, body jsonb,
  stamp text, stamps jsonb, also jsonb, by text, est bigint, lo bigint, hi bigint, day text,
  shelf text, deleted_at bigint, origin uuid, repaired_at bigint)`

/** Parameters: $1 tenant, $2 scope, $3 rows as JSON, $4 seq. */
export const INSERT_RECORDS = `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body,
    stamp, stamps, also, by, captured_est, captured_lo, captured_hi, day, shelf, deleted_at,
    origin, repaired_at)
  SELECT $1::uuid, $2::text, kind, id, $4::bigint, sv, body, stamp, stamps, also, by, est, lo,
    hi, day, shelf, deleted_at, origin, repaired_at FROM ${INPUT}`

export const UPSERT_RECORDS = `${INSERT_RECORDS}
  ON CONFLICT (tenant_id, scope_id, kind, id) DO UPDATE SET seq = excluded.seq,
    sv = excluded.sv, body = excluded.body, stamp = excluded.stamp, stamps = excluded.stamps,
    also = excluded.also, by = excluded.by, captured_est = excluded.captured_est,
    captured_lo = excluded.captured_lo, captured_hi = excluded.captured_hi,
    day = excluded.day, shelf = excluded.shelf, deleted_at = excluded.deleted_at,
    origin = excluded.origin, repaired_at = excluded.repaired_at`

export type WireRow = {
  kind: string
  id: string
  sv: number
  body: string
  stamp: string
  stamps: string | null
  also: string | null
  by: string | null
  est: number | null
  lo: number
  hi: number
}

/** What `wireJson` needs; JSON columns as text, so that nothing is parsed on the way out. */
export const WIRE_COLUMNS = `kind, id, sv, body::text AS body, stamp, stamps::text AS stamps,
  also::text AS also, by, captured_est AS est, captured_lo AS lo, captured_hi AS hi`

/** JSON text of a `RecordRow`. Kinds, ids and stamps hold nothing that needs escaping. */
export function wireJson(row: WireRow): string {
  const { kind, id, sv, stamp, est } = row
  const by = row.by === null ? 'null' : JSON.stringify(row.by as Json)
  const captured = est === null ? 'null' : `[${est},${row.lo},${row.hi}]`
  const stamps = row.stamps === null ? '' : `,"stamps":${row.stamps}`
  const also = row.also === null ? '' : `,"also":${row.also}`
  return `{"kind":"${kind}","id":"${id}","sv":${sv},"body":${row.body},"stamp":"${stamp}"${stamps},"by":${by},"captured":${captured}${also}}`
}
