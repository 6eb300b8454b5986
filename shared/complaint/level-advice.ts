/** When a complaint belongs on a higher level (domain.md 7.3); a person decides. */
import type { Complaint, ComplaintLevel } from './complaint.ts'
import type { ClockState } from './complaint-clock.ts'
import type { StepRecord } from './complaint-course.ts'
import { raised } from './complaint-level.ts'

const REPEAT_MS = 30 * 24 * 3_600_000
const REPEAT_LEVEL = 3

export const LEVEL_REASONS = ['repeat_customer', 'repeat_cause', 'overdue'] as const
export type LevelReason = (typeof LEVEL_REASONS)[number]

export type LevelAdvice = {
  readonly level: ComplaintLevel
  readonly why: LevelReason
  /** The complaint it repeats. */
  readonly otherId?: string
}

type Compared = Pick<
  Complaint,
  'level' | 'learnedAt' | 'phone' | 'plate' | 'category' | 'causeType'
> & { readonly id: string }

type AdviceInput = {
  readonly complaint: Compared
  /** Earlier and later ones of the store; those that go on under another one left out. */
  readonly others: readonly Compared[]
  readonly state: ClockState
  readonly levels: readonly StepRecord[]
}

/** Null when the level is as it should be. */
export function levelAdvice({
  complaint,
  others,
  state,
  levels,
}: AdviceInput): LevelAdvice | null {
  const before = others.filter(
    (other) =>
      other.id !== complaint.id &&
      other.learnedAt <= complaint.learnedAt &&
      complaint.learnedAt - other.learnedAt <= REPEAT_MS,
  )
  if (complaint.level < REPEAT_LEVEL) {
    const sameCustomer = before.find((other) => isSameCustomer(other, complaint))
    if (sameCustomer) {
      return { level: REPEAT_LEVEL, why: 'repeat_customer', otherId: sameCustomer.id }
    }
    const sameCause = before.find((other) => isSameCause(other, complaint))
    if (sameCause) {
      return { level: REPEAT_LEVEL, why: 'repeat_cause', otherId: sameCause.id }
    }
  }
  // Raised since it was due: once is enough.
  const isRaised = levels.some(({ at }) => at > state.dueAt)
  if (state.type === 'overdue' && complaint.level < 4 && !isRaised) {
    return { level: raised(complaint.level), why: 'overdue' }
  }
  return null
}

/** The same phone or the same plate; a name alone says nothing. */
export function isSameCustomer(
  a: Pick<Compared, 'phone' | 'plate'>,
  b: Pick<Compared, 'phone' | 'plate'>,
): boolean {
  const phone = digits(a.phone)
  const plate = bare(a.plate)
  return (
    (phone.length >= 7 && phone === digits(b.phone)) ||
    (plate.length >= 4 && plate === bare(b.plate))
  )
}

function isSameCause(a: Compared, b: Compared): boolean {
  if (!a.causeType || !b.causeType) return false
  return a.causeType === b.causeType && a.category === b.category
}

function digits(phone: string | undefined): string {
  return (phone ?? '').replace(/\D/g, '')
}

function bare(plate: string | undefined): string {
  return (plate ?? '')
    .normalize('NFKC')
    .replace(/[\s·・.-]/g, '')
    .toUpperCase()
}
