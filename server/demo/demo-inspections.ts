/** Two weeks of 5S rounds: mostly clean, the same few weak spots, one round under way now. */
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { type DueRound, dueRounds } from '#shared/inspection/due-rounds.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import { drawItems, itemsOf } from '#shared/inspection/round-items.ts'
import { answersOf, gradeOf, scoreOf } from '#shared/inspection/score.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import type { Json } from '#shared/record/json.ts'
import type { Fields } from '#shared/record/record.ts'
import { cardEntries, type Found } from './demo-cards.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import { type Crew, DEMO_STORE } from './demo-people.ts'
import { DEMO_DAYS } from './demo-visits.ts'
import { zoneEntries } from './demo-zones.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const SECOND = 1_000
/** Where things go wrong again and again, and how often. */
const WEAK: Readonly<Record<string, number>> = {
  ...{ G06: 0.09, F01: 0.06, E02: 0.05, D01: 0.05, C02: 0.04, H03: 0.04, B02: 0.03 },
  ...{ F02: 0.02, A01: 0.04, G02: 0.04 },
}
const ELSEWHERE = 0.004
const REASONS = { dirty: 4, position: 3, missing: 2, broken: 1 }
const CAUGHT = 'C02'
const NO_PHOTO = '示範資料沒有照片'

export type Shift = {
  readonly crew: Crew
  readonly time: DemoTime
  readonly storeId: string
}

export function demoInspections(shift: Shift, random: Random): DemoEntry[] {
  const { now, zone } = shift.time
  const today = businessDay(now, zone)
  const days = Array.from({ length: DEMO_DAYS }, (_, i) =>
    shiftDay(today, i - DEMO_DAYS + 1),
  )
  const store = { ...DEMO_STORE, id: shift.storeId, zone }
  const found: Found[] = []
  const rounds = days.flatMap((day) =>
    dueRounds(DEFAULT_INSPECTION.set, store, day, [], now).flatMap((due) => {
      const isForgotten = day !== today && random.next() < 0.04
      if (isForgotten || due.dueAt > now) return []
      return walk({ due, day, isUnderWay: now < due.endsAt }, shift, found, random)
    }),
  )
  return [
    ...zoneEntries(shift, days[0] as string, random),
    ...rounds,
    ...cardEntries(found, shift, random),
  ].filter((entry) => entry.at <= now)
}

type Walk = {
  readonly due: DueRound
  readonly day: string
  /** The one of this hour is left half-way, to be continued. */
  readonly isUnderWay: boolean
}

function walk(
  { due, day, isUnderWay }: Walk,
  { crew, time }: Shift,
  found: Found[],
  random: Random,
): DemoEntry[] {
  const by = crew.supervisor
  const { id, moment, slot } = due
  const items = itemsOf(DEFAULT_INSPECTION.set, moment)
  const drawn = drawItems(id, items)
  const startedAt = Math.min(time.now, due.dueAt + random.between(0, 6 * MINUTE))
  const head = {
    ...{ day, templateId: DEFAULT_INSPECTION.id, moment, slot, startedAt, drawn },
  }
  const seen = isUnderWay ? items.slice(0, Math.ceil(items.length * 0.6)) : items
  let at = startedAt
  const results: { [field: string]: Json } = {}
  for (const item of seen) {
    at += random.between(6, 16) * SECOND
    // The one under way has just found something.
    const isCaught = isUnderWay && item.id === CAUGHT
    const type = isCaught ? 'fail' : resultOf(item, random)
    const asksPhoto = type !== 'pass' || drawn.includes(item.id)
    results[`r.${item.id}`] = {
      ...{ type, at, by },
      ...(type === 'fail' && { reason: random.pick(REASONS) }),
      ...(type === 'pass' && !drawn.includes(item.id) && random.next() < 0.5
        ? { isBatch: true }
        : {}),
      ...(asksPhoto && { noPhoto: NO_PHOTO }),
    }
    if (type === 'fail') found.push({ roundId: id, moment, item, at, day })
  }
  const begun: DemoEntry = {
    at: startedAt,
    by,
    drafts: [{ kind: 'inspectionRound', id, set: head, isNew: true }],
  }
  const answered: DemoEntry = {
    at,
    by,
    drafts: [{ kind: 'inspectionRound', id, set: results }],
  }
  if (isUnderWay) return [begun, answered]
  return [begun, answered, signed({ id, day, items, results, by, at: at + MINUTE }, random)]
}

function resultOf(item: InspectionItem, random: Random): 'pass' | 'minor' | 'fail' {
  if (random.next() >= (WEAK[item.id] ?? ELSEWHERE)) return 'pass'
  return random.next() < 0.35 ? 'minor' : 'fail'
}

type Signing = {
  readonly id: string
  readonly day: string
  readonly items: readonly InspectionItem[]
  readonly results: Fields
  readonly by: string
  readonly at: number
}

function signed({ id, day, items, results, by, at }: Signing, random: Random): DemoEntry {
  const score = scoreOf(items, answersOf(results))
  const { scorePct, criticalFails, notChecked } = score
  const set = {
    ...{ day, roundId: id, at, type: 'complete', scorePct, criticalFails, notChecked },
    grade: gradeOf(score),
  }
  return {
    at,
    by,
    drafts: [
      { kind: 'roundSignature', id: random.uuid(), set, isNew: true },
      { kind: 'inspectionRound', id, set: { ended: 'signed' } },
    ],
  }
}
