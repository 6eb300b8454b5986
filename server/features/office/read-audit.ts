/** The audit to read: filtered, newest first, with what the ids in it are called now. */
import type { AuditRow } from '#shared/office/audit-protocol.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { Tx } from '../../db/transaction.ts'
import { verifyFurther } from '../audit/check-audit.ts'
import { type AuditHead, type AuditVerdict, readAuditHead } from '../audit/verify-audit.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { storesInSight } from './scope-of-sight.ts'

export type AuditFilter = {
  readonly person?: string | undefined
  readonly device?: string | undefined
  readonly store?: string | undefined
  readonly act?: string | undefined
  readonly object?: string | undefined
  /** From the first up to the second, ms. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only what has a smaller number. */
  readonly before?: number | undefined
}

/** [AB-9]: more is asked for in parts. */
const MAX_EXPORT = 5_000

const LIST = `SELECT a.seq, a.at, a.act, a.person_id AS "personId",
    a.device_id AS "deviceId", a.session_id AS "sessionId", a.object, a.store_id AS "storeId",
    a.details, p.body ->> 'name' AS "personName", d.name AS "deviceName",
    coalesce(o.body ->> 'name', e.name) AS "objectName"
  FROM audit a
  LEFT JOIN records p ON p.tenant_id = a.tenant_id AND p.scope_id = 'org'
    AND p.kind = 'person' AND p.id = a.person_id
  LEFT JOIN devices d ON d.tenant_id = a.tenant_id AND d.device_id = a.device_id
  LEFT JOIN LATERAL (SELECT body FROM records o WHERE o.tenant_id = a.tenant_id
    AND o.scope_id = 'org' AND o.kind IN ('person', 'store') AND o.id = a.object LIMIT 1) o ON true
  LEFT JOIN devices e ON e.tenant_id = a.tenant_id AND e.device_id::text = a.object
  WHERE a.tenant_id = $1 AND ($2::uuid[] IS NULL OR a.store_id = ANY ($2))
    AND ($3::text IS NULL OR a.person_id = $3) AND ($4::text IS NULL OR a.device_id::text = $4)
    AND ($5::text IS NULL OR a.act = $5) AND ($6::text IS NULL OR a.object = $6)
    AND ($7::bigint IS NULL OR a.at >= $7) AND ($8::bigint IS NULL OR a.at < $8)
    AND ($9::bigint IS NULL OR a.seq < $9)
  ORDER BY a.seq DESC LIMIT $10`

type Page = { rows: AuditRow[]; next: number | null }

export async function readAudit(
  { db }: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  filter: AuditFilter,
  limit: number,
): Promise<Page> {
  return await db.readTenant(actor.tenantId, (tx) => readPage(tx, actor, filter, limit))
}

/** The rows and what the chain ends with: whoever has the file can hold one to the other. */
export async function exportAudit(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  filter: AuditFilter,
): Promise<{ rows: AuditRow[]; isCut: boolean; head: AuditHead | null }> {
  const { tenantId, personId, sessionId } = actor
  return await db.inTenant(tenantId, async (tx) => {
    const { rows, next } = await readPage(tx, actor, filter, MAX_EXPORT)
    const head = await readAuditHead(tx, tenantId)
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'export', by: { personId, sessionId } },
      details: { of: 'audit', rows: rows.length, filters: Object.keys(filter) },
    })
    return { rows, isCut: next !== null, head }
  })
}

async function readPage(
  tx: Tx,
  actor: OfficeActor,
  { person, device, store, act, object, from, to, before }: AuditFilter,
  limit: number,
): Promise<Page> {
  const stores = storesInSight(actor, store ?? null)
  const values = [person, device, act, object, from, to, before].map((one) => one ?? null)
  const { rows } = await tx.query<AuditRow>(LIST, [
    ...[actor.tenantId, stores, ...values, limit + 1],
  ])
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null }
}

/** Computes the chain of the whole tenant anew. */
export async function verdictNow(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  { tenantId }: OfficeActor,
): Promise<{ at: number; verdict: AuditVerdict }> {
  const verdict = await db.readTenant(tenantId, (tx) => verifyFurther(tx, tenantId))
  return { at: now(), verdict }
}
