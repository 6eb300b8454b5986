/** A plan written in one statement: records, log, head, client and counter row. */
import type { Fields } from '#shared/record/record.ts'
import type { Tx } from '../db/transaction.ts'
import { numberArray, textArray } from './array-text.ts'
import { newRnd } from './head-token.ts'
import type { LogLine, Plan } from './plan-push.ts'
import { shelve } from './record-sql.ts'
import { keyOf, type RecordKey, type RecordState } from './record-state.ts'
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

// What a single change made needs no second copy: its line in the log is the record, too.
// Columns, not rows: no JSON but the values themselves is read, and each only once.
const LINES = `SELECT n, i, hash, kind, id, set, nullif(base, 'null'::jsonb) AS base, stamp,
    sent, by, sv, est, lo, hi, day, shelf, CASE WHEN is_held THEN $5::uuid END AS origin
  FROM ROWS FROM (unnest($9::bigint[], $13::int[], $14::text[], $15::text[], $16::text[],
      $17::text[], $18::text[], $19::text[], $20::int[], $21::bigint[], $22::bigint[],
      $23::bigint[], $24::text[], $25::text[], $26::boolean[]),
    jsonb_array_elements($27::jsonb), jsonb_array_elements($28::jsonb))
    AS t (n, i, hash, kind, id, stamp, sent, by, sv, est, lo, hi, day, shelf, is_held, set, base)`

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
  SELECT $1::uuid, $2::text, $5::uuid, n, i, hash, $4::bigint, kind, id, set, base, stamp,
    sent, by, $6::uuid, sv, est, lo, hi, $7::bigint, $8::text FROM lines`

const HEAD = `INSERT INTO heads (tenant_id, scope_id, seq, rnd, at)
  SELECT $1::uuid, $2::text, $4::bigint, $10::bytea, $7::bigint WHERE $11::boolean`

const SCOPE = `UPDATE scopes SET seq = $4::bigint, rnd = $10::bytea, clamp_ms = $12::bigint
  WHERE tenant_id = $1::uuid AND scope_id = $2::text`

const CLIENT = `INSERT INTO clients (tenant_id, scope_id, client_id, device_id, last_n, last_h,
    schema, app, created_at, last_seen_at)
  VALUES ($1::uuid, $2::text, $5::uuid, $6::uuid, $29::bigint, $30::text, $31::int, $32::text,
    $7::bigint, $7::bigint)
  ON CONFLICT (tenant_id, scope_id, client_id) DO UPDATE SET last_n = excluded.last_n,
    last_h = excluded.last_h, schema = excluded.schema, app = excluded.app,
    last_seen_at = excluded.last_seen_at`

function writeSql(isInsertOnly: boolean, hasClient: boolean): string {
  const client = hasClient ? `, counted AS (${CLIENT})` : ''
  return `WITH lines AS MATERIALIZED (${LINES}),
    written AS (${isInsertOnly ? INSERT : UPSERT}), logged AS (${LOG}),
    headed AS (${HEAD})${client} ${SCOPE}`
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
  const { rows, lines } = inputsOf(kinds, writing)
  const values: unknown[] = [
    place.tenantId,
    place.scope,
    JSON.stringify(rows),
    row.seq,
    writing.clientId,
    writing.deviceId,
    now,
    writing.via,
    numberArray(lines.map(({ line }) => line.n)),
    row.rnd,
    isMoved,
    row.clampMs,
    ...columnsOf(lines),
  ]
  if (client) values.push(client.lastN, client.lastH, client.schema, client.app)
  const name = `write-${isInsertOnly ? 'new' : 'any'}-${client ? 'client' : 'own'}`
  await tx.query({ name, text: writeSql(isInsertOnly, client !== null), values })
  return row
}

type Placed = { day: string | null; shelf: string | null; origin: string | null }

/** A line of the log; `placed` when it is the whole record, too. */
type Line = { readonly line: LogLine; readonly placed?: Placed | undefined }

function inputsOf(
  kinds: SyncDeps['kinds'],
  { plan, clientId, via, client }: Writing,
): { rows: object[]; lines: Line[] } {
  const pulledTo = client?.pulledTo ?? 0
  const sets = new Set(plan.log.map((line) => line.change.set))
  /** Made by one change and not touched since. */
  const made = new Map<RecordKey, { readonly body: Fields; readonly placed: Placed }>()
  const rows: object[] = []
  for (const { state, isExact } of plan.rows) {
    const hasSeen = state.origin === clientId || state.seq <= pulledTo
    const isHeld = isExact && hasSeen && via === null
    const placed = {
      ...shelve(kinds.get(state.kind), state.body),
      origin: isHeld ? clientId : null,
    }
    if (isOneChange(state) && sets.has(state.body)) {
      made.set(keyOf(state), { body: state.body, placed })
    } else rows.push(rowInput(state, placed))
  }
  const lines = plan.log.map((line): Line => {
    const key = keyOf(line.change)
    const whole = made.get(key)
    if (whole?.body !== line.change.set) return { line }
    made.delete(key)
    return { line, placed: whole.placed }
  })
  return { rows, lines }
}

function isOneChange({ seq, stamps, also, deletedAt, repairedAt }: RecordState): boolean {
  return seq === 0 && !stamps && !also && deletedAt === null && repairedAt === null
}

/** What `json_to_recordset` takes; a key that is missing is NULL. */
function rowInput(state: RecordState, placed: Placed): object {
  const { kind, id, sv, body, stamp, stamps, by, captured } = state
  return {
    ...{ kind, id, sv, body, stamp, stamps, by },
    also: state.also ?? undefined,
    est: captured?.[0],
    lo: captured?.[1],
    hi: captured?.[2],
    ...placed,
    deleted_at: state.deletedAt ?? undefined,
    repaired_at: state.repairedAt ?? undefined,
  }
}

/** What `LINES` unnests, `$13` to `$28`; a list that is too short is filled up with NULL. */
function columnsOf(lines: readonly Line[]): string[] {
  const texts = (of: (line: LogLine) => string | null) =>
    textArray(lines.map(({ line }) => of(line)))
  const numbers = (of: (line: LogLine) => number) =>
    numberArray(lines.map(({ line }) => of(line)))
  const hasBase = lines.some(({ line }) => line.change.base)
  const hasSent = lines.some(({ line }) => line.sentStamp !== null)
  return [
    numbers((l) => l.i),
    texts((l) => l.hash),
    texts((l) => l.change.kind),
    texts((l) => l.change.id),
    texts((l) => l.change.stamp),
    hasSent ? texts((l) => l.sentStamp) : '{}',
    texts((l) => l.by),
    numbers((l) => l.sv),
    ...([0, 1, 2] as const).map((part) => numbers((l) => l.captured[part])),
    textArray(lines.map(({ placed }) => placed?.day)),
    textArray(lines.map(({ placed }) => placed?.shelf)),
    `{${lines.map(({ placed }) => (placed?.origin ? 't' : 'f')).join()}}`,
    JSON.stringify(lines.map(({ line }) => line.change.set)),
    hasBase ? JSON.stringify(lines.map(({ line }) => line.change.base ?? null)) : '[]',
  ]
}
