import type { Role } from '#shared/people/person.ts'

const LEADS: readonly Role[] = ['supervisor', 'manager', 'office', 'admin']

/** Whole phone numbers leave the app only in the hands of a lead (domain.md 10.3). */
export function mayTakePhones(role: Role): boolean {
  return LEADS.includes(role)
}
