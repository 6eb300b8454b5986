/** Door totals, computed the same way for the counter, the wall and the server. */
import { wallTime } from '../record/business-day.ts'
import { CHANNELS, type Channel, channelOf, type Visit, type VisitUndo } from './visit.ts'

export type VisitTotals = {
  /** Batches, without those taken back. */
  readonly batches: number
  readonly people: number
  readonly byChannel: Readonly<Record<Channel, number>>
  /** Batches by hour of arrival, 24 entries, store time. */
  readonly byHour: readonly number[]
}

type Identified<T> = T & { readonly id: string }

type Undo = Identified<Pick<VisitUndo, 'visitId' | 'undoes'>>

/** The undos that hold, by visit id: two tablets may take the same visit back at once. */
export function standingUndos<U extends Undo>(
  undos: readonly U[],
): ReadonlyMap<string, readonly U[]> {
  const lifted = new Set(undos.flatMap((undo) => undo.undoes ?? []))
  const standing = new Map<string, U[]>()
  for (const undo of undos) {
    if (undo.undoes !== undefined || lifted.has(undo.id)) continue
    const held = standing.get(undo.visitId)
    if (held) held.push(undo)
    else standing.set(undo.visitId, [undo])
  }
  return standing
}

/** The visits that count: those nobody took back. */
export function standingVisits<V extends { readonly id: string }>(
  visits: readonly V[],
  undos: readonly Undo[],
): V[] {
  const undone = standingUndos(undos)
  return visits.filter((v) => !undone.has(v.id))
}

export function countVisits(
  visits: readonly Identified<Visit>[],
  undos: readonly Undo[],
  zone: string,
): VisitTotals {
  const byChannel = Object.fromEntries(CHANNELS.map((c) => [c, 0])) as Record<
    Channel,
    number
  >
  const byHour = Array.from({ length: 24 }, () => 0)
  let people = 0
  const standing = standingVisits(visits, undos)
  for (const v of standing) {
    const { hour } = wallTime(v.arriveAt, zone)
    byChannel[channelOf(v)] += 1
    byHour[hour] = (byHour[hour] ?? 0) + 1
    people += v.headcount
  }
  return { batches: standing.length, people, byChannel, byHour }
}
