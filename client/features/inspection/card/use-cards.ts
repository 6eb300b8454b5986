import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useDays, useOpen } from '#client/data/use-records.ts'
import { byCardUrgency, type CardState, cardState } from '#shared/inspection/card-course.ts'
import {
  type CorrectiveAction,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { type CardView, useCardViews } from '../card-view.ts'
import { useFloorDay } from '../use-floor-day.ts'

const RECENT_DAYS = 14

export type ListedCard = { readonly view: CardView; readonly state: CardState }

export type Cards = {
  /** The most urgent first; what waits for a re-check last. */
  readonly open: readonly ListedCard[]
  /** Verified or cancelled in the last two weeks, newest first. */
  readonly closed: readonly ListedCard[]
}

/** Those a list shows; undefined while the first read runs. */
export function useListedCards(
  store: Pick<Store, 'zone'>,
): readonly Held<CorrectiveAction>[] | undefined {
  const today = useFloorDay(store)
  const open = useOpen(correctiveAction)
  const recent = useDays(correctiveAction, shiftDay(today, -RECENT_DAYS), today)
  return useMemo(
    () => open && recent && [...open, ...recent.filter((card) => card.closed === true)],
    [open, recent],
  )
}

/** With where they stand. `now`: server's time, ms. Undefined while their steps are read. */
export function useCards(
  listed: readonly Held<CorrectiveAction>[],
  now: number,
): Cards | undefined {
  const views = useCardViews(listed)
  return useMemo(() => {
    if (!views) return undefined
    const cards = views.map((view) => ({
      view,
      state: cardState(view.card, view.course, now),
    }))
    const isOver = ({ state }: ListedCard) =>
      state.type === 'verified' || state.type === 'cancelled'
    return {
      open: cards
        .filter((one) => !isOver(one))
        .sort((a, b) => byCardUrgency(a.state, b.state)),
      closed: cards
        .filter(isOver)
        .sort((a, b) => b.view.card.issuedAt - a.view.card.issuedAt),
    }
  }, [views, now])
}
