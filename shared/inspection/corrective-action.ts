/** Yellow and red cards (整改單): what failed, who mends it, by when; the course is its steps. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

const at = z.int().check(z.nonnegative())
const text = (max: number) => z.string().check(z.maxLength(max))

export const correctiveAction = defineKind({
  name: 'correctiveAction',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    /** Where it came from; a card may also be written by itself. */
    roundId: z.optional(z.nullable(z.string())),
    itemId: z.optional(z.nullable(z.string())),
    areaCode: text(20),
    card: z.enum(['yellow', 'red']),
    problem: text(1000),
    cause: z.optional(text(1000)),
    action: z.optional(text(1000)),
    ownerId: z.nullable(z.string()),
    issuedAt: at,
    /** When it is to be done, corrected device time, ms. */
    dueAt: at,
    /** An earlier card for the same row. */
    recurrenceOfId: z.optional(z.nullable(z.string())),
    /** Verified or cancelled; kept on the record so that a list needs no steps. */
    closed: z.optional(z.boolean()),
  },
  day: dayField,
  isOpen: (body) => body.closed !== true,
  parent: (body) => (typeof body.roundId === 'string' ? body.roundId : null),
})
export type CorrectiveAction = BodyOf<typeof correctiveAction>

export const CARD_STEPS = [
  'done',
  'verified',
  'not_ok',
  /** Written by the server: who was told, why and when. */
  'escalated',
  'cancelled',
  'moved',
  'note',
  'undone',
] as const

/** Why the sales manager is told. */
export const ESCALATION_REASONS = ['red', 'overdue', 'not_ok_twice'] as const
export type EscalationReason = (typeof ESCALATION_REASONS)[number]

export const cardStep = defineKind({
  name: 'cardStep',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    cardId: z.string(),
    step: z.enum(CARD_STEPS),
    at,
    note: z.optional(text(1000)),
    /** For `undone`: the id of the step taken back. */
    undoes: z.optional(z.string()),
    /** For `moved`: the new due time, ms; for `escalated`: the one that ran out. */
    dueAt: z.optional(at),
    toldWhy: z.optional(z.enum(ESCALATION_REASONS)),
    toldIds: z.optional(z.array(z.string().check(z.maxLength(80))).check(z.maxLength(50))),
  },
  day: dayField,
  parent: (body) => (typeof body.cardId === 'string' ? body.cardId : null),
  // A person could else write the step beforehand that says others were told.
  isServers: ({ id, set }) => set.step === 'escalated' || id.includes(':told:'),
})
export type CardStep = BodyOf<typeof cardStep>
