/** One showroom. */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const store = defineKind({
  name: 'store',
  scope: 'org',
  fields: {
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
    /** IANA time zone; only for display and day buckets, due times are instants. */
    zone: z.string().check(z.minLength(1), z.maxLength(60)),
    opens: clockTime,
    closes: clockTime,
    /** Made-up data: everything shown carries the mark 示範. */
    demo: z.optional(z.boolean()),
  },
})

export type Store = BodyOf<typeof store>
