import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useAll, useDay, useDays, useRecord } from '#client/data/use-records.ts'
import { usePhotos } from '#client/photos/use-photos.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import {
  type InspectionRound,
  inspectionRound,
} from '#shared/inspection/inspection-round.ts'
import {
  type InspectionItem,
  type InspectionTemplate,
  inspectionTemplate,
} from '#shared/inspection/inspection-template.ts'
import { type Zone, zonesOf } from '#shared/inspection/round-items.ts'
import { type Answers, answersOf, type Score, scoreOf } from '#shared/inspection/score.ts'
import { type ZoneOwner, zoneOwner } from '#shared/inspection/zone-owner.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { type CardView, useCardViews } from '../card-view.ts'
import { previousScore } from '../previous-score.ts'

export type Walk = {
  readonly round: Held<InspectionRound>
  readonly zones: readonly Zone[]
  readonly items: readonly InspectionItem[]
  readonly answers: Answers
  readonly score: Score
  /** By item. */
  readonly cards: ReadonlyMap<string, CardView>
  /** Places of the round that hold a photo. */
  readonly slots: ReadonlySet<string>
  /** Other rounds of the last 7 days. */
  readonly others: readonly Held<InspectionRound>[]
  readonly assignments: readonly Held<ZoneOwner>[]
  /** Score of the walk before it at the same moment. */
  readonly before: number | null
  /** Some of it is only on this tablet. */
  readonly isWaiting: boolean
}

const WEEK = 7

/** Undefined while it is read, or when this tablet does not have it or its template. */
export function useWalk(id: string): {
  round: Held<InspectionRound> | undefined
  walk: Walk | undefined
} {
  const round = useRecord(inspectionRound, id)
  const day = round?.day ?? ''
  // Apart, so that an answer reads today's rounds again and not those of a week.
  const earlier = useDays(
    inspectionRound,
    shiftDay(day || '2000-01-01', -WEEK),
    dayBefore(day),
  )
  const sameDay = useDay(inspectionRound, day)
  const templates = useAll(inspectionTemplate)
  const assignments = useAll(zoneOwner)
  const photos = usePhotos(id)
  const dayCards = useDay(correctiveAction, day)
  const ownCards = useMemo(
    () => dayCards?.filter((card) => card.roundId === id),
    [dayCards, id],
  )
  const views = useCardViews(ownCards)

  const template = useMemo(
    () => templates?.find((one) => one.id === round?.templateId),
    [templates, round?.templateId],
  )
  const sheet = useMemo(() => sheetOf(template, round?.moment), [template, round?.moment])
  const others = useMemo(
    () => [...(earlier ?? []), ...(sameDay ?? [])].filter((one) => one.id !== id),
    [earlier, sameDay, id],
  )
  const before = useMemo(
    () => (round && templates ? previousScore(round, others, templates) : null),
    [round, others, templates],
  )
  const slots = useMemo(() => new Set(photos?.map((photo) => photo.slot)), [photos])
  const cards = useMemo(
    () => new Map(views?.map((view) => [view.card.itemId ?? '', view])),
    [views],
  )
  const walk = useMemo(() => {
    if (!round || !sheet || !views || !photos || !assignments || !earlier) return undefined
    const answers = answersOf(round)
    const score = scoreOf(sheet.items, answers)
    const isWaiting =
      round.waiting || views.some((v) => v.isWaiting) || photos.some((p) => p.waiting)
    return {
      ...{ round, answers, score, cards, slots, others, assignments, before, isWaiting },
      ...sheet,
    }
  }, [round, sheet, views, photos, assignments, earlier, cards, slots, others, before])
  return { round, walk }
}

function sheetOf(
  template: InspectionTemplate | undefined,
  moment: InspectionRound['moment'] | undefined,
): Pick<Walk, 'zones' | 'items'> | null {
  if (!template || !moment) return null
  const zones = zonesOf(template, moment)
  return { zones, items: zones.flatMap((zone) => zone.items) }
}

function dayBefore(day: string): string {
  return day ? shiftDay(day, -1) : '2000-01-01'
}
