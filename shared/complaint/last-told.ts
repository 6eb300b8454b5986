/** Who was told last of a complaint that is still running. */
import type { ComplaintStep, ToldRole } from './complaint.ts'
import { type ComplaintCourse, stepsOf } from './complaint-course.ts'

export type Told = {
  readonly role: ToldRole
  readonly at: number
  /** Another reason than the hour. */
  readonly why?: NonNullable<ComplaintStep['toldWhy']>
}

/** The highest role told in this round; null when nobody was, or it is handled. */
export function lastTold(course: ComplaintCourse): Told | null {
  if (course.handledAt !== null) return null
  const since = course.startedAt ?? 0
  const told = stepsOf(course, 'told')
    .filter(({ at, toldRole }) => at >= since && toldRole !== undefined)
    .toSorted((a, b) => (a.toldLevel ?? 0) - (b.toldLevel ?? 0) || a.at - b.at)
    .at(-1)
  if (!told?.toldRole) return null
  const { toldRole: role, at, toldWhy: why } = told
  return { role, at, ...(why && { why }) }
}
