/**
 * Who is to be told of a complaint, and when (product.md 1 row 15, domain.md 7.2).
 *
 * Four levels, each told once a round, as the group's table has them; the usual one: the owner at half time, the supervisor 2 h before it
 * is due (at half time where there are but 4 h), the sales manager 30 min before, the general
 * manager when it is overdue. A handled complaint tells nobody; a paused one waits. Nothing
 * here reads a clock: the server asks with its own, and asks again right before it tells.
 */
import {
  allowedMs,
  type ClockInput,
  clockState,
  learnedOf,
  leftAt,
  startedAt,
} from './complaint-clock.ts'
import { type ToldLevel, toldSteps } from './complaint-level.ts'
import { lastCall, type Quiet, quietOf } from './quiet-time.ts'
import type { ToldRole } from './told-roles.ts'

const MINUTE = 60_000

/** What falls due in quiet time is warned of so long before the last call of the evening. */
const BEFORE_LAST_CALL_MS = 20 * MINUTE
/** What comes late may bring its solution along, a request or two behind. */
const SETTLE_MS = 10_000

export type EscalationInput = ClockInput & {
  /** IANA zone of the store. */
  readonly zone: string
  /** Levels told in this round. */
  readonly told: ReadonlySet<number>
  /** When the complaint reached the server, ms. */
  readonly arrivedAt: number
}

export type DueLevel = {
  readonly level: ToldLevel
  readonly role: ToldRole
  /** When it fell due, ms; not later than now, however late we are. */
  readonly dueAt: number
  /** It was overdue before the server first heard of it. */
  readonly isLate: boolean
}

export type Escalation = {
  /** To be told now, lowest level first. */
  readonly due: readonly DueLevel[]
  /** When to look again, ms; null = not before its records change. */
  readonly nextAt: number | null
}

const NOTHING: Escalation = { due: [], nextAt: null }

export function escalation(input: EscalationInput, now: number): Escalation {
  const { told, arrivedAt } = input
  const clock = clockState(input, now)
  const isRunning = clock.type !== 'in_time' && clock.type !== 'late'
  if (!isRunning || told.has(3)) return NOTHING
  if (clock.type === 'paused') return { due: [], nextAt: clock.resumesAt ?? null }
  // Overdue on arrival: told of once, at once, not four times over (sync.md 3.10).
  const isLate = clock.dueAt <= arrivedAt && told.size === 0
  const levels = toldSteps(input.book, learnedOf(input)).filter(
    ({ level }) => !told.has(level) && (!isLate || level === 3),
  )
  const start = startedAt(input)
  const quiet = quietOf(input.book?.store ?? {})
  const halfMs = allowedMs(input, start) / 2
  const timed = levels.map(({ level, role, leftMs }) => {
    const left = Math.min(leftMs, halfMs)
    const wanted = leftAt(input, left)
    const dueAt = Math.max(start, tellAt(clock.dueAt, left, input.zone, { wanted, quiet }))
    const waitsTo = dueAt < arrivedAt ? arrivedAt + SETTLE_MS : dueAt
    return { level, role, dueAt, isLate, waitsTo }
  })
  const due = timed.filter(({ waitsTo }) => waitsTo <= now)
  const later = timed.filter(({ waitsTo }) => waitsTo > now)
  return {
    due: due.map(({ level, role, dueAt }) => ({ level, role, dueAt, isLate })),
    nextAt: later.length > 0 ? Math.min(...later.map(({ waitsTo }) => waitsTo)) : null,
  }
}

/**
 * When a level tells of a complaint due at `dueAt`. A deadline in quiet time does not move,
 * but its warnings come the evening before; the breach is told when it happens.
 */
export function tellAt(
  dueAt: number,
  leftMs: number,
  zone: string,
  { wanted = dueAt - leftMs, quiet }: { wanted?: number; quiet?: Quiet } = {},
): number {
  if (leftMs === 0) return dueAt
  const call = lastCall(dueAt, zone, quiet)
  return call === null ? wanted : Math.min(wanted, call - BEFORE_LAST_CALL_MS)
}

/** Id of the step that says it: one per level and round (when it began, ms; 0 the first). */
export function toldId(complaintId: string, level: number, round: number): string {
  return `${complaintId}:told:${level}:${round}`
}
