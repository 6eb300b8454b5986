/** The files of the last day and before, and the way to one's own. */
import { AppError } from '#shared/errors.ts'
import type { ExportRequest, OfficeExport } from '#shared/office/export-protocol.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { storesInSight } from '../scope-of-sight.ts'

const MOST_LISTED = 100

type Row = Omit<OfficeExport, 'isMine' | keyof ExportRequest> &
  Pick<ExportRequest, 'sheet' | 'format' | 'from' | 'to' | 'personal' | 'name'> & {
    storeIds: string[] | null
  }

const SELECT = `SELECT e.id, e.at, e.person_id AS "personId", p.body ->> 'name' AS "personName",
    e.request ->> 'sheet' AS sheet, e.request ->> 'format' AS format,
    e.request ->> 'store' AS "storeId", e.request ->> 'from' AS from,
    e.request ->> 'to' AS to, e.request ->> 'personal' AS personal,
    e.request ->> 'name' AS name, e.store_ids::text[] AS "storeIds",
    CASE WHEN e.expires_at <= $3 THEN 'gone' ELSE e.state END AS state, e.rows, e.bytes,
    e.expires_at AS "expiresAt"
  FROM office_exports e
  LEFT JOIN records p ON p.tenant_id = e.tenant_id AND p.scope_id = 'org'
    AND p.kind = 'person' AND p.id = e.person_id
  WHERE e.tenant_id = $1 AND ($2::uuid[] IS NULL OR e.store_ids <@ $2)`

/** What holds nothing but stores in sight; newest first. */
export async function listExports(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
): Promise<OfficeExport[]> {
  const { tenantId, personId } = actor
  const { rows } = await db.readTenant(tenantId, (tx) =>
    tx.query<Row>(`${SELECT} ORDER BY e.at DESC, e.id LIMIT ${MOST_LISTED}`, [
      ...[tenantId, storesInSight(actor, null), now()],
    ]),
  )
  return rows.map(({ storeIds: _, name: __, ...row }) => ({
    ...row,
    isMine: row.personId === personId,
  }))
}

/** `not_found` for another's, for one that is not ready or gone, and when a store is out of sight by now. */
export async function findFile(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  id: string,
): Promise<Pick<Row, 'name' | 'format'>> {
  const { rows } = await db.readTenant(actor.tenantId, (tx) =>
    tx.query<Row>(`${SELECT} AND e.id = $4 AND e.person_id = $5`, [
      ...[actor.tenantId, storesInSight(actor, null), now(), id, actor.personId],
    ]),
  )
  const [found] = rows
  if (found?.state !== 'ready') throw new AppError('not_found', 'No file of that id.')
  return found
}
