/** People as the server's records have them, for whoever decides about rights. */
import { and, eq, isNull } from 'drizzle-orm'
import { person, ROLES, type Role } from '#shared/people/person.ts'
import type { Fields } from '#shared/record/record.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { records } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'

export type KnownPerson = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly active: boolean
  readonly storeIds: readonly string[]
}

/** Null when the tenant has nobody of that id. */
export async function readPerson(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<KnownPerson | null> {
  const rows = await tx.orm
    .select({ id: records.id, body: records.body })
    .from(records)
    .where(and(peopleOf(tenantId), eq(records.id, id)))
  return rows[0] ? asPerson(rows[0].id, rows[0].body) : null
}

export async function readPeople(tx: Tx, tenantId: string): Promise<KnownPerson[]> {
  const rows = await tx.orm
    .select({ id: records.id, body: records.body })
    .from(records)
    .where(peopleOf(tenantId))
  return rows.map(({ id, body }) => asPerson(id, body))
}

function peopleOf(tenantId: string) {
  return and(
    eq(records.tenantId, tenantId),
    eq(records.scopeId, ORG_SCOPE),
    eq(records.kind, person.name),
    isNull(records.deletedAt),
  )
}

/** A newer app may have written a role this build does not know: it then has no rights. */
function asPerson(id: string, body: Fields): KnownPerson {
  const role = ROLES.find((known) => known === body.role)
  return {
    id,
    name: typeof body.name === 'string' ? body.name : '',
    role: role ?? 'display',
    active: body.active === true && role !== undefined,
    storeIds: Array.isArray(body.storeIds) ? body.storeIds.map(String) : [],
  }
}
