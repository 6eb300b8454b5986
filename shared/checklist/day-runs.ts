/** All lists of one day: those the template asks for, and those begun on another version. */

import { hoursOn, type StoreHours } from '../store/store-hours.ts'
import { newestInUse } from '../template/in-use.ts'
import { type ChecklistRun, runId } from './checklist-run.ts'
import type { ChecklistTemplate } from './checklist-template.ts'
import type { ProofFacts } from './proof.ts'
import { type HeldRun, type RunView, runView } from './run-view.ts'
import { type Slot, slotsOf } from './slots.ts'

type Template = Pick<
  ChecklistTemplate,
  'code' | 'version' | 'status' | 'patrols' | 'items'
> & {
  readonly id: string
}

export type DayOfRuns = {
  readonly storeId: string
  readonly day: string
  readonly hours: StoreHours
  readonly templates: readonly Template[]
  readonly runs: readonly HeldRun[]
  readonly facts: ProofFacts
}

const CODE = 'supervisor'

/** The version new runs are made from; null when there is none. */
export function newestChecklist<T extends Template>(templates: readonly T[]): T | null {
  return newestInUse(templates.filter(({ code }) => code === CODE))
}

/**
 * In the order of their times. A run is shown with the version it began with; a day the doors
 * stay closed asks for none.
 */
export function dayRuns(
  { storeId, day, hours, templates, runs, facts }: DayOfRuns,
  now: number,
): RunView[] {
  const newest = newestChecklist(templates)
  const today = runs.filter((run) => run.day === day)
  const begun = new Map(today.map((run) => [run.slot, run]))
  const open = hoursOn(hours, day)
  const asked = open ?? hours
  const planned = newest && open ? slotsOf(newest, day, asked) : []
  const views = planned
    .filter(({ slot }) => !begun.has(slot))
    .map((slot) => runView(runId(storeId, day, slot.slot), slot, null, facts, now))
  for (const run of begun.values()) {
    const own = templates.find(({ id }) => id === run.templateId)
    const slot = (own ? slotsOf(own, day, asked) : planned).find((s) => s.slot === run.slot)
    views.push(runView(run.id, slot ?? unknownSlot(run), run, facts, now))
  }
  return views.sort((a, b) => a.slot.startsAt - b.slot.startsAt || (a.id < b.id ? -1 : 1))
}

/** Its template has not arrived yet: the run is there, its points cannot be named. */
function unknownSlot({ slot, moment, startedAt }: HeldRun): Slot {
  return { slot, moment, points: [], startsAt: startedAt, endsAt: startedAt }
}

/** What makes the run of a slot: the same on every tablet, so that two who begin agree. */
export function newRun(
  { slot }: Pick<RunView, 'slot'>,
  day: string,
  templateId: string,
): ChecklistRun {
  const { moment, startsAt } = slot
  return { day, templateId, moment, slot: slot.slot, startedAt: startsAt, ended: null }
}
