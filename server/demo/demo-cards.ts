/** The cards of the demo's failed rows: mended and checked in time, late, sent back, open. */
import { cardColor, cardDueAt, cardId } from '#shared/inspection/card-rules.ts'
import type { CardStep, CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import type { InspectionItem, RoundMoment } from '#shared/inspection/inspection-template.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import { type Crew, DEMO_STORE } from './demo-people.ts'
import { zoneOwners } from './demo-zones.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOTE = '已處理，請複查'

/** How far the latest ones have come: just written, done and to be checked, late, done. */
const LEFT_AT = [1, 2, 1, 2] as const

/** A row that failed. */
export type Found = {
  readonly roundId: string
  readonly moment: RoundMoment
  readonly item: InspectionItem
  readonly at: number
  readonly day: string
}

type Shift = { readonly crew: Crew; readonly time: DemoTime }

export function cardEntries(
  found: readonly Found[],
  shift: Shift,
  random: Random,
): DemoEntry[] {
  return found.flatMap((one, i) => {
    const earlier = found.slice(0, i).filter(({ item }) => item.id === one.item.id)
    const steps = course({ ...one, isSentBack: i % 6 === 2 }, earlier, shift, random)
    const kept = LEFT_AT[found.length - 1 - i]
    return kept === undefined ? steps : steps.slice(0, kept)
  })
}

function course(
  { roundId, moment, item, at, day, isSentBack }: Found & { isSentBack: boolean },
  earlier: readonly Found[],
  { crew, time }: Shift,
  random: Random,
): DemoEntry[] {
  const id = cardId(roundId, item.id)
  const owner = zoneOwners(crew).get(item.area) ?? null
  const color = cardColor(
    item,
    earlier.map((one) => one.at),
    at,
  )
  const store = { ...DEMO_STORE, zone: time.zone }
  const dueAt = cardDueAt({
    moment,
    color,
    isRepair: item.isRepair === true,
    at,
    day,
    store,
  })
  const last = earlier.at(-1)
  const body = {
    ...{ day, roundId, itemId: item.id, areaCode: item.area, card: color },
    ...{ problem: item.text['zh-Hant'], ownerId: owner, issuedAt: at, dueAt },
    recurrenceOfId: last ? cardId(last.roundId, item.id) : null,
    closed: false,
  } satisfies CorrectiveAction
  const issued: DemoEntry = {
    at,
    by: crew.supervisor,
    drafts: [{ kind: 'correctiveAction', id, set: body, isNew: true }],
  }
  const when = (t: number) => ({ day: businessDay(t, time.zone), at: t })
  const close = { kind: 'correctiveAction', id, set: { closed: true } }
  const step = (
    stepAt: number,
    by: string | null,
    set: Pick<CardStep, 'step'> & Partial<CardStep>,
    ends = false,
  ): DemoEntry => ({
    at: stepAt,
    by,
    drafts: [
      {
        kind: 'cardStep',
        id: random.uuid(),
        set: { ...when(stepAt), cardId: id, ...set } as Fields,
        isNew: true,
      },
      ...(ends ? [close] : []),
    ],
  })
  const isLate = random.next() < 0.1
  const doneAt = isLate
    ? dueAt + random.between(20, 90) * MINUTE
    : at + Math.floor((dueAt - at) * (0.2 + random.next() * 0.6))
  const done = step(doneAt, owner, { step: 'done', note: NOTE })
  if (isSentBack) {
    const backAt = doneAt + 20 * MINUTE
    return [
      ...[issued, done],
      step(backAt, crew.supervisor, {
        ...{ step: 'not_ok', note: '只改了一部分', dueAt: backAt + 2 * HOUR },
      }),
      step(backAt + 50 * MINUTE, owner, { step: 'done', note: NOTE }),
      step(backAt + 70 * MINUTE, crew.supervisor, { step: 'verified' }, true),
    ]
  }
  const checkedAt = doneAt + random.between(10, 45) * MINUTE
  return [issued, done, step(checkedAt, crew.supervisor, { step: 'verified' }, true)]
}
