/**
 * When a complaint may be closed: with the customer's word, not the handler's, and with the
 * cause, so that it is the last of its sort (domain.md 7.5). A grumble or a general complaint
 * that was solved at once, in time, to the customer's content, needs no more than that word.
 */
import type { Role } from '../people/person.ts'
import type { Complaint, LaterStep, Satisfaction } from './complaint.ts'
import type { ComplaintCourse } from './complaint-course.ts'
import { isManager, mayHandle } from './complaint-people.ts'
import type { CauseType } from './complaint-values.ts'
import type { Tries } from './contact-attempts.ts'

const CONTENT: readonly Satisfaction[] = ['very', 'satisfied']

export function isContent(satisfaction: Satisfaction): boolean {
  return CONTENT.includes(satisfaction)
}

/** A customer who is not content, or was not reached, is let go by a manager only. */
export function mayClose(role: Role | null, satisfaction: Satisfaction): boolean {
  if (role === null) return false
  return isContent(satisfaction) || isManager(role)
}

/** "Call me at six" is granted once; a second time by a manager, who says why. */
export const FREE_PAUSES = 1
export const MAX_PAUSES = 2

export function mayPause(role: Role | null, pauses: number): boolean {
  if (role === null) return false
  return pauses < FREE_PAUSES || (pauses < MAX_PAUSES && isManager(role))
}

type Standing = Pick<ComplaintCourse, 'done' | 'earlier'>
type Judged = Pick<Complaint, 'level'>

/** Serious, late, opened again or promised for later: then it is looked at twice. */
function isSolvedAtOnce({ level }: Judged, course: Standing, isLate: boolean): boolean {
  const outcome = course.done.replied?.outcome ?? 'solved'
  return level <= 2 && course.earlier.length === 0 && outcome === 'solved' && !isLate
}

/** The steps this complaint takes between the answer and the closing. */
export function laterSteps(
  complaint: Judged,
  course: Standing,
  isLate: boolean,
): readonly LaterStep[] {
  const isAtOnce = isSolvedAtOnce(complaint, course, isLate)
  const isPromised = (course.done.replied?.outcome ?? 'solved') !== 'solved'
  const needed: LaterStep[] = []
  if (isPromised || complaint.level >= 3 || course.done.executed) needed.push('executed')
  if (!isAtOnce || course.done.called_back) needed.push('called_back')
  return needed
}

/** What still stands between the complaint and its closing. */
export const CLOSING_NEEDS = [
  'not_about_you',
  'executed',
  'called_back',
  'satisfaction',
  'manager',
  'tries',
  'cause',
  'prevention',
  'settlement',
] as const
export type ClosingNeed = (typeof CLOSING_NEEDS)[number]

export type ClosingInput = {
  readonly complaint: Pick<Complaint, 'level' | 'aboutStaff'>
  readonly course: Standing
  /** Handled after it was due. */
  readonly isLate: boolean
  readonly personId: string | null
  readonly role: Role | null
  /** What the customer said; `unreached` = three tries on two days reached nobody. */
  readonly answer: Satisfaction | 'unreached' | null
  readonly tries: Pick<Tries, 'isEnough'>
  /** As they will be once it is closed. */
  readonly causeType: CauseType | null
  readonly prevention: string
  readonly settlement: string
}

/** Empty when it may be closed by this person, like this, now. */
export function closingNeeds(input: ClosingInput): readonly ClosingNeed[] {
  const { complaint, course, answer, role } = input
  const isUnreached = answer === 'unreached'
  const isHappy = answer !== null && !isUnreached && isContent(answer)
  const later = laterSteps(complaint, course, input.isLate)
  const asksWhy =
    !isSolvedAtOnce(complaint, course, input.isLate) || (answer !== null && !isHappy)
  const missing = {
    not_about_you: !mayHandle(input.personId, complaint),
    executed: later.includes('executed') && !course.done.executed,
    // Who cannot be reached cannot be called back.
    called_back: later.includes('called_back') && !course.done.called_back && !isUnreached,
    satisfaction: answer === null,
    manager: answer !== null && !isHappy && !isManager(role),
    tries: isUnreached && !input.tries.isEnough,
    cause: asksWhy && input.causeType === null,
    prevention: asksWhy && input.prevention.trim() === '',
    settlement: complaint.level >= 3 && !course.done.settled && !input.settlement.trim(),
  } satisfies Record<ClosingNeed, boolean>
  return CLOSING_NEEDS.filter((need) => missing[need])
}
