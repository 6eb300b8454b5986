/** Where a card stands, folded from its steps. Steps taken back do not count. */
import type { CardColor } from './card-rules.ts'
import type { CardStep, CorrectiveAction, EscalationReason } from './corrective-action.ts'

export type CardStepRecord = CardStep & { readonly id: string; readonly by: string | null }

export type CardCourse = {
  /** Steps that stand, oldest first. */
  readonly standing: readonly CardStepRecord[]
  /** Reported as mended and not sent back since. */
  readonly done: CardStepRecord | null
  readonly verified: CardStepRecord | null
  readonly cancelled: CardStepRecord | null
  /** How often the re-check said no. */
  readonly notOk: number
  /** In force: as issued, or as moved since. */
  readonly dueAt: number
  /** A due time ran out before the work was done, or before it was moved. */
  readonly wasLate: boolean
  /** The last due time that ran out so, ms; what is running out now is not in it. */
  readonly missedAt: number | null
}

type Issued = Pick<CorrectiveAction, 'dueAt'>

export function cardCourse(card: Issued, steps: readonly CardStepRecord[]): CardCourse {
  const undone = new Set(
    steps.flatMap((s) => (s.step === 'undone' && s.undoes ? s.undoes : [])),
  )
  const standing = steps
    .filter((s) => s.step !== 'undone' && !undone.has(s.id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  let done: CardStepRecord | null = null
  let verified: CardStepRecord | null = null
  let cancelled: CardStepRecord | null = null
  let notOk = 0
  let dueAt = card.dueAt
  let missedAt: number | null = null
  for (const s of standing) {
    if (!done && !cancelled && s.at > dueAt) missedAt = dueAt
    if (s.step === 'done') done ??= s
    else if (s.step === 'verified') verified ??= s
    else if (s.step === 'cancelled') cancelled ??= s
    else if (s.step === 'not_ok') {
      notOk += 1
      done = null
    }
    if (s.step === 'moved' || s.step === 'not_ok') dueAt = s.dueAt ?? dueAt
  }
  const wasLate = missedAt !== null
  return { standing, done, verified, cancelled, notOk, dueAt, wasLate, missedAt }
}

/** So long before its time an open card is shown as due. */
const SOON_MS = 30 * 60_000

export const CARD_STATES = [
  'overdue',
  'due',
  'open',
  'done',
  'verified',
  'cancelled',
] as const
export type CardStateType = (typeof CARD_STATES)[number]

export type CardState = {
  readonly type: CardStateType
  /** Yellow turns red once it was late, for good. */
  readonly color: CardColor
  readonly dueAt: number
  /** Before the due time; below zero after it. */
  readonly leftMs: number
  readonly escalation: readonly EscalationReason[]
}

/** The re-check said no so often: the sales manager is told. */
export const NOT_OK_LIMIT = 2

export function cardState(
  card: Pick<CorrectiveAction, 'card'>,
  course: CardCourse,
  now: number,
): CardState {
  const { dueAt } = course
  const type = stateType(course, now)
  const isLate = course.wasLate || type === 'overdue'
  const color = card.card === 'red' || isLate ? 'red' : 'yellow'
  const escalation: EscalationReason[] = []
  if (card.card === 'red') escalation.push('red')
  if (isLate) escalation.push('overdue')
  if (course.notOk >= NOT_OK_LIMIT) escalation.push('not_ok_twice')
  return { type, color, dueAt, leftMs: dueAt - now, escalation }
}

function stateType(course: CardCourse, now: number): CardStateType {
  if (course.cancelled) return 'cancelled'
  if (course.verified) return 'verified'
  if (course.done) return 'done'
  if (now > course.dueAt) return 'overdue'
  return course.dueAt - now <= SOON_MS ? 'due' : 'open'
}

/** Overdue first, then nearest due; what waits for a re-check; what is over, last. */
export function byCardUrgency(a: CardState, b: CardState): number {
  return CARD_STATES.indexOf(a.type) - CARD_STATES.indexOf(b.type) || a.dueAt - b.dueAt
}
