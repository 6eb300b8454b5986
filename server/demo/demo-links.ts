/** Fresh one-time links into the demo store, for a tablet and for a wall display. */
import { and, eq } from 'drizzle-orm'
import { createEnrolmentCode } from '../auth/enrol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { readPeople } from '../auth/read-people.ts'
import { records, tenantRoutes } from '../db/tables.ts'

export type DemoLinks = { readonly tablet: string; readonly display: string }

/** Paths behind the origin; null when this installation holds no demo store. */
export async function demoLinks(deps: IdentityDeps): Promise<DemoLinks | null> {
  const tenants = await deps.db.inNoTenant((tx) => tx.orm.select().from(tenantRoutes))
  for (const { id: tenantId } of tenants) {
    const found = await deps.db.inTenant(tenantId, async (tx) => {
      const stores = await tx.orm
        .select({ id: records.id, body: records.body })
        .from(records)
        .where(and(eq(records.tenantId, tenantId), eq(records.kind, 'store')))
      const store = stores.find(({ body }) => body.demo === true)
      const people = await readPeople(tx, tenantId)
      const by = people.find(({ role, active }) => role === 'admin' && active)
      return store && by ? { storeId: store.id, by } : null
    })
    if (!found) continue
    const ctx = { store: { tenantId, storeId: found.storeId }, by: found.by }
    const tablet = { deviceKind: 'tablet', deviceName: '門口平板' } as const
    const display = { deviceKind: 'display', deviceName: '會議牆' } as const
    return {
      tablet: (await createEnrolmentCode(deps, ctx, tablet)).path,
      display: (await createEnrolmentCode(deps, ctx, display)).path,
    }
  }
  return null
}
