/**
 * Whose turn it is to greet (domain.md 6.3): of those who are in, the one whose last turn is
 * longest ago. Order at opening is the order of coming in.
 *
 * Only new, unbooked buyers are a turn: whoever gets an appointment, a customer of their own
 * or a courier keeps the place. With a deputy the turn is that of neither.
 */
import type { Attendance } from '../team/attendance.ts'
import { channelOf, type Visit } from './visit.ts'

/** Without a time of leaving a talk is taken to last so long, and no longer. */
export const TALK_MS = 45 * 60_000

export type TurnInput = {
  /** Consultants of the store; their order decides where nothing else does. */
  readonly consultantIds: readonly string[]
  /** Of today. */
  readonly attendances: readonly Pick<Attendance, 'personId' | 'state' | 'at'>[]
  /** Of today, without those taken back. */
  readonly visits: readonly Visit[]
  /** ms. */
  readonly now: number
}

/** Ids of those who are in, next first; who is with a customer comes after all who are free. */
export function turnOrder({
  consultantIds,
  attendances,
  visits,
  now,
}: TurnInput): string[] {
  const marks = new Map(attendances.map((a) => [a.personId, a]))
  const lastTurn = new Map<string, number>()
  const busy = new Set<string>()
  for (const v of visits) {
    if (v.visitKind !== 'new_car') continue
    const serving = v.deputyId || v.consultantId
    if (serving && isTalking(v, now)) busy.add(serving)
    if (!v.consultantId || v.deputyId || channelOf(v) !== 'first') continue
    const before = lastTurn.get(v.consultantId) ?? 0
    lastTurn.set(v.consultantId, Math.max(before, v.arriveAt))
  }
  const rank = new Map(consultantIds.map((id, i) => [id, i]))
  return consultantIds
    .filter((id) => marks.get(id)?.state !== 'absent')
    .sort(
      (a, b) =>
        Number(busy.has(a)) - Number(busy.has(b)) ||
        (lastTurn.get(a) ?? 0) - (lastTurn.get(b) ?? 0) ||
        cameIn(marks.get(a)) - cameIn(marks.get(b)) ||
        (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    )
}

function isTalking({ arriveAt, leaveAt }: Visit, now: number): boolean {
  const until = typeof leaveAt === 'number' ? leaveAt : arriveAt + TALK_MS
  return arriveAt <= now && now < until
}

/** Who was not marked comes after those who were. */
function cameIn(mark: { readonly at: number } | undefined): number {
  return mark?.at ?? Number.MAX_SAFE_INTEGER
}
