/** Which visits the figures are about. */
import { businessDay } from '#shared/record/business-day.ts'
import { type SampleInput, ZONE } from '../sample-visits.ts'

/** Of the store, now: the day a screen opens with. */
export const TODAY = businessDay(Date.now(), ZONE)
export const PER_DAY = 200

export function sampleOf(count: number): SampleInput {
  return { count, seed: 1, lastDay: TODAY, perDay: PER_DAY }
}
