/** Records between PostgreSQL, memory and the wire. */

import type { Kind } from '#shared/record/define-kind.ts'
import type { Json } from '#shared/record/json.ts'
import type { Fields, Stamps } from '#shared/record/record.ts'
import { packCaptured } from '#shared/sync/captured.ts'
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
const READ_GROUND = `SELECT k.kind, k.id, g.id IS NOT NULL AS "isPurged", r.seq, r.sv, r.body,
    r.stamp, r.stamps, r.also, r.by, r.captured_est AS est, r.captured_lo AS lo,
    r.captured_hi AS hi, r.deleted_at AS "deletedAt", r.origin, r.repaired_at AS "repairedAt"
  FROM unnest($3::text[], $4::text[]) AS k (kind, id)
  LEFT JOIN LATERAL (SELECT * FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2
    AND r.kind = k.kind AND r.id = k.id LIMIT 1) AS r ON true
  LEFT JOIN LATERAL (SELECT g.id FROM graveyard g WHERE g.tenant_id = $1 AND g.scope_id = $2
    AND g.kind = k.kind AND g.id = k.id LIMIT 1) AS g ON true
  WHERE r.seq IS NOT NULL OR g.id IS NOT NULL`

type GroundRow = StateRow & { readonly seq: number | null; readonly isPurged: boolean }

/** What the named records stand on: their state, and which ids were purged [E8]. */
export type Ground = {
  readonly held: ReadonlyMap<RecordKey, RecordState>
  readonly purged: ReadonlySet<RecordKey>
}

export async function readGround(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  named: Iterable<{ readonly kind: string; readonly id: string }>,
): Promise<Ground> {
  const keys = new Map<RecordKey, { readonly kind: string; readonly id: string }>()
  for (const name of named) keys.set(keyOf(name), name)
  const list = [...keys.values()]
  const { rows } = await tx.query<GroundRow>({
    name: 'read-ground',
    text: READ_GROUND,
    values: [tenantId, scope, list.map((k) => k.kind), list.map((k) => k.id)],
  })
  const held = new Map<RecordKey, RecordState>()
  const purged = new Set<RecordKey>()
  for (const { isPurged, ...row } of rows) {
    if (isPurged) purged.add(keyOf(row))
    if (row.seq !== null) held.set(keyOf(row), stateOf(row))
  }
  return { held, purged }
}

function stateOf({ est, lo, hi, stamps, ...row }: StateRow): RecordState {
  const captured = est === null ? null : ([est, lo, hi] as const)
  return stamps ? { ...row, captured, stamps } : { ...row, captured }
}

/** Where a record lies: its business day, and its place in the bootstrap [B1]. */
export function shelve(kind: Kind | undefined, body: Fields) {
  const day = kind?.day(body) ?? null
  const isHot = day === null || (kind?.isOpen(body) ?? false)
  return { day, shelf: isHot ? HOT_SHELF : day }
}

/** Sorts after every day: handed out first. */
const HOT_SHELF = '~'

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
  const captured = est === null ? 'null' : `[${packCaptured([est, row.lo, row.hi]).join()}]`
  const stamps = row.stamps === null ? '' : `,"stamps":${row.stamps}`
  const also = row.also === null ? '' : `,"also":${row.also}`
  return `{"kind":"${kind}","id":"${id}","sv":${sv},"body":${row.body},"stamp":"${stamp}"${stamps},"by":${by},"captured":${captured}${also}}`
}
