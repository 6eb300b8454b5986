import { useBusinessDay } from '#client/data/business-day.ts'
import { shiftDay } from '#shared/record/business-day.ts'

export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** Business days, both included. */
export type DaySpan = { readonly from: string; readonly to: string }

/** Up to today. */
export function useDaySpan(period: Period): DaySpan {
  const to = useBusinessDay()
  if (period === 'month') return { from: `${to.slice(0, 7)}-01`, to }
  return { from: period === 'week' ? shiftDay(to, -6) : to, to }
}
