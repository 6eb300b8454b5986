import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useAll, useDay, useDays } from '#client/data/use-records.ts'
import { usePhotos } from '#client/photos/use-photos.ts'
import type { CorrectiveAction } from '#shared/inspection/corrective-action.ts'
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

/**
 * Undefined while it is read, or when this tablet does not have the round's template. Given
 * round and cards once both are there: a read that begins anew shows the old answer meanwhile.
 */
export function useWalk(
  round: Held<InspectionRound>,
  ownCards: readonly Held<CorrectiveAction>[],
): Walk | undefined {
  const { id, day } = round
  // Apart, so that an answer reads today's rounds again and not those of a week.
  const earlier = useDays(inspectionRound, shiftDay(day, -WEEK), shiftDay(day, -1))
  const sameDay = useDay(inspectionRound, day)
  const templates = useAll(inspectionTemplate)
  const assignments = useAll(zoneOwner)
  const photos = usePhotos(id)
  const views = useCardViews(ownCards)

  const template = useMemo(
    () => templates?.find((one) => one.id === round.templateId),
    [templates, round.templateId],
  )
  const sheet = useMemo(() => sheetOf(template, round.moment), [template, round.moment])
  const others = useMemo(
    () => [...(earlier ?? []), ...(sameDay ?? [])].filter((one) => one.id !== id),
    [earlier, sameDay, id],
  )
  const before = useMemo(
    () => (templates ? previousScore(round, others, templates) : null),
    [round, others, templates],
  )
  const slots = useMemo(() => new Set(photos?.map((photo) => photo.slot)), [photos])
  const cards = useMemo(
    () => new Map(views?.map((view) => [view.card.itemId ?? '', view])),
    [views],
  )
  return useMemo(() => {
    if (!sheet || !views || !photos || !assignments || !earlier || !sameDay)
      return undefined
    const answers = answersOf(round)
    const score = scoreOf(sheet.items, answers)
    const isWaiting =
      round.waiting || views.some((v) => v.isWaiting) || photos.some((p) => p.waiting)
    return {
      ...{ round, answers, score, cards, slots, others, assignments, before, isWaiting },
      ...sheet,
    }
  }, [
    round,
    sheet,
    views,
    photos,
    assignments,
    earlier,
    sameDay,
    cards,
    slots,
    others,
    before,
  ])
}

function sheetOf(
  template: InspectionTemplate | undefined,
  moment: InspectionRound['moment'],
): Pick<Walk, 'zones' | 'items'> | null {
  if (!template) return null
  const zones = zonesOf(template, moment)
  return { zones, items: zones.flatMap((zone) => zone.items) }
}
