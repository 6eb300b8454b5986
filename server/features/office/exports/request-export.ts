/** Asking for a file: judged, counted, audited and put in the queue, in one transaction. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import {
  EXPORT_KEPT_MS,
  EXPORTS_PER_HOUR,
  type ExportRequest,
  MOST_EXPORT_ROWS,
} from '#shared/office/export-protocol.ts'
import { SHEET_WORDS } from '#shared/office/sheets/all-sheets.ts'
import { mayTakePhones } from '#shared/permissions.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { officeExports } from '../../../db/office-tables.ts'
import type { Tx } from '../../../db/transaction.ts'
import { writeAudit } from '../../audit/write-audit.ts'
import { readStores } from '../read-stores.ts'
import { storesInSight } from '../scope-of-sight.ts'
import { countLines } from './export-rows.ts'

const HOUR = 3_600_000

/**
 * `forbidden` without the right to customers' data, `not_found` for a store out of sight,
 * `too_many` after six in an hour, `too_many_rows` when the range is to be narrowed.
 */
export async function requestExport(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  request: ExportRequest,
): Promise<{ id: string; rows: number }> {
  refuseUnlessWhole(actor, request)
  const { tenantId, personId, sessionId } = actor
  const { sheet, store, from, to, format, personal } = request
  const storeIds = storesInSight(actor, store ?? null)
  return await db.inTenant(tenantId, async (tx) => {
    const at = now()
    await refuseIfTooOften(tx, actor, at)
    const stores = await readStores(tx, tenantId, storeIds)
    if (store && stores.length === 0) {
      throw new AppError('not_found', 'No store of that id.')
    }
    const zone = stores[0]?.zone ?? 'UTC'
    const rows = await countLines(tx, { tenantId, sheet, storeIds, from, to, zone })
    if (rows > MOST_EXPORT_ROWS) {
      throw new AppError('too_many_rows', 'Too many rows for one file: narrow the range.')
    }
    const id = randomUUID()
    await tx.orm.insert(officeExports).values({
      ...{ tenantId, id, at, personId, request, storeIds, state: 'queued' },
      expiresAt: at + EXPORT_KEPT_MS,
    })
    await writeAudit(tx, {
      ...{ tenantId, at, act: 'export', by: { personId, sessionId }, object: id },
      storeId: store ?? null,
      details: { of: sheet, format, from, to, personal, rows },
    })
    return { id, rows }
  })
}

function refuseUnlessWhole({ role }: OfficeActor, request: ExportRequest): void {
  const { sheet, words, personal, reason, from, to } = request
  if (personal !== 'none' && !mayTakePhones(role)) {
    throw new AppError('forbidden', 'Not your right.')
  }
  if (personal === 'whole' && reason === undefined) {
    throw new AppError('invalid', 'Not usable: reason')
  }
  if (from > to) throw new AppError('invalid', 'Not usable: to')
  const lacking = Object.entries<readonly string[]>(SHEET_WORDS[sheet]).some(
    ([area, keys]) => keys.some((key) => !Object.hasOwn(words[area] ?? {}, key)),
  )
  if (lacking) throw new AppError('invalid', 'Not usable: words')
}

/** Counted in the database, one after the other: several servers know of each other's. */
async function refuseIfTooOften(
  tx: Tx,
  { tenantId, personId }: OfficeActor,
  at: number,
): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `export ${tenantId} ${personId}`,
  ])
  const { rows } = await tx.query<{ at: number }>(
    `SELECT at FROM office_exports WHERE tenant_id = $1 AND person_id = $2 AND at > $3
     ORDER BY at DESC LIMIT ${EXPORTS_PER_HOUR}`,
    [tenantId, personId, at - HOUR],
  )
  const first = rows[EXPORTS_PER_HOUR - 1]
  if (!first) return
  const retryAfterMs = Math.max(1, first.at + HOUR - at)
  throw new AppError('too_many', 'Too many files in an hour.', { facts: { retryAfterMs } })
}
