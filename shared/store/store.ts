/** One showroom. */
import * as z from 'zod/mini'
import { clockTime } from '../record/clock-time.ts'
import { type BodyOf, defineKind } from '../record/define-kind.ts'
import { isTimeZone } from '../record/time-zone.ts'

export const store = defineKind({
  name: 'store',
  scope: 'org',
  fields: {
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
    /** IANA time zone; only for display and day buckets, due times are instants. */
    zone: z
      .string()
      .check(z.minLength(1), z.maxLength(60), z.refine(isTimeZone, 'not a time zone')),
    opens: clockTime,
    closes: clockTime,
    /** Made-up data: everything shown carries the mark 示範. */
    demo: z.optional(z.boolean()),
  },
})

export type Store = BodyOf<typeof store>
