/** What a month is to bring, for the store or for one person (seed 2; domain.md 8.4, K33). */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

/** Gross profit is not among them yet: nobody records it. */
export const TARGET_MEASURES = [
  'firstVisits',
  'kept',
  'drives',
  'orders',
  'deliveries',
] as const
export type TargetMeasure = (typeof TARGET_MEASURES)[number]

/** Written once: a target that changes in the middle of the month is a new one. */
export const target = defineKind({
  name: 'target',
  scope: 'store',
  append: true,
  fields: {
    /** `YYYY-MM`. */
    month: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
    measure: z.enum(TARGET_MEASURES),
    /** Absent: the whole store. */
    personId: z.optional(z.string().check(z.maxLength(80))),
    /** Of the whole month. */
    value: z.int().check(z.minimum(0), z.maximum(100_000)),
    /** Business day from which it holds; the days before keep what held then. */
    from: z.iso.date(),
    /** When it was set, corrected device time, ms. */
    at: z.int().check(z.nonnegative()),
  },
  parent: (body) => (typeof body.month === 'string' ? body.month : null),
})
export type Target = BodyOf<typeof target>
