/**
 * `reporting.<kind>`: one typed view per kind for BI tools, generated from the definitions.
 *
 * Names are snake_case. `security_invoker` keeps the reader under row-level security.
 * A value that does not fit its type (from a newer version) reads as NULL; it stays in
 * the record.
 */
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { KindMap } from '#shared/kinds.ts'
import type { Kind } from '#shared/record/define-kind.ts'
import { APP_ROLE } from './app-role.ts'

/** `security_invoker` views came with PostgreSQL 15; before it there are none. */
const FIRST_WITH_INVOKER = 150_000
const LOCK = 716_420_232

type ColumnType = 'text' | 'date' | 'boolean' | 'bigint' | 'numeric' | 'jsonb'

/** Makes the views anew when a definition changed. Runs as the migrating user. */
export async function refreshReporting(client: pg.Client, kinds: KindMap): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  if ((rows[0]?.version ?? 0) < FIRST_WITH_INVOKER) return
  const sql = reportingSql(kinds)
  const checksum = createHash('sha256').update(sql).digest('hex')
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const found = await client.query<{ comment: string | null }>(
      `SELECT obj_description(oid) AS comment FROM pg_namespace WHERE nspname = 'reporting'`,
    )
    if (found.rows[0]?.comment !== checksum) {
      await client.query(sql)
      await client.query(`COMMENT ON SCHEMA reporting IS '${checksum}'`)
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

export function reportingSql(kinds: KindMap): string {
  return [
    'DROP SCHEMA IF EXISTS reporting CASCADE',
    'CREATE SCHEMA reporting',
    AS_DATE,
    ...[...kinds.values()].map(viewSql),
    `GRANT USAGE ON SCHEMA reporting TO ${APP_ROLE}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO ${APP_ROLE}`,
  ].join(';\n')
}

const AS_DATE = `CREATE FUNCTION reporting.as_date(value text) RETURNS date
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  BEGIN RETURN value::date; EXCEPTION WHEN OTHERS THEN RETURN NULL; END $$`

const ENVELOPE = `tenant_id, scope_id, id,
  to_timestamp(captured_est / 1000.0) AS captured_at,
  to_timestamp(captured_lo / 1000.0) AS captured_from,
  to_timestamp(captured_hi / 1000.0) AS captured_to,
  by AS created_by, deleted_at IS NOT NULL AS is_deleted`
const TAKEN = [
  ...['tenant_id', 'scope_id', 'id', 'captured_at', 'captured_from', 'captured_to'],
  ...['created_by', 'is_deleted'],
]

function viewSql(kind: Kind): string {
  const shape = kind.body._zod.def.shape
  const columns = Object.keys(shape).map((field) => {
    const name = snakeCase(field)
    const column = pg.escapeIdentifier(TAKEN.includes(name) ? `${name}_field` : name)
    return `${valueSql(field, typeOf(shape[field] as Typed))} AS ${column}`
  })
  return `CREATE VIEW reporting.${snakeCase(kind.name)} WITH (security_invoker = true) AS
  SELECT ${[ENVELOPE, ...columns].join(',\n  ')}
  FROM public.records WHERE kind = ${pg.escapeLiteral(kind.name)}`
}

function valueSql(field: string, type: ColumnType): string {
  const key = pg.escapeLiteral(field)
  const text = `body ->> ${key}`
  const isA = (json: string) => `jsonb_typeof(body -> ${key}) = '${json}'`
  switch (type) {
    case 'text':
      return text
    case 'jsonb':
      return `body -> ${key}`
    case 'boolean':
      return `CASE WHEN ${isA('boolean')} THEN (${text})::boolean END`
    case 'date':
      return `reporting.as_date(${text})`
    case 'bigint':
      return `CASE WHEN ${isA('number')} AND ${text} ~ '^-?\\d{1,18}$' THEN (${text})::bigint END`
    case 'numeric':
      return `CASE WHEN ${isA('number')} THEN (${text})::numeric END`
  }
}

/** What we read of a zod schema: enough to choose a column type. */
type Typed = {
  readonly _zod: {
    readonly def: {
      readonly type: string
      readonly format?: string
      readonly innerType?: Typed
      readonly options?: readonly Typed[]
      readonly values?: readonly unknown[]
    }
  }
}

function typeOf(schema: Typed): ColumnType {
  const { def } = schema._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return def.innerType ? typeOf(def.innerType) : 'jsonb'
    case 'string':
      return def.format === 'date' ? 'date' : 'text'
    case 'enum':
      return 'text'
    case 'boolean':
      return 'boolean'
    case 'number':
    case 'int':
      return def.format === 'safeint' || def.format === 'int32' ? 'bigint' : 'numeric'
    case 'literal':
      return commonType((def.values ?? []).map(typeOfValue))
    case 'union':
      return commonType((def.options ?? []).map(typeOf))
    default:
      return 'jsonb'
  }
}

function typeOfValue(value: unknown): ColumnType {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  return Number.isSafeInteger(value) ? 'bigint' : 'jsonb'
}

function commonType(types: readonly ColumnType[]): ColumnType {
  const [first] = types
  return first && types.every((type) => type === first) ? first : 'jsonb'
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
