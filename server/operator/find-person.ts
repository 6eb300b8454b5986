/** The one person a command is about, in whatever tenant. */
import { type KnownPerson, readPeople } from '../auth/read-people.ts'
import { everyTenant, type OperatorDeps } from './every-tenant.ts'

/** `who`: name or id. Throws, naming those who fit, when it is not exactly one. */
export async function findPerson(
  deps: OperatorDeps,
  who: string,
): Promise<KnownPerson & { readonly tenantId: string }> {
  const people = await everyTenant(deps, async (tx, tenantId) =>
    (await readPeople(tx, tenantId)).map((person) => ({ ...person, tenantId })),
  )
  const found = people.filter(({ id, name }) => id === who || name === who)
  const [person] = found
  if (person && found.length === 1) return person
  throw new Error(notOne(who, found.length ? found : people))
}

function notOne(who: string, people: readonly KnownPerson[]): string {
  const lines = people.map(({ id, name, role }) => `  ${id}  ${name} (${role})`)
  return [`${who} is not exactly one person. Say the id:`, ...lines].join('\n')
}
