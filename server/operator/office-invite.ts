/** A way into the back office, when nobody is in who could give one. */
import { issueInvite } from '../auth/office/invite.ts'
import { officeRoleOf } from '../auth/office/office-actor.ts'
import type { OperatorDeps } from './every-tenant.ts'
import { findPerson } from './find-person.ts'

/** `who`: name or id of a manager, of the group's office or of an administrator. */
export async function officeInvite(
  deps: OperatorDeps,
  who: string,
  origin: string,
): Promise<string[]> {
  const person = await findPerson(deps, who)
  const { tenantId, id: personId, name, role } = person
  if (!officeRoleOf(person)) {
    throw new Error(
      `${name} (${role}) has nothing to do in the office, or is switched off.`,
    )
  }
  const { path } = await deps.db.inTenant(tenantId, (tx) =>
    issueInvite(tx, deps, { tenantId, personId, by: {} }),
  )
  return [
    `The back office for ${name} (${role}), good once, for 30 minutes:`,
    `  ${origin}${path}`,
    'Whoever opens it sets a new address, password and authenticator; the old ones end.',
  ]
}
