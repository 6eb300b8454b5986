/** Somebody looked at what is shown masked (a phone number): who, when, of which record. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'
import { FIELD_PATTERN, ID_PATTERN } from '../sync/protocol.ts'

export const reveal = defineKind({
  name: 'reveal',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    /** Corrected device time, ms. */
    at: z.int().check(z.nonnegative()),
    recordKind: z.string().check(z.maxLength(40)),
    recordId: z.string().check(z.regex(ID_PATTERN)),
    /** What was shown; its value is never written here. */
    field: z.string().check(z.regex(FIELD_PATTERN)),
  },
  day: dayField,
  parent: (body) => (typeof body.recordId === 'string' ? body.recordId : null),
})
export type Reveal = BodyOf<typeof reveal>
