/** A note that asks for something: noted on the walk, done by somebody, by a time or not. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const task = defineKind({
  name: 'task',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
    ownerId: z.optional(z.nullable(z.string())),
    at: z.int().check(z.nonnegative()),
    dueAt: z.optional(z.nullable(z.int().check(z.nonnegative()))),
    /** When it was done, corrected device time, ms. */
    doneAt: z.optional(z.nullable(z.int().check(z.nonnegative()))),
    removed: z.optional(z.boolean()),
    /** Decided there. */
    meetingId: z.optional(z.string().check(z.maxLength(120))),
  },
  day: dayField,
  isOpen: (body) => !body.doneAt && body.removed !== true,
})
export type Task = BodyOf<typeof task>
