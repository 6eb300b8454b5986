/** Who speaks in the back office: a person, as the session's cookie proved. */
import type { KnownPerson } from '../read-people.ts'

export const OFFICE_ROLES = ['manager', 'office', 'admin'] as const
export type OfficeRole = (typeof OFFICE_ROLES)[number]

export type OfficeActor = {
  readonly tenantId: string
  readonly personId: string
  /** As it is now, whatever it was at the sign-in. */
  readonly role: OfficeRole
  readonly sessionId: string
  /** Stores this person has a say about. */
  readonly storeIds: readonly string[] | 'all'
  /** Acts that want fresh proof are allowed until then, ms. */
  readonly freshUntil: number
}

/** Null for whoever has nothing to do in the office, or left. */
export function officeRoleOf(
  person: Pick<KnownPerson, 'role' | 'active'> | null,
): OfficeRole | null {
  if (!person?.active) return null
  return OFFICE_ROLES.find((role) => role === person.role) ?? null
}

/** A manager runs certain stores; the group's office and the administrators all. */
export function storesOf(
  role: OfficeRole,
  person: Pick<KnownPerson, 'storeIds'>,
): OfficeActor['storeIds'] {
  return role === 'manager' ? person.storeIds : 'all'
}
