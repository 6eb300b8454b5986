/** Who works here, as the office lists them: a manager sees the people of his stores. */
import type { OfficePerson } from '#shared/office/people-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import { type KnownPerson, readPeople } from '../../auth/read-people.ts'
import type { Tx } from '../../db/transaction.ts'
import { nameMatcher } from '../../names/match-name.ts'
import type { SortKey } from './cursor.ts'
import { type PageRequest, pageAfter } from './page-after.ts'
import { storesInSight } from './scope-of-sight.ts'

export type PeopleFilter = PageRequest & {
  readonly q?: string | undefined
  readonly store?: string | undefined
  readonly role?: Role | undefined
  readonly id?: string | undefined
}

const PINS = `SELECT p.person_id AS id, (SELECT count(*)::int FROM pin_tries t
    WHERE t.tenant_id = p.tenant_id AND t.person_id = p.person_id
      AND t.locked_at IS NOT NULL) AS locked
  FROM pins p WHERE p.tenant_id = $1 AND p.person_id = ANY ($2)`

export async function listPeople(
  { db }: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  filter: PeopleFilter = {},
): Promise<{ people: OfficePerson[]; total: number; next: string | null }> {
  const { tenantId } = actor
  const stores = storesInSight(actor, filter.store ?? null)
  const isNamed = await nameMatcher(filter.q)
  return await db.readTenant(tenantId, async (tx) => {
    const all = (await readPeople(tx, tenantId)).filter(
      (person) => isNamed(person.name) && isWanted(person, filter, stores),
    )
    const { page, next } = pageAfter(all, sortKey, filter)
    const people = await withPins(tx, tenantId, page)
    return { people, total: all.length, next }
  })
}

function isWanted(
  { id, role, storeIds }: KnownPerson,
  filter: PeopleFilter,
  stores: readonly string[] | null,
): boolean {
  return (
    (stores === null || storeIds.some((store) => stores.includes(store))) &&
    (filter.role === undefined || role === filter.role) &&
    (filter.id === undefined || id === filter.id)
  )
}

function sortKey({ active, name, id }: KnownPerson): SortKey {
  return [Number(!active), name, id]
}

async function withPins(
  tx: Tx,
  tenantId: string,
  people: readonly KnownPerson[],
): Promise<OfficePerson[]> {
  const ids = people.map(({ id }) => id)
  const { rows } = await tx.query<{ id: string; locked: number }>(PINS, [tenantId, ids])
  const locked = new Map(rows.map((row) => [row.id, row.locked]))
  return people.map(({ storeIds, ...person }) => ({
    ...{ ...person, storeIds: [...storeIds] },
    ...{ hasPin: locked.has(person.id), lockedOn: locked.get(person.id) ?? 0 },
  }))
}
