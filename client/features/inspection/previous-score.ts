import type { InspectionRound } from '#shared/inspection/inspection-round.ts'
import type { InspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { itemsOf } from '#shared/inspection/round-items.ts'
import { answersOf, type Score, scoreOf } from '#shared/inspection/score.ts'

type WithId<T> = T & { readonly id: string }
type Round = WithId<InspectionRound>
type Template = WithId<InspectionTemplate>

/** By the template it was walked with; null when this tablet does not have that. */
export function roundScore(round: Round, templates: readonly Template[]): Score | null {
  const template = templates.find(({ id }) => id === round.templateId)
  return template ? scoreOf(itemsOf(template, round.moment), answersOf(round)) : null
}

/** The last one before `round` of the same moment that was signed. */
export function previousRound<R extends Round>(
  round: Round,
  others: readonly R[],
): R | null {
  return others.reduce<R | null>((last, one) => {
    const isBefore =
      one.moment === round.moment &&
      one.ended === 'signed' &&
      one.id !== round.id &&
      one.startedAt < round.startedAt
    return isBefore && (!last || one.startedAt > last.startedAt) ? one : last
  }, null)
}

/** 0-100, one decimal. */
export function previousScore(
  round: Round,
  others: readonly Round[],
  templates: readonly Template[],
): number | null {
  const last = previousRound(round, others)
  return last ? (roundScore(last, templates)?.scorePct ?? null) : null
}
