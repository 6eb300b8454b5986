/** What the operator's commands look at: all tenants of the installation. */

import type { IdentityDeps } from '../auth/identity-deps.ts'
import { tenantRoutes } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'

export type OperatorDeps = Pick<IdentityDeps, 'db' | 'now'>

export async function everyTenant<T>(
  { db }: OperatorDeps,
  read: (tx: Tx, tenantId: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const tenants = await db.inNoTenant((tx) => tx.orm.select().from(tenantRoutes))
  const found: T[] = []
  for (const { id } of tenants) found.push(...(await db.inTenant(id, (tx) => read(tx, id))))
  return found
}
