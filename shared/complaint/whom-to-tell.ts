/** The people behind a level of escalation, as the store is staffed. */
import type { Person } from '../people/person.ts'
import type { ToldRole } from './complaint.ts'

export type Colleague = Pick<Person, 'role' | 'storeIds' | 'active'> & {
  readonly id: string
}

export type Staffing = {
  readonly storeId: string
  readonly people: readonly Colleague[]
  readonly ownerId: string | null
  /** Complained about: they are not told, whatever they are. */
  readonly aboutStaff?: readonly string[] | undefined
}

/** Who answers when nobody of a role is there; the last one has nobody above. */
const ABOVE = {
  owner: 'supervisor',
  supervisor: 'manager',
  manager: 'general_manager',
  general_manager: null,
} satisfies Record<ToldRole, ToldRole | null>

/** Ids, sorted. Empty only where no one above works here either. */
export function whomToTell(role: ToldRole, staffing: Staffing): string[] {
  for (let at: ToldRole | null = role; at !== null; at = ABOVE[at]) {
    const ids = idsOf(at, staffing)
    if (ids.length > 0) return ids
  }
  return []
}

function idsOf(role: ToldRole, staffing: Staffing): string[] {
  const { people, aboutStaff = [] } = staffing
  return people
    .filter(({ active, id }) => active && !aboutStaff.includes(id))
    .filter((person) => isMeant(role, person, staffing))
    .map((person) => person.id)
    .sort()
}

/** A dealer's general manager works in the group's office or administers the store. */
function isMeant(
  role: ToldRole,
  person: Colleague,
  { storeId, ownerId }: Pick<Staffing, 'storeId' | 'ownerId'>,
): boolean {
  if (role === 'owner') return person.id === ownerId
  if (role === 'general_manager' && person.role === 'office') return true
  if (!person.storeIds.includes(storeId)) return false
  return person.role === (role === 'general_manager' ? 'admin' : role)
}
