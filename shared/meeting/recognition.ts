/** Praise for effort or result (seed 18), said aloud at the meeting. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const recognition = defineKind({
  name: 'recognition',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    personId: z.string(),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
    at: z.int().check(z.nonnegative()),
    /** Taken back; undone by false. */
    removed: z.optional(z.boolean()),
  },
  day: dayField,
})
export type Recognition = BodyOf<typeof recognition>
