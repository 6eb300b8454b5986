/**
 * What tablets took down of a person before he was erased, and brought after: it goes, too.
 * Whoever comes again later is a new customer.
 */
import { personalFields } from '#shared/privacy/personal-fields.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { Gone } from './erase-records.ts'
import { phoneDigits, phoneHash } from './phone-hash.ts'

/** A restored database has the log of before; the tablets brought the erasures back [X5]. */
export async function halfErased(tx: Tx, { tenantId, scope }: ScopePlace): Promise<Gone[]> {
  const { rows } = await tx.query<Gone>(
    `SELECT r.kind, r.id, r.body -> '_erased' AS erasure FROM records r
     WHERE r.tenant_id = $1 AND r.scope_id = $2 AND r.body ? '_erased' AND EXISTS (
       SELECT 1 FROM changes c WHERE c.tenant_id = $1 AND c.scope_id = $2 AND c.n > 0
         AND c.kind = r.kind AND c.record_id = r.id AND (CASE r.body -> '_erased'
           WHEN 'true' THEN c.set <> '{}'
           ELSE c.set ?| ARRAY(SELECT jsonb_array_elements_text(r.body -> '_erased')) END))
     LIMIT 500`,
    [tenantId, scope],
  )
  return rows
}

type Row = { kind: string; id: string; phone: string; capturedAt: number }

export async function lateArrivals(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  key: Buffer,
): Promise<Gone[]> {
  const erased = await tx.query<{ hash: string; at: number }>(
    'SELECT phone_hash AS hash, at FROM erased_phones WHERE tenant_id = $1',
    [tenantId],
  )
  if (erased.rows.length === 0) return []
  const last = new Map(erased.rows.map(({ hash, at }) => [hash, at]))
  const { rows } = await tx.query<Row>(
    `SELECT r.kind, r.id, r.body ->> 'phone' AS phone, r.captured_est AS "capturedAt"
     FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2
       AND r.kind IN ('visit', 'contact', 'complaint')
       AND coalesce(r.body ->> 'phone', '') <> '' AND r.captured_est < $3`,
    [tenantId, scope, Math.max(...last.values())],
  )
  return rows.flatMap(({ kind, id, phone, capturedAt }) => {
    const digits = phoneDigits(phone)
    const at = digits === null ? undefined : last.get(phoneHash(key, tenantId, digits))
    if (at === undefined || capturedAt >= at) return []
    return { kind, id, erasure: personalFields(kind as 'visit') }
  })
}
