/** What a file is made of, out of the database: counted first, then row by row. */
import type { ExportSheet } from '#shared/office/export-protocol.ts'
import type { ExportRecord } from '#shared/office/sheets/sheet.ts'
import { instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import type { Tx } from '../../../db/transaction.ts'

export type ExportRange = {
  readonly tenantId: string
  readonly sheet: ExportSheet
  /** Null: all. */
  readonly storeIds: readonly string[] | null
  /** Business days, inclusive. */
  readonly from: string
  readonly to: string
  /** Whose days the audit is cut by. */
  readonly zone: string
}

/** A record and what belongs to it; the number of lines it makes. */
const FAMILIES = {
  visits: {
    kind: 'visit',
    child: ['visitUndo', 'visitId'],
    order: `r.body -> 'arriveAt',`,
  },
  contacts: { kind: 'contact', child: ['', ''], order: `r.body -> 'receivedAt',` },
  complaints: { kind: 'complaint', child: ['complaintStep', 'complaintId'], order: '' },
  rounds: { kind: 'inspectionRound', child: ['roundSignature', 'roundId'], order: '' },
  cards: { kind: 'correctiveAction', child: ['cardStep', 'cardId'], order: '' },
  checklists: { kind: 'checklistRun', child: ['checklistSignature', 'runId'], order: '' },
} as const satisfies Partial<Record<ExportSheet, object>>
type FamilySheet = keyof typeof FAMILIES

/** Lines of a record where it makes more than one: `r` is the record, `c` counts its steps. */
const LINES: Partial<Record<ExportSheet, string>> = {
  complaints: 'coalesce(c.count, 1)',
  rounds: answered('r'),
  checklists: answered('a'),
}

function answered(family: string): string {
  return `greatest(1, (SELECT count(*) FROM jsonb_each(r.body) f
    WHERE f.key LIKE '${family}.%' AND f.value <> 'null'))`
}

const WHERE = `r.tenant_id = $1 AND r.kind = $2 AND r.deleted_at IS NULL
  AND ($3::text[] IS NULL OR r.scope_id = ANY ($3)) AND r.day BETWEEN $4 AND $5`

const PEOPLE = `FROM records r WHERE r.tenant_id = $1 AND r.scope_id = 'org'
  AND r.kind = 'person' AND r.deleted_at IS NULL
  AND ($2::text[] IS NULL OR r.body -> 'storeIds' ?| $2)`

const AUDIT = `FROM audit a WHERE a.tenant_id = $1
  AND ($2::uuid[] IS NULL OR a.store_id = ANY ($2)) AND a.at >= $3 AND a.at < $4`

/** Lines the file would have. */
export async function countLines(tx: Tx, range: ExportRange): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(...countOf(range))
  return rows[0]?.count ?? 0
}

function countOf(range: ExportRange): [string, unknown[]] {
  const { sheet } = range
  if (sheet === 'people') return [`SELECT count(*) AS count ${PEOPLE}`, peopleValues(range)]
  if (sheet === 'audit') return [`SELECT count(*) AS count ${AUDIT}`, auditValues(range)]
  const steps = `LEFT JOIN (SELECT scope_id, body ->> 'complaintId' AS parent, count(*)
    FROM records WHERE tenant_id = $1 AND kind = 'complaintStep' AND deleted_at IS NULL
      AND day >= $4 GROUP BY 1, 2) c ON c.scope_id = r.scope_id AND c.parent = r.id`
  return [
    `SELECT coalesce(sum(${LINES[sheet] ?? 1}), 0)::bigint AS count FROM records r
     ${sheet === 'complaints' ? steps : ''} WHERE ${WHERE}`,
    familyValues(range, sheet),
  ]
}

const PAGE = 500

type Row = Omit<ExportRecord, 'store'> & { readonly scope: string | null }

