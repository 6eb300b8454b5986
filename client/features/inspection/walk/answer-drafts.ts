/**
 * What an answer writes, and what takes it back. A failing row writes its card in the same
 * mutation, a row that no longer fails cancels it; the card stays, with its trace.
 */
import type { Held } from '#client/data/held.ts'
import type { Draft } from '#client/data/use-save.ts'
import { cardColor, cardDueAt, cardId, failuresOf } from '#shared/inspection/card-rules.ts'
import {
  type CardStep,
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import type { InspectionItem } from '#shared/inspection/inspection-template.ts'
import type { Answer } from '#shared/inspection/score.ts'
import { zoneOwnerOf } from '#shared/inspection/zone-owners.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { Json } from '#shared/record/json.ts'
import type { Language } from '#shared/record/language.ts'
import type { Store } from '#shared/store/store.ts'
import type { Walk } from './use-walk.ts'

export type Written = { readonly drafts: readonly Draft[]; readonly undo: readonly Draft[] }

export type AnswerContext = {
  readonly walk: Walk
  readonly store: Held<Store>
  readonly language: Language
  /** Corrected device time, ms. */
  readonly at: number
  readonly newId: () => string
}

/** `answer`: null takes the answer away. */
export function answerDrafts(
  item: InspectionItem,
  answer: Answer | null,
  context: AnswerContext,
): Written {
  const { walk } = context
  const { id } = walk.round
  const before = walk.answers.get(item.id) ?? null
  const put = (value: Answer | null): Draft => ({
    kind: inspectionRound,
    id,
    set: { [`r.${item.id}`]: value as Json },
  })
  const card = cardDrafts(item, answer?.type === 'fail', context)
  return {
    drafts: [put(answer), ...card.drafts],
    undo: [put(before), ...card.undo],
  }
}

/** "All pass": rows already answered are left alone; one mutation, undone as one. */
export function batchDrafts(
  items: readonly InspectionItem[],
  { walk, at }: AnswerContext,
  by: string,
): Written {
  const { id } = walk.round
  const answer: Answer = { type: 'pass', at, by, isBatch: true }
  const put = (value: Answer | null): Draft[] => [
    {
      kind: inspectionRound,
      id,
      set: Object.fromEntries(items.map((item) => [`r.${item.id}`, value as Json])),
    },
  ]
  return { drafts: put(answer), undo: put(null) }
}

function cardDrafts(
  item: InspectionItem,
  isFailing: boolean,
  context: AnswerContext,
): Written {
  const { walk, at, newId } = context
  const held = walk.cards.get(item.id)
  const id = cardId(walk.round.id, item.id)
  const day = walk.round.day
  const step = (stepId: string, set: Pick<CardStep, 'step' | 'undoes'>): Draft => ({
    kind: cardStep,
    id: stepId,
    set: { day, cardId: id, at, ...set },
    isNew: true,
  })
  const edit = (closed: boolean): Draft => ({ kind: correctiveAction, id, set: { closed } })
  const cancel = (stepId: string) => [step(stepId, { step: 'cancelled' }), edit(true)]
  const revive = (cancelId: string) => [
    step(newId(), { step: 'undone', undoes: cancelId }),
    edit(false),
  ]
  const cancelled = held?.course.cancelled
  if (isFailing && !held) {
    const set = newCard(item, context)
    return {
      drafts: [{ kind: correctiveAction, id, set, isNew: true }],
      undo: cancel(newId()),
    }
  }
  if (isFailing && cancelled) return { drafts: revive(cancelled.id), undo: cancel(newId()) }
  const isOpen = held && !cancelled && !held.course.verified
  if (!isFailing && isOpen) {
    const cancelId = newId()
    return { drafts: cancel(cancelId), undo: revive(cancelId) }
  }
  return { drafts: [], undo: [] }
}

/** Owner and due time come by themselves: a fail takes no typing. */
function newCard(item: InspectionItem, context: AnswerContext): CorrectiveAction {
  const { walk, store, language, at } = context
  const { round, others, assignments } = walk
  const day = businessDay(at, store.zone)
  const earlier = failuresOf(item.id, others).filter((failure) => failure.at <= at)
  const times = earlier.map((failure) => failure.at)
  const color = cardColor(item, times, at)
  const last = earlier.at(-1)
  return {
    day: round.day,
    roundId: round.id,
    itemId: item.id,
    areaCode: item.area,
    card: color,
    problem: item.text[language],
    ownerId: zoneOwnerOf(assignments, item.area, day)?.ownerId ?? null,
    issuedAt: at,
    dueAt: cardDueAt({ moment: round.moment, color, isRepair: false, at, day, store }),
    recurrenceOfId: last ? cardId(last.roundId, item.id) : null,
    closed: false,
  }
}

/** A canned reason; something of the house that is broken leaves a day instead of hours. */
export function reasonDrafts(
  item: InspectionItem,
  reason: string | null,
  { walk, store }: AnswerContext,
): Written {
  const before = walk.answers.get(item.id)
  if (!before) return { drafts: [], undo: [] }
  const { reason: _, ...rest } = before
  const answer: Answer = reason === null ? rest : { ...rest, reason }
  const { round } = walk
  const put = (value: Answer): Draft => ({
    kind: inspectionRound,
    id: round.id,
    set: { [`r.${item.id}`]: value as Json },
  })
  const card = walk.cards.get(item.id)?.card
  if (!card || card.card === 'red' || item.isRepair !== true) {
    return { drafts: [put(answer)], undo: [put(before)] }
  }
  const at = card.issuedAt
  const day = businessDay(at, store.zone)
  const dueAt = cardDueAt({
    ...{ moment: round.moment, color: card.card, at, day, store },
    isRepair: reason === 'broken',
  })
  const move = (to: number): Draft => ({
    kind: correctiveAction,
    id: card.id,
    set: { dueAt: to },
  })
  return { drafts: [put(answer), move(dueAt)], undo: [put(before), move(card.dueAt)] }
}
