import { useMemo } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useDays, useOpen } from '#client/data/use-records.ts'
import { byCardUrgency, type CardState, cardState } from '#shared/inspection/card-course.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { type CardView, useCardViews } from '../card-view.ts'

const RECENT_DAYS = 14

export type ListedCard = { readonly view: CardView; readonly state: CardState }

export type Cards = {
  /** The most urgent first; what waits for a re-check last. */
  readonly open: readonly ListedCard[]
  /** Verified or cancelled in the last two weeks, newest first. */
  readonly closed: readonly ListedCard[]
}

/** Undefined while the first read runs. `now`: server's time, ms. */
export function useCards(now: number): Cards | undefined {
  const today = useBusinessDay()
  const open = useOpen(correctiveAction)
  const recent = useDays(correctiveAction, shiftDay(today, -RECENT_DAYS), today)
  const all = useMemo(
    () => open && recent && [...open, ...recent.filter((card) => card.closed === true)],
    [open, recent],
  )
  const views = useCardViews(all)
  return useMemo(() => {
    if (!views) return undefined
    const listed = views.map((view) => ({
      view,
      state: cardState(view.card, view.course, now),
    }))
    const isOver = ({ state }: ListedCard) =>
      state.type === 'verified' || state.type === 'cancelled'
    return {
      open: listed
        .filter((one) => !isOver(one))
        .sort((a, b) => byCardUrgency(a.state, b.state)),
      closed: listed
        .filter(isOver)
        .sort((a, b) => b.view.card.issuedAt - a.view.card.issuedAt),
    }
  }, [views, now])
}
