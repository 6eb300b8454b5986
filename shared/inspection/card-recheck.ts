/** Who may say that a card is mended, and what that takes (domain.md 1.3). */
import { type Actor, may } from '../permissions.ts'
import type { CardCourse } from './card-course.ts'
import type { CorrectiveAction } from './corrective-action.ts'

/** Not OK so often: only the sales manager closes it. */
export const NOT_OK_TO_MANAGER = 2

export type RecheckAnswer =
  | 'ok'
  /** Nothing was reported as done yet. */
  | 'not_done'
  /** The owner, or without one whoever reported it done, does not check the own work. */
  | 'own_work'
  | 'manager_only'
  | 'not_allowed'

export function mayRecheck(input: {
  readonly card: Pick<CorrectiveAction, 'ownerId'>
  readonly course: Pick<CardCourse, 'done' | 'verified' | 'cancelled' | 'notOk'>
  readonly personId: string | null
  readonly actor: Actor
}): RecheckAnswer {
  const { card, course, personId, actor } = input
  if (!course.done || course.verified || course.cancelled) return 'not_done'
  if (personId === null || !may(actor, 'create', 'cardStep')) return 'not_allowed'
  if (personId === (card.ownerId ?? course.done.by)) return 'own_work'
  const isManager = actor === 'manager' || actor === 'admin'
  return course.notOk >= NOT_OK_TO_MANAGER && !isManager ? 'manager_only' : 'ok'
}

export type DoneProblem = 'photo_missing'

/** Null when it may be reported as done: with an after-photo, or a word why there is none. */
export function doneProblem(input: {
  readonly afterPhotos: number
  readonly note: string
}): DoneProblem | null {
  return input.afterPhotos > 0 || input.note.trim() !== '' ? null : 'photo_missing'
}
