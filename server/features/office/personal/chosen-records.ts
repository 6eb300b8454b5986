/** The chosen records with all that belongs to them: steps, undos, photos. */
import type { Chosen } from '#shared/office/personal-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { Tx } from '../../../db/transaction.ts'

export type HeldRecord = {
  readonly scope: string
  readonly kind: string
  readonly id: string
  readonly day: string | null
  readonly capturedAt: number | null
  readonly body: Fields
  /** Of the chosen record it belongs to, or is. */
  readonly root: string
}

const READ = `SELECT DISTINCT ON (r.scope_id, r.kind, r.id) r.scope_id AS scope, r.kind, r.id,
    r.day, r.captured_est AS "capturedAt", r.body, c.id AS root
  FROM unnest($2::text[], $3::text[], $4::text[]) AS c (scope, kind, id)
    JOIN records r ON r.tenant_id = $1 AND r.scope_id = c.scope AND (
      r.kind = c.kind AND r.id = c.id
      OR r.kind = 'complaintStep' AND c.kind = 'complaint' AND r.body ->> 'complaintId' = c.id
      OR r.kind = 'visitUndo' AND c.kind = 'visit' AND r.body ->> 'visitId' = c.id
      OR r.kind = 'photo' AND r.body ->> 'parentKind' = c.kind AND r.body ->> 'parentId' = c.id)
  ORDER BY r.scope_id, r.kind, r.id`

export async function chosenRecords(
  tx: Tx,
  tenantId: string,
  { records }: Pick<Chosen, 'records'>,
): Promise<HeldRecord[]> {
  const { rows } = await tx.query<HeldRecord>(READ, [
    tenantId,
    records.map(({ storeId }) => scopeIdOf('store', storeId)),
    records.map(({ kind }) => kind),
    records.map(({ id }) => id),
  ])
  return rows
}

/** Complaints that wait for their end, with what belongs to them, and all others. */
export function partOpen(held: readonly HeldRecord[]) {
  const open = new Set(
    held.flatMap(({ kind, id, body }) =>
      kind === 'complaint' && body.closed !== true ? [id] : [],
    ),
  )
  return {
    open: held.filter(({ root }) => open.has(root)),
    free: held.filter(({ root }) => !open.has(root)),
  }
}
