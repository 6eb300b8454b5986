/** A list as it stands: the points of its slot, the answers, what the data proves. */
import { familyOf } from '../record/define-kind.ts'
import type { Fields } from '../record/record.ts'
import type { ChecklistAnswer, ChecklistRun } from './checklist-run.ts'
import { type ProofFacts, type ProofResult, proofOf } from './proof.ts'
import type { AskedPoint, Slot } from './slots.ts'

export type HeldRun = Pick<
  ChecklistRun,
  'day' | 'slot' | 'moment' | 'templateId' | 'startedAt' | 'ended'
> & { readonly id: string }

export type Point = AskedPoint & {
  readonly answer: ChecklistAnswer
  readonly proof: ProofResult
  /** `proved`: nobody ticked it, the data did. */
  readonly state: 'open' | 'done' | 'skipped' | 'proved'
}

export type RunState =
  /** Its time has not come, and nobody began it. */
  | 'later'
  | 'due'
  /** A point of it is late. */
  | 'overdue'
  | 'running'
  /** Every point is settled, nobody has signed. */
  | 'complete'
  /** Its time is over and points are open. */
  | 'missed'
  | 'signed'
  | 'incomplete'
  /** Signed, and then a point was opened again. */
  | 'reopened'

export type RunView = {
  readonly id: string
  readonly slot: Slot
  readonly run: HeldRun | null
  readonly points: readonly Point[]
  readonly done: number
  readonly skipped: number
  readonly open: number
  /** Somebody answered something. */
  readonly isBegun: boolean
  /** When the next open point becomes late, ms; null when none is open. */
  readonly nextDueAt: number | null
  /** Who answered last, and when. */
  readonly last: { readonly byId: string; readonly at: number } | null
  readonly state: RunState
}

/** Answers by item id; those taken back and those of another shape left out. */
export function answersOf(run: object): ReadonlyMap<string, NonNullable<ChecklistAnswer>> {
  const found = new Map<string, NonNullable<ChecklistAnswer>>()
  for (const [id, value] of familyOf(run as Fields, 'a')) {
    if (isAnswer(value)) found.set(id, value)
  }
  return found
}

/** When the list behind a point was opened, ms. */
export function openedAt(run: object, itemId: string): number | null {
  const looked = familyOf(run as Fields, 'l').get(itemId)
  return typeof looked === 'number' ? looked : null
}

export function runView(
  id: string,
  slot: Slot,
  run: HeldRun | null,
  facts: ProofFacts,
  now: number,
): RunView {
  const answers = answersOf(run ?? {})
  const points = slot.points.map((asked): Point => {
    const answer = answers.get(asked.item.id) ?? null
    const proof = proofOf(asked.item, slot, facts, openedAt(run ?? {}, asked.item.id))
    return { ...asked, answer, proof, state: pointState(answer, proof) }
  })
  const open = points.filter((p) => p.state === 'open')
  const skipped = points.filter((p) => p.state === 'skipped').length
  const nextDueAt = open.length > 0 ? Math.min(...open.map((p) => p.dueAt)) : null
  return {
    ...{ id, slot, run, points, skipped, nextDueAt },
    open: open.length,
    isBegun: answers.size > 0,
    done: points.length - open.length - skipped,
    last: lastAnswer(answers.values()),
    state: stateOf(slot, run, { open: open.length, begun: answers.size, nextDueAt }, now),
  }
}

function pointState(answer: ChecklistAnswer, proof: ProofResult): Point['state'] {
  if (answer) return answer.isProved ? 'proved' : answer.type
  return proof.type === 'met' && proof.settles ? 'proved' : 'open'
}

type Counts = { open: number; begun: number; nextDueAt: number | null }

/**
 * What the signature writes beside itself: the points the data proves, as answers; taken back
 * with it. By field of the run.
 */
export function provedAnswers(
  points: readonly Point[],
  signedAt: number | null,
): Record<string, ChecklistAnswer> {
  const proved = points.filter((point) => point.state === 'proved')
  const answer =
    signedAt === null ? null : ({ type: 'done', at: signedAt, isProved: true } as const)
  return Object.fromEntries(proved.map(({ item }) => [`a.${item.id}`, answer]))
}

function stateOf(
  slot: Slot,
  run: HeldRun | null,
  { open, begun, nextDueAt }: Counts,
  now: number,
): RunState {
  if (run?.ended === 'signed') return open > 0 ? 'reopened' : 'signed'
  if (run?.ended === 'incomplete') return 'incomplete'
  if (open === 0 && slot.points.length > 0) return 'complete'
  if (now >= slot.endsAt) return 'missed'
  if (nextDueAt !== null && now > nextDueAt) return 'overdue'
  if (begun > 0) return 'running'
  return now < slot.startsAt ? 'later' : 'due'
}

function lastAnswer(answers: Iterable<NonNullable<ChecklistAnswer>>): RunView['last'] {
  let last: RunView['last'] = null
  for (const { byId, at } of answers) {
    if (byId !== undefined && (!last || at > last.at)) last = { byId, at }
  }
  return last
}

function isAnswer(value: unknown): value is NonNullable<ChecklistAnswer> {
  if (typeof value !== 'object' || value === null) return false
  const { type, at } = value as { type?: unknown; at?: unknown }
  return (type === 'done' || type === 'skipped') && typeof at === 'number'
}
