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
  'escalated',
  'cancelled',
  'moved',
  'note',
  'undone',
] as const

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
    /** For `moved`: the new due time, ms. */
    dueAt: z.optional(at),
  },
  day: dayField,
  parent: (body) => (typeof body.cardId === 'string' ? body.cardId : null),
})
export type CardStep = BodyOf<typeof cardStep>
