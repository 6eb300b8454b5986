/**
 * The list of Today: everything open of the day once, in the order of its urgency, and what is
 * done. Pure: `now` is the server's time, ms.
 */
import type { RunView } from '../checklist/run-view.ts'
import type { ClockState } from '../complaint/complaint-clock.ts'
import type { Task } from '../desk/task.ts'
import type { CardState } from '../inspection/card-course.ts'
import { type DueRound, LATE_AFTER_MS } from '../inspection/due-rounds.ts'
import { byRank, type Placed, place } from './rank.ts'

type Identified<T> = T & { readonly id: string }

export type OpenComplaint = { readonly id: string; readonly state: ClockState }
export type OpenAction = { readonly id: string; readonly state: CardState }
export type TodayTask = Identified<
  Pick<Task, 'text' | 'ownerId' | 'dueAt' | 'doneAt' | 'removed'>
>

export type TodayInput = {
  readonly now: number
  /** When the tenant's lists came to be, ms: what was due before asks for nothing. */
  readonly since: number | null
  /** Doors close, ms: until then the rows of visitors are to be complete. */
  readonly closesAt: number
  readonly runs: readonly RunView[]
  readonly rounds: readonly DueRound[]
  /** Not closed; those of the corrective actions not verified. */
  readonly complaints: readonly OpenComplaint[]
  readonly actions: readonly OpenAction[]
  readonly tasks: readonly TodayTask[]
  /** Visits of today whose row still lacks something. */
  readonly openVisitIds: readonly string[]
  readonly refused: number
  readonly decisions: number
}

export type Subject =
  | { readonly type: 'checklist'; readonly view: RunView }
  | { readonly type: 'round'; readonly round: DueRound }
  | { readonly type: 'complaint'; readonly id: string; readonly state: ClockState }
  /** All cards in one line; `toCheck` = mended, to be looked at by somebody else. */
  | {
      readonly type: 'actions'
      readonly ids: readonly string[]
      readonly overdue: number
      readonly toCheck: number
    }
  | { readonly type: 'task'; readonly task: TodayTask }
  | { readonly type: 'visits'; readonly ids: readonly string[] }
  | { readonly type: 'refused' | 'decision'; readonly count: number }

export type TodayCard = Placed & DoneLine
export type DoneLine = { readonly key: string; readonly subject: Subject }

export type Today = {
  readonly cards: readonly TodayCard[]
  readonly done: readonly DoneLine[]
}

export function todayCards(input: TodayInput): Today {
  const { now } = input
  const runs = input.runs.filter((view) => view.run || !isBefore(view.slot.endsAt, input))
  const rounds = input.rounds.filter((r) => r.round || !isBefore(r.endsAt, input))
  const tasks = input.tasks.filter((task) => task.removed !== true)
  const cards = [
    ...runs.filter(isOpenRun).map((view) => runCard(view, input)),
    ...rounds.filter(isOpenRound).map((round) => roundCard(round, input)),
    ...input.complaints.map((one) => complaintCard(one, now)),
    ...actionsCard(input.actions, now),
    ...tasks.filter((task) => !task.doneAt).map((task) => taskCard(task, now)),
    ...visitsCard(input),
    ...noticeCard('refused', input.refused),
    ...noticeCard('decision', input.decisions),
  ]
  const done: DoneLine[] = [
    ...runs.filter((view) => !isOpenRun(view)).map(runLine),
    ...rounds.filter((round) => !isOpenRound(round)).map(roundLine),
    ...tasks.filter((task) => task.doneAt).map(taskLine),
  ]
  return { cards: cards.map(ranked).sort(byRank), done }
}

function ranked(card: TodayCard) {
  return { ...card, isCustomers: card.subject.type === 'complaint' }
}

/** Its time was over before the lists existed: on the first day nothing is late at once. */
function isBefore(endsAt: number, { since }: TodayInput): boolean {
  return since !== null && endsAt <= since
}

