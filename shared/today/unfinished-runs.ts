/**
 * What earlier days left behind: lists begun and never closed, whatever their day; and of a
 * yesterday on which somebody worked also those nobody began.
 */
import { type DayOfRuns, dayRuns } from '../checklist/day-runs.ts'
import { shiftDay } from '../record/business-day.ts'
import { isOpenRun } from './today-cards.ts'

export type UnfinishedRun = {
  readonly id: string
  readonly day: string
  readonly slot: string
}

/** Oldest first. `runs` = those of yesterday and all that are open. */
export function unfinishedRuns(
  plan: Omit<DayOfRuns, 'facts'>,
  now: number,
): readonly UnfinishedRun[] {
  const { day: today, runs } = plan
  const yesterday = shiftDay(today, -1)
  const older = runs
    .filter((run) => run.day < yesterday && !run.ended)
    .map(({ id, day, slot }) => ({ id, day, slot }))
  const wasWorked = runs.some((run) => run.day === yesterday)
  const before = wasWorked ? dayRuns({ ...plan, day: yesterday, facts: {} }, now) : []
  const left = before
    .filter((view) => !view.run?.ended && isOpenRun(view))
    .map(({ id, slot }) => ({ id, day: yesterday, slot: slot.slot }))
  return [...older.sort((a, b) => (a.day < b.day ? -1 : 1)), ...left]
}