/** Through a cursor: in memory lies one page, however many there are. */
export async function* readLines(
  tx: Tx,
  range: ExportRange,
): AsyncGenerator<readonly (Row & { readonly storeId: string | null })[]> {
  const [select, values] = selectOf(range)
  await tx.query(`DECLARE export_rows NO SCROLL CURSOR FOR ${select}`, values)
  for (;;) {
    const { rows } = await tx.query<Row>(`FETCH ${PAGE} FROM export_rows`)
    if (rows.length === 0) break
    yield rows.map((row) => ({ ...row, storeId: row.scope && storeOfScope(row.scope) }))
  }
  await tx.query('CLOSE export_rows')
}

function selectOf(range: ExportRange): [string, unknown[]] {
  const { sheet } = range
  if (sheet === 'people') {
    return [
      `SELECT r.id, NULL AS by, NULL AS day, NULL AS scope, '[]'::jsonb AS children,
         r.body || jsonb_build_object('storeNames', (SELECT string_agg(s.body ->> 'name', '、'
           ORDER BY s.body ->> 'name') FROM records s WHERE s.tenant_id = r.tenant_id
           AND s.scope_id = 'org' AND s.kind = 'store' AND r.body -> 'storeIds' ? s.id)) AS body
       ${PEOPLE} ORDER BY r.body ->> 'name', r.id`,
      peopleValues(range),
    ]
  }
  if (sheet === 'audit') {
    return [
      `SELECT a.seq::text AS id, a.person_id AS by, NULL AS day, '[]'::jsonb AS children,
         'store:' || a.store_id AS scope, jsonb_build_object('seq', a.seq, 'at', a.at,
           'act', a.act, 'personId', a.person_id, 'deviceId', a.device_id,
           'object', a.object, 'details', a.details, 'personName',
           (SELECT p.body ->> 'name' FROM records p WHERE p.tenant_id = a.tenant_id
             AND p.scope_id = 'org' AND p.kind = 'person' AND p.id = a.person_id),
           'deviceName', (SELECT d.name FROM devices d WHERE d.tenant_id = a.tenant_id
             AND d.device_id = a.device_id), 'objectName',
           (SELECT o.body ->> 'name' FROM records o WHERE o.tenant_id = a.tenant_id
             AND o.scope_id = 'org' AND o.kind IN ('person', 'store') AND o.id = a.object
             LIMIT 1)) AS body
       ${AUDIT} ORDER BY a.seq`,
      auditValues(range),
    ]
  }
  const { child, order } = FAMILIES[sheet]
  return [
    `WITH children AS (
       SELECT scope_id, body ->> $7 AS parent,
         jsonb_agg(body || jsonb_build_object('id', id, 'by', by) ORDER BY id) AS list
       FROM records WHERE tenant_id = $1 AND kind = $6 AND deleted_at IS NULL
         AND ($3::text[] IS NULL OR scope_id = ANY ($3)) AND day >= $4 GROUP BY 1, 2)
     SELECT r.id, r.by, r.day, r.scope_id AS scope, r.body,
       coalesce(c.list, '[]'::jsonb) AS children
     FROM records r LEFT JOIN children c ON c.scope_id = r.scope_id AND c.parent = r.id
     WHERE ${WHERE} ORDER BY r.scope_id, r.day, ${order} r.id`,
    [...familyValues(range, sheet), ...child],
  ]
}

function familyValues({ tenantId, storeIds, from, to }: ExportRange, sheet: FamilySheet) {
  const scopes = storeIds?.map((id) => `store:${id}`) ?? null
  return [tenantId, FAMILIES[sheet].kind, scopes, from, to]
}

function peopleValues({ tenantId, storeIds }: ExportRange) {
  return [tenantId, storeIds]
}

function auditValues({ tenantId, storeIds, from, to, zone }: ExportRange) {
  const end = instantAt(shiftDay(to, 1), 0, 0, zone)
  return [tenantId, storeIds, instantAt(from, 0, 0, zone), end]
}

/** Bodies of all versions of the templates, by id. */
export async function readTemplates(
  tx: Tx,
  tenantId: string,
): Promise<Map<string, Fields>> {
  const { rows } = await tx.query<{ id: string; body: Fields }>(
    `SELECT id, body FROM records WHERE tenant_id = $1 AND scope_id = 'org'
       AND kind IN ('inspectionTemplate', 'checklistTemplate') AND deleted_at IS NULL`,
    [tenantId],
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}
