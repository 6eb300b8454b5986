/**
 * Who may do what with a complaint. Whoever it is about may say a word to it and nothing
 * else; whoever handled it does not ask the customer whether it was handled well.
 */
import type { Role } from '../people/person.ts'
import type { Complaint, ComplaintStep } from './complaint.ts'
import type { ComplaintCourse } from './complaint-course.ts'
import { levelRule } from './complaint-level.ts'

type About = Pick<Complaint, 'aboutStaff'>
type Owned = About & Pick<Complaint, 'ownerId'>

const HANDLING: readonly ComplaintStep['step'][] = [
  'contacted',
  'planned',
  'replied',
  'executed',
]

export function isAbout(personId: string | null, { aboutStaff }: About): boolean {
  return personId !== null && (aboutStaff ?? []).includes(personId)
}

/** May own, handle and close it. */
export function mayHandle(personId: string | null, complaint: About): boolean {
  return personId !== null && !isAbout(personId, complaint)
}

/** Neither complained about nor in charge nor at work on it: may ask how it went. */
export function mayCallBack(
  personId: string | null,
  complaint: Owned,
  { standing }: Pick<ComplaintCourse, 'standing'>,
): boolean {
  if (!mayHandle(personId, complaint) || personId === complaint.ownerId) return false
  return !standing.some((s) => s.by === personId && HANDLING.includes(s.step))
}

/** The level belongs into other hands; null when it is owned as it should be. */
export function ownerProblem(
  complaint: Owned & Pick<Complaint, 'level'>,
  ownerRole: Role | undefined,
): 'nobody' | 'about' | 'too_low' | null {
  if (complaint.ownerId === null) return 'nobody'
  if (isAbout(complaint.ownerId, complaint)) return 'about'
  // Someone who has left is not judged by a role nobody knows any more.
  if (ownerRole === undefined) return null
  return levelRule(complaint.level).ownerRoles.includes(ownerRole) ? null : 'too_low'
}

const MANAGERS: readonly Role[] = ['manager', 'admin']

/** Lets an unhappy customer go, allows a second pause, closes what nobody could verify. */
export function isManager(role: Role | null): boolean {
  return role !== null && MANAGERS.includes(role)
}
