/** The table of limits with what the last night took. */
import { RETENTION, RETENTION_RULES } from '#shared/privacy/retention.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { refuseUnlessAdministering } from '../scope-of-sight.ts'

type Run = { rule: string; ranAt: number; erased: number; total: number }

export async function readLimits({ db }: Pick<IdentityDeps, 'db'>, actor: OfficeActor) {
  refuseUnlessAdministering(actor)
  const { tenantId } = actor
  const { rows } = await db.readTenant(tenantId, (tx) =>
    tx.query<Run>(
      'SELECT rule, ran_at AS "ranAt", erased, total FROM retention_runs WHERE tenant_id = $1',
      [tenantId],
    ),
  )
  const runs = new Map(rows.map(({ rule, ...run }) => [rule, run]))
  const limits = RETENTION_RULES.map((rule) => {
    const run = runs.get(rule) ?? { ranAt: null, erased: 0, total: 0 }
    return { rule, ...RETENTION[rule], ...run }
  })
  return { limits }
}
