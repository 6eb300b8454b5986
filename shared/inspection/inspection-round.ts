/** One walk through the showroom: each row's result its own field, so two may walk at once. */
import * as z from 'zod/mini'
import { forbiddenEnd } from '../checklist/forbidden-end.ts'
import { signatureGate } from '../checklist/signature-gate.ts'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'
import { ROUND_MOMENTS } from './inspection-template.ts'

const at = z.int().check(z.nonnegative())

/** Not answered = absent or null: taken back is a write like any other. */
export const itemResult = z.nullable(
  z.object({
    type: z.enum(['pass', 'minor', 'fail', 'na']),
    /** Corrected device time, ms. */
    at,
    /** Whoever answered; several may walk one round. */
    by: z.optional(z.nullable(z.string())),
    /** Answered by "all pass for the rest of this zone". */
    isBatch: z.optional(z.literal(true)),
    /** A canned reason: `dirty`, `broken`, `missing`, `position`; or the person's words. */
    reason: z.optional(z.string().check(z.maxLength(200))),
    note: z.optional(z.string().check(z.maxLength(1000))),
    /** Photo asked for and not possible: why. */
    noPhoto: z.optional(z.string().check(z.maxLength(200))),
  }),
)
export type ItemResult = z.infer<typeof itemResult>

export const inspectionRound = defineKind({
  name: 'inspectionRound',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    templateId: z.string(),
    moment: z.enum(ROUND_MOMENTS),
    /** `opening`, `patrol-1000`, …; a spot round has its own random id and slot `spot`. */
    slot: z.string().check(z.regex(/^[a-z]+(-\d{1,4})?$/)),
    startedAt: at,
    /** Items drawn to be answered one by one with photo. */
    drawn: z.array(z.string()).check(z.maxLength(10)),
    ended: z.optional(z.nullable(z.enum(['signed', 'incomplete']))),
    note: z.optional(z.string().check(z.maxLength(2000))),
  },
  families: { r: itemResult },
  day: dayField,
  isOpen: (body) => !body.ended,
  forbids: forbiddenEnd('roundSignature'),
})
export type InspectionRound = BodyOf<typeof inspectionRound>

export const roundSignature = defineKind({
  name: 'roundSignature',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    roundId: z.string(),
    at,
    /** `reopened`: the office opened it again; with the score of the signature before. */
    type: z.enum(['complete', 'incomplete', 'amended', 'reopened']),
    note: z.optional(z.string().check(z.maxLength(1000))),
    /** As signed; recomputed from the rows it may differ only by amendments. */
    scorePct: z.nullable(z.number().check(z.minimum(0), z.maximum(100))),
    grade: z.nullable(z.enum(['green', 'yellow', 'red'])),
    criticalFails: z.int().check(z.nonnegative()),
    notChecked: z.int().check(z.nonnegative()),
  },
  day: dayField,
  parent: (body) => (typeof body.roundId === 'string' ? body.roundId : null),
  ...signatureGate({
    ...{ parent: 'inspectionRound', signature: 'roundSignature', field: 'roundId' },
  }),
})
export type RoundSignature = BodyOf<typeof roundSignature>
