/**
 * What the data itself says about a point: a round that is signed needs no tick. Where it
 * says the opposite of a tick, the tick needs a word.
 */
import type { HeldRound } from '../inspection/due-rounds.ts'
import type { ChecklistItem } from './checklist-template.ts'
import type { Slot } from './slots.ts'

/** What was read of one day. A part that is absent was not read: it proves nothing. */
export type ProofFacts = {
  readonly rounds?: readonly HeldRound[]
  readonly recognitionIds?: readonly string[]
  /** Open complaints, and those of them past their 12 hours. */
  readonly complaints?: {
    readonly openIds: readonly string[]
    readonly redIds: readonly string[]
  }
  /** Visits whose row still lacks something. */
  readonly openVisitIds?: readonly string[]
}

export type ProofRow = {
  readonly type: 'round' | 'recognition' | 'complaint' | 'visit'
  readonly id: string
}

export type ProofResult =
  /** There is no data for it: the person's word counts. */
  | { readonly type: 'none' }
  | {
      readonly type: 'met' | 'unmet'
      /** What happened settles the point by itself; a state has to be looked at by somebody. */
      readonly settles: boolean
      readonly rows: readonly ProofRow[]
    }

/** Open visitor rows that still pass (domain.md, S-P04). */
export const OPEN_VISITS_ALLOWED = 2
const NONE: ProofResult = { type: 'none' }

/** `openedAt`: when the list behind the point was opened, ms; null = not yet. */
export function proofOf(
  { proof }: Pick<ChecklistItem, 'proof'>,
  slot: Pick<Slot, 'slot' | 'moment'>,
  facts: ProofFacts,
  openedAt: number | null,
): ProofResult {
  switch (proof) {
    case 'none':
      return NONE
    case 'list_opened':
      return event(openedAt !== null, [])
    case 'round_signed': {
      if (!facts.rounds) return NONE
      const own = facts.rounds.filter(
        (r) =>
          r.slot === slot.slot || (slot.moment !== 'patrol' && r.moment === slot.moment),
      )
      const rows = own.map(({ id }): ProofRow => ({ type: 'round', id }))
      return event(
        own.some((r) => r.ended === 'signed'),
        rows,
      )
    }
    case 'recognition_given': {
      if (!facts.recognitionIds) return NONE
      const rows = facts.recognitionIds.map((id): ProofRow => ({ type: 'recognition', id }))
      return event(rows.length > 0, rows)
    }
    case 'complaints_in_time': {
      if (!facts.complaints) return NONE
      const { redIds, openIds } = facts.complaints
      return state(redIds.length === 0, 'complaint', redIds.length > 0 ? redIds : openIds)
    }
    case 'visits_complete': {
      if (!facts.openVisitIds) return NONE
      const { openVisitIds } = facts
      return state(openVisitIds.length <= OPEN_VISITS_ALLOWED, 'visit', openVisitIds)
    }
  }
}

function event(isMet: boolean, rows: readonly ProofRow[]): ProofResult {
  return { type: isMet ? 'met' : 'unmet', settles: true, rows }
}

function state(
  isMet: boolean,
  type: ProofRow['type'],
  ids: readonly string[],
): ProofResult {
  return {
    type: isMet ? 'met' : 'unmet',
    settles: false,
    rows: ids.map((id) => ({ type, id })),
  }
}
