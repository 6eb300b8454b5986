/** The account behind an address. Asking takes the same work whether there is one or not. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { officeAccounts, officeRoutes } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readPerson } from '../read-people.ts'
import { emailHash } from './email-hash.ts'
import { type OfficeRole, officeRoleOf } from './office-actor.ts'

/** A tenant and a person that nobody has. */
const NOBODY = randomUUID()

export type Account = typeof officeAccounts.$inferSelect & {
  readonly name: string
  /** Null for whoever was switched off, or has no role in the office any more. */
  readonly role: OfficeRole | null
}

export async function findAccount(
  { db, officeKey }: Pick<IdentityDeps, 'db' | 'officeKey'>,
  email: string,
): Promise<Account | null> {
  const hash = emailHash(officeKey, email)
  const routes = await db.inNoTenant((tx) =>
    tx.orm.select().from(officeRoutes).where(eq(officeRoutes.emailHash, hash)),
  )
  const tenantId = routes[0]?.tenantId ?? NOBODY
  return await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(officeAccounts)
      .where(and(eq(officeAccounts.tenantId, tenantId), eq(officeAccounts.emailHash, hash)))
    const person = await readPerson(tx, tenantId, rows[0]?.personId ?? NOBODY)
    return rows[0] ? withRole(rows[0], person) : null
  })
}

type Owner = { readonly tenantId: string; readonly personId: string }

export async function readAccount(tx: Tx, owner: Owner): Promise<Account | null> {
  const rows = await tx.orm.select().from(officeAccounts).where(accountOf(owner))
  const person = await readPerson(tx, owner.tenantId, owner.personId)
  return rows[0] ? withRole(rows[0], person) : null
}

export function accountOf({ tenantId, personId }: Owner) {
  return and(eq(officeAccounts.tenantId, tenantId), eq(officeAccounts.personId, personId))
}

function withRole(
  row: typeof officeAccounts.$inferSelect,
  person: Awaited<ReturnType<typeof readPerson>>,
): Account {
  return { ...row, name: person?.name ?? '', role: officeRoleOf(person) }
}
