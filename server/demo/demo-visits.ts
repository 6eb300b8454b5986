/**
 * Two weeks at the door: busy weekends, two peaks a day, a few mistakes and late entries, and
 * the rows that the consultants completed afterwards.
 */
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import { type Channel, PURPOSE_OF } from '#shared/visit/visit.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import { demoRow } from './demo-rows.ts'
import type { Random } from './random.ts'

export const DEMO_DAYS = 14
const MINUTE = 60_000

/** Share of a day's batches by hour of arrival, store time. */
const HOURS = {
  ...{ '8': 2, '9': 7, '10': 15, '11': 13, '12': 6 },
  ...{ '13': 8, '14': 14, '15': 16, '16': 11, '17': 6, '18': 2 },
}
const CHANNEL_WEIGHTS: Record<Channel, number> = {
  ...{ first: 44, repeat: 26, appointment: 16, other: 14 },
}
const PARTY = { '1': 30, '2': 42, '3': 17, '4': 9, '5': 2 }
const LATE_REASONS = { 門口人多先接待: 3, 平板在充電: 1, 補登紙本第三列: 1 }

export function demoVisits(crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const today = businessDay(time.now, time.zone)
  const days = Array.from({ length: DEMO_DAYS }, (_, i) =>
    shiftDay(today, i - DEMO_DAYS + 1),
  )
  return days
    .flatMap((day) => dayOfVisits(day, crew, time, random))
    .filter((entry) => entry.at <= time.now)
}

function dayOfVisits(day: string, crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  const batches = isWeekend ? random.between(20, 29) : random.between(9, 15)
  return Array.from({ length: batches }, () => batch(day, crew, time, random)).flat()
}

function batch(day: string, crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const { zone } = time
  const hour = Number(random.pick(HOURS))
  const minute =
    hour === 18 ? random.between(0, 20) : random.between(hour === 8 ? 32 : 0, 59)
  const arriveAt = instantAt(day, hour, minute, zone) + random.between(0, 59_999)
  const channel = random.pick(CHANNEL_WEIGHTS)
  const isLate = random.next() < 0.04
  const id = random.uuid()
  const who = random.between(0, crew.consultants.length - 1)
  const by = random.next() < 0.85 || isLate ? crew.reception : null
  const set = {
    day,
    arriveAt,
    headcount: Number(random.pick(PARTY)),
    ...PURPOSE_OF[channel],
    ...(channel === 'other' ? {} : { consultantId: crew.consultants[who] as string }),
    ...(isLate ? { lateReason: random.pick(LATE_REASONS) } : {}),
  }
  const at = isLate ? instantAt(day, 18, 25 + random.between(0, 20), zone) : arriveAt
  const entry: DemoEntry = { at, by, drafts: [{ kind: 'visit', id, set, isNew: true }] }
  if (random.next() >= 0.03) {
    const row = demoRow(set, channel, time, random)
    if (!row) return [entry]
    const writer = set.consultantId ?? crew.reception
    const drafts = [{ kind: 'visit', id, set: row.set }]
    return [entry, { at: Math.max(row.at, at + MINUTE), by: writer, drafts }]
  }

  const undoneAt = at + random.between(1, 4) * MINUTE
  const undo = { day, visitId: id, at: undoneAt }
  const draft = { kind: 'visitUndo', id: random.uuid(), set: undo, isNew: true } as const
  return [entry, { at: undoneAt, by, drafts: [draft] }]
}
