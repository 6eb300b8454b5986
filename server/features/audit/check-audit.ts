/**
 * A tenant's audit checked against the head of the check before: what was cut off the end
 * since then shows, too. What was found is kept for the office's health page.
 */
import { eq } from 'drizzle-orm'
import { auditChecks } from '../../db/job-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { type AuditHead, type AuditVerdict, verifyAudit } from './verify-audit.ts'

type Checked = typeof auditChecks.$inferSelect

/** Null before the first night. */
export async function lastCheck(tx: Tx, tenantId: string): Promise<Checked | null> {
  const rows = await tx.orm
    .select()
    .from(auditChecks)
    .where(eq(auditChecks.tenantId, tenantId))
  return rows[0] ?? null
}

/** Against what the last check saw. */
export async function verifyFurther(tx: Tx, tenantId: string): Promise<AuditVerdict> {
  return await verifyAudit(tx, tenantId, headOf(await lastCheck(tx, tenantId)))
}

export async function checkAudit(
  tx: Tx,
  tenantId: string,
  at: number,
): Promise<AuditVerdict> {
  const held = await lastCheck(tx, tenantId)
  const verdict = await verifyAudit(tx, tenantId, headOf(held))
  // What was whole once stays what the next check asks for.
  const head = verdict.type === 'whole' ? verdict.head : (headOf(held) ?? null)
  const found = {
    ...{ at, headSeq: head?.seq ?? 0, headHash: head?.hash ?? '' },
    brokenSeq: verdict.type === 'broken' ? verdict.seq : null,
  }
  await tx.orm
    .insert(auditChecks)
    .values({ tenantId, ...found })
    .onConflictDoUpdate({ target: auditChecks.tenantId, set: found })
  return verdict
}

function headOf(checked: Checked | null): AuditHead | undefined {
  if (!checked || checked.headSeq === 0) return undefined
  return { seq: checked.headSeq, hash: checked.headHash }
}
