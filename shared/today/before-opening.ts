/** What falls due before the doors open again: said in the evening, while it can be helped. */
import type { OpenComplaintRecord } from '../checklist/proof-facts.ts'
import { complaintCourse } from '../complaint/complaint-course.ts'
import { dueBeforeOpening, eveningAt } from '../complaint/due-before-opening.ts'
import type { RuleBook } from '../complaint/rule-book.ts'
import type { CardCourse } from '../inspection/card-course.ts'

export type BeforeOpening = {
  /** When the doors open next, ms. */
  readonly opensAt: number
  /** The nearest first. */
  readonly complaints: readonly {
    readonly id: string
    readonly name: string
    readonly dueAt: number
  }[]
  readonly cardIds: readonly string[]
}

type Input = {
  readonly complaints: readonly OpenComplaintRecord[]
  readonly cards: readonly {
    readonly card: { readonly id: string }
    readonly course: CardCourse
  }[]
  readonly book: RuleBook
}

/** Null by day, and when nothing does. What is overdue already stands on top of the list. */
export function beforeOpening(
  { complaints, cards, book }: Input,
  now: number,
): BeforeOpening | null {
  const { isShown, opensAt } = eveningAt(now, book.store)
  if (!isShown) return null
  const clocks = complaints.map(({ complaint, steps }) => {
    const { captured } = complaint
    const course = complaintCourse(steps)
    return { complaint, clock: { complaint, course, captured, book } }
  })
  const due = dueBeforeOpening(clocks, now, book.store)
    .filter(({ state }) => state.dueAt > now)
    .map(({ item, state }) => {
      const { id, customerName: name } = item.complaint
      return { id, name, dueAt: state.dueAt }
    })
  const cardIds = cards
    .filter(({ course }) => !course.done && !course.verified && !course.cancelled)
    .filter(({ course }) => course.dueAt > now && course.dueAt <= opensAt)
    .map(({ card }) => card.id)
  return due.length + cardIds.length > 0 ? { opensAt, complaints: due, cardIds } : null
}
