/** What the office shows of whoever is signed in. */
import { eq } from 'drizzle-orm'
import type { Me } from '#shared/office/session-protocol.ts'
import { tenants } from '../../db/tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { readPerson } from '../read-people.ts'
import { type OfficeActor, storesOf } from './office-actor.ts'

export async function readMe(
  tx: Tx,
  actor: Pick<OfficeActor, 'tenantId' | 'personId' | 'role' | 'freshUntil'>,
): Promise<Me> {
  const { tenantId, personId, role, freshUntil } = actor
  const person = await readPerson(tx, tenantId, personId)
  const groups = await tx.orm
    .select({ name: tenants.name })
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId))
  const storeIds = storesOf(role, person ?? { storeIds: [] })
  return {
    ...{ personId, name: person?.name ?? '', role, freshUntil },
    tenantName: groups[0]?.name ?? '',
    storeIds: storeIds === 'all' ? storeIds : [...storeIds],
  }
}
