/** Fresh one-time links into the demo store: a tablet, a wall display, the back office. */
import { and, eq } from 'drizzle-orm'
import { createEnrolmentCode } from '../auth/enrol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { readAccount } from '../auth/office/account.ts'
import { issueInvite } from '../auth/office/invite.ts'
import { readPeople } from '../auth/read-people.ts'
import { records, tenantRoutes } from '../db/tables.ts'

export type DemoLinks = {
  readonly tablet: string
  readonly display: string
  /** An invite for the administrator, until he has an account. */
  readonly office: string
}

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
      office: await officeLink(deps, { tenantId, personId: found.by.id }),
    }
  }
  return null
}

async function officeLink(
  deps: IdentityDeps,
  owner: { readonly tenantId: string; readonly personId: string },
): Promise<string> {
  return await deps.db.inTenant(owner.tenantId, async (tx) => {
    const account = await readAccount(tx, owner)
    if (account?.totpAt) return '/office'
    return (await issueInvite(tx, deps, { ...owner, by: {} })).path
  })
}
