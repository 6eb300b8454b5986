/** Every night: whether the audits of all tenants are whole. */
import { eachOf } from '../../sync/each-of.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { checkAudit } from './check-audit.ts'
import type { AuditVerdict } from './verify-audit.ts'

export type TenantVerdict = AuditVerdict & { readonly tenantId: string }

/** A tenant that fails stops no other; `AggregateError` at the end. */
export async function verifyAll(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  tell: (verdict: TenantVerdict) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = await db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes ORDER BY id'),
  )
  const verifyOne = async ({ id: tenantId }: { id: string }) => {
    const verdict = await db.inTenant(tenantId, (tx) => checkAudit(tx, tenantId, now()))
    tell({ tenantId, ...verdict })
  }
  await eachOf(rows, verifyOne, signal)
}
