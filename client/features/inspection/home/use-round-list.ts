import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useNow } from '#client/data/use-now.ts'
import { useAll, useDay, useDays } from '#client/data/use-records.ts'
import { type DueRound, dueRounds } from '#shared/inspection/due-rounds.ts'
import {
  type InspectionRound,
  inspectionRound,
} from '#shared/inspection/inspection-round.ts'
import {
  type InspectionTemplate,
  inspectionTemplate,
} from '#shared/inspection/inspection-template.ts'
import { newestTemplate } from '#shared/inspection/newest-template.ts'
import type { Score } from '#shared/inspection/score.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { previousRound, roundScore } from '../previous-score.ts'
import { useFloorDay } from '../use-floor-day.ts'

const HISTORY_DAYS = 14
const MINUTE = 60_000

export type ScoredRound = {
  readonly round: Held<InspectionRound>
  readonly score: Score | null
  /** Score of the last signed round of the same moment before it. */
  readonly before: number | null
}

export type RoundList = {
  readonly day: string
  /** Null: no sheet has come to this tablet yet. */
  readonly template: Held<InspectionTemplate> | null
  readonly today: readonly DueRound<Held<InspectionRound>>[]
  /** Today's and earlier ones that were begun, by id, with their scores. */
  readonly scored: ReadonlyMap<string, ScoredRound>
  /** Earlier days, newest first. */
  readonly history: readonly ScoredRound[]
}

/** Undefined while the first read runs. */
export function useRoundList(store: Held<Store>): RoundList | undefined {
  const day = useFloorDay(store)
  const now = useNow(MINUTE)
  const templates = useAll(inspectionTemplate)
  const rounds = useDay(inspectionRound, day)
  const earlier = useDays(inspectionRound, shiftDay(day, -HISTORY_DAYS), shiftDay(day, -1))

  const scored = useMemo(() => {
    if (!templates || !rounds || !earlier) return undefined
    const all = [...earlier, ...rounds]
    const scores = new Map(all.map((round) => [round.id, roundScore(round, templates)]))
    return all
      .map((round): ScoredRound => {
        const last = previousRound(round, all)
        const before = last ? (scores.get(last.id)?.scorePct ?? null) : null
        return { round, score: scores.get(round.id) ?? null, before }
      })
      .sort((a, b) => b.round.startedAt - a.round.startedAt)
  }, [templates, rounds, earlier])

  return useMemo(() => {
    if (!templates || !rounds || !scored) return undefined
    const template = newestTemplate(templates)
    return {
      day,
      template,
      today: dueRounds(template, store, day, rounds, now),
      scored: new Map(scored.map((one) => [one.round.id, one])),
      history: scored.filter(({ round }) => round.day !== day),
    }
  }, [day, templates, rounds, scored, store, now])
}
