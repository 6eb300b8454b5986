/**
 * Which rounds a day asks for and where each stands: the template's schedule against the
 * rounds that were begun. Nothing here reads a clock; `now` is the server's time, ms.
 */
import { instantAt, shiftDay } from '../record/business-day.ts'
import { type DayHours, hoursOn, type StoreHours } from '../store/store-hours.ts'
import type { InspectionRound } from './inspection-round.ts'
import type { InspectionTemplate, RoundMoment } from './inspection-template.ts'

const MINUTE = 60_000
/** Not begun so long after its time, a round is late. */
export const LATE_AFTER_MS = 30 * MINUTE
const DAY_START_HOUR = 4

export type RoundState =
  /** Its time has not come. */
  | 'later'
  | 'due'
  | 'overdue'
  | 'in_progress'
  | 'signed'
  /** Signed as such, or begun and never signed when its time was over. */
  | 'incomplete'
  /** Its time is over and nobody began it. */
  | 'missed'

export type DueRound<R = HeldRound> = {
  /** Of the record, begun or not: the tablet begins the round under this id. */
  readonly id: string
  readonly slot: string
  readonly moment: RoundMoment
  /** When it is to begin, ms; of a spot round when it began. */
  readonly dueAt: number
  /** From here on it is late. */
  readonly lateAt: number
  /** Its time is over: the next round's begins, or the day ends. */
  readonly endsAt: number
  readonly state: RoundState
  readonly round: R | null
}

export type HeldRound = Pick<
  InspectionRound,
  'day' | 'moment' | 'slot' | 'startedAt' | 'ended'
> & {
  readonly id: string
}
type Hours = StoreHours & { readonly id: string }

/** The same on every tablet. Its `5s-` keeps it apart from a checklist of the same slot. */
export function roundId(storeId: string, day: string, slot: string): string {
  return `${storeId}:${day}:5s-${slot}`
}

/**
 * The rounds of `day` in the order of their times: those of the schedule, and those that were
 * begun beside it (spot rounds, slots an older version had). `rounds` = those of the day. A
 * day the doors stay closed asks for none.
 */
export function dueRounds<R extends HeldRound>(
  template: Pick<InspectionTemplate, 'schedule'> | null,
  store: Hours,
  day: string,
  rounds: readonly R[],
  now: number,
): DueRound<R>[] {
  const hours = hoursOn(store, day)
  const planned = template && hours ? plannedSlots(template, hours, day) : []
  const dayEndsAt = instantAt(shiftDay(day, 1), DAY_START_HOUR, 0, store.zone)
  const byId = new Map(rounds.map((round) => [round.id, round]))
  const due = planned.map((plan, i): DueRound<R> => {
    const id = roundId(store.id, day, plan.slot)
    const round = byId.get(id) ?? null
    byId.delete(id)
    const endsAt = planned[i + 1]?.dueAt ?? dayEndsAt
    const times = { dueAt: plan.dueAt, lateAt: plan.lateAt, endsAt }
    return { id, ...plan, ...times, state: stateOf(round, times, now), round }
  })
  const beside = [...byId.values()].map((round): DueRound<R> => {
    const { id, slot, moment, startedAt } = round
    const times = { dueAt: startedAt, lateAt: dayEndsAt, endsAt: dayEndsAt }
    return { id, slot, moment, ...times, state: stateOf(round, times, now), round }
  })
  return [...due, ...beside].sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

type Times = Pick<DueRound, 'dueAt' | 'lateAt' | 'endsAt'>

function stateOf(round: HeldRound | null, times: Times, now: number): RoundState {
  if (round?.ended) return round.ended
  if (round) return now < times.endsAt ? 'in_progress' : 'incomplete'
  if (now < times.dueAt) return 'later'
  if (now >= times.endsAt) return 'missed'
  return now < times.lateAt ? 'due' : 'overdue'
}

type Plan = Pick<DueRound, 'slot' | 'moment' | 'dueAt' | 'lateAt'>

function plannedSlots(
  { schedule }: Pick<InspectionTemplate, 'schedule'>,
  hours: DayHours,
  day: string,
): Plan[] {
  const weekday = weekdayOf(day)
  const bySlot = new Map<string, Plan>()
  for (const { moment, time, weekdays } of schedule) {
    if (weekdays && !weekdays.includes(weekday)) continue
    const slot = slotOf(moment, time, weekday)
    if (!bySlot.has(slot))
      bySlot.set(slot, { slot, moment, ...timesOf(moment, time, hours, day) })
  }
  return [...bySlot.values()].sort((a, b) => a.dueAt - b.dueAt)
}

function slotOf(moment: RoundMoment, time: string, weekday: number): string {
  if (moment === 'patrol') return `patrol-${time.replace(':', '')}`
  return moment === 'weekly' ? `weekly-${weekday}` : moment
}

/**
 * The opening round is late once the doors open, and begins half an hour before; the closing
 * round waits for the doors to close.
 */
function timesOf(
  moment: RoundMoment,
  time: string,
  { zone, opens, closes }: DayHours,
  day: string,
): Pick<Plan, 'dueAt' | 'lateAt'> {
  const at = clockAt(day, time, zone)
  if (moment === 'opening') {
    const opensAt = clockAt(day, opens, zone)
    const dueAt = Math.min(at, opensAt - LATE_AFTER_MS)
    return { dueAt, lateAt: opensAt }
  }
  const dueAt = moment === 'closing' ? Math.max(at, clockAt(day, closes, zone)) : at
  return { dueAt, lateAt: dueAt + LATE_AFTER_MS }
}

/** The instant the store's clock shows `HH:MM` within the business day. */
export function clockAt(day: string, time: string, zone: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return instantAt(hour < DAY_START_HOUR ? shiftDay(day, 1) : day, hour, minute, zone)
}

/** 1 = Monday … 7 = Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7
}
