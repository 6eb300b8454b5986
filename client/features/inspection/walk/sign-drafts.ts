/** What signing writes: the signature with the counts as they stand, and that it is over. */
import type { Draft } from '#client/data/use-save.ts'
import {
  inspectionRound,
  type RoundSignature,
  roundSignature,
} from '#shared/inspection/inspection-round.ts'
import { gradeOf, type Score } from '#shared/inspection/score.ts'
import type { Walk } from './use-walk.ts'

type Signing = {
  readonly walk: Pick<Walk, 'round' | 'score'>
  readonly note: string
  readonly at: number
  readonly id: string
}

export function signDrafts({ walk, note, at, id }: Signing): Draft[] {
  const { round, score } = walk
  const type = score.isIncomplete ? 'incomplete' : 'complete'
  const ended = score.isIncomplete ? 'incomplete' : 'signed'
  return [
    signature({ round, score, note, at, id, type }),
    { kind: inspectionRound, id: round.id, set: { ended } },
  ]
}

/** A change after the signature: with its reason, and the score it leads to. */
export function amendmentDraft({
  walk: { round },
  score,
  ...signed
}: Signing & { readonly score: Score }): Draft {
  return signature({ round, score, ...signed, type: 'amended' })
}

function signature({
  round,
  score,
  note,
  at,
  id,
  type,
}: Pick<Walk, 'round' | 'score'> &
  Omit<Signing, 'walk'> &
  Pick<RoundSignature, 'type'>): Draft {
  const set: RoundSignature = {
    day: round.day,
    roundId: round.id,
    at,
    type,
    ...(note && { note }),
    scorePct: score.scorePct,
    grade: gradeOf(score),
    criticalFails: score.criticalFails,
    notChecked: score.notChecked,
  }
  return { kind: roundSignature, id, set, isNew: true }
}
