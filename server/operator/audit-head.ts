/** The heads of the audits, to be printed or kept where the database cannot reach. */
import { verifyFurther } from '../features/audit/check-audit.ts'
import { everyTenant, type OperatorDeps } from './every-tenant.ts'

/** Throws when one of them is not as it was written. */
export async function auditHead(deps: OperatorDeps): Promise<string[]> {
  const found = await everyTenant(deps, async (tx, tenantId) => [
    { tenantId, verdict: await verifyFurther(tx, tenantId) },
  ])
  const lines = found.map(({ tenantId, verdict }) => {
    if (verdict.type === 'broken')
      return `  ${tenantId}  ALTERED from entry ${verdict.seq} on`
    return `  ${tenantId}  #${verdict.head?.seq ?? 0}  ${verdict.head?.hash ?? 'nothing yet'}`
  })
  const title = `Heads of the audits, ${new Date(deps.now()).toISOString()}:`
  const isWhole = found.every(({ verdict }) => verdict.type === 'whole')
  if (!isWhole) throw new Error([title, ...lines].join('\n'))
  return [title, ...lines, 'Keep it elsewhere: an end that is cut off shows against it.']
}