export function isOpenRun({ state }: Pick<RunView, 'state'>): boolean {
  return state !== 'signed' && state !== 'incomplete'
}

/** A round nobody began in its time cannot be walked any more; one begun can be ended. */
export function isOpenRound({ state, round }: Pick<DueRound, 'state' | 'round'>): boolean {
  if (state === 'incomplete') return !round?.ended
  return state !== 'signed' && state !== 'missed'
}

function runCard(view: RunView, { now, since }: TodayInput): TodayCard {
  const { slot, nextDueAt, state } = view
  const isBegun = view.isBegun || state === 'complete'
  const startsLate = since === null ? 0 : since + LATE_AFTER_MS
  // All answered, it is to be signed before the next list begins.
  const dueAt = Math.max(nextDueAt ?? slot.endsAt, startsLate)
  const timing = { startsAt: isBegun ? null : slot.startsAt, dueAt, isBegun }
  return { ...runLine(view), ...place(timing, now) }
}

function runLine(view: RunView): DoneLine {
  return { key: `checklist ${view.id}`, subject: { type: 'checklist', view } }
}

function roundCard(round: DueRound, { now, since }: TodayInput): TodayCard {
  const startsLate = since === null ? 0 : since + LATE_AFTER_MS
  const isBegun = round.round !== null
  // Begun in time it is not late before its time is over.
  const dueAt = Math.max(isBegun ? round.endsAt : round.lateAt, startsLate)
  return {
    ...roundLine(round),
    ...place({ startsAt: round.dueAt, dueAt, isBegun }, now),
  }
}

function roundLine(round: DueRound): DoneLine {
  return { key: `round ${round.id}`, subject: { type: 'round', round } }
}

function complaintCard({ id, state }: OpenComplaint, now: number): TodayCard {
  const subject = { type: 'complaint', id, state } as const
  const isAnswered = state.type === 'in_time' || state.type === 'late'
  // Answered, it waits for its closing; standing still, for whatever stopped it.
  const dueAt = isAnswered || state.type === 'paused' ? null : state.dueAt
  const placed = place({ startsAt: null, dueAt, isBegun: !isAnswered }, now)
  return { key: `complaint ${id}`, subject, ...placed }
}

function actionsCard(actions: readonly OpenAction[], now: number): TodayCard[] {
  if (actions.length === 0) return []
  const toMend = actions.filter(({ state }) => state.type !== 'done')
  const dueTimes = toMend.map(({ state }) => state.dueAt)
  const subject = {
    type: 'actions',
    ids: actions.map(({ id }) => id),
    overdue: toMend.filter(({ state }) => state.dueAt < now).length,
    toCheck: actions.length - toMend.length,
  } as const
  const dueAt = dueTimes.length > 0 ? Math.min(...dueTimes) : null
  return [
    { key: 'actions', subject, ...place({ startsAt: null, dueAt, isBegun: true }, now) },
  ]
}

function taskCard(task: TodayTask, now: number): TodayCard {
  const timing = { startsAt: null, dueAt: task.dueAt ?? null, isBegun: false }
  return { ...taskLine(task), ...place(timing, now) }
}

function taskLine(task: TodayTask): DoneLine {
  return { key: `task ${task.id}`, subject: { type: 'task', task } }
}

function visitsCard({ openVisitIds: ids, closesAt, now }: TodayInput): TodayCard[] {
  if (ids.length === 0) return []
  const placed = place({ startsAt: null, dueAt: closesAt, isBegun: false }, now)
  return [{ key: 'visits', subject: { type: 'visits', ids }, ...placed }]
}

/** What came back or waits for a person stops other work: before all that is only due. */
function noticeCard(type: 'refused' | 'decision', count: number): TodayCard[] {
  return count > 0 ? [{ key: type, subject: { type, count }, rank: 'due', at: 0 }] : []
}
