/** One showroom. */
import * as z from 'zod/mini'
import { clockTime } from '../record/clock-time.ts'
import { type BodyOf, defineKind } from '../record/define-kind.ts'
import { isTimeZone } from '../record/time-zone.ts'

/** How the 12 hours of a complaint are counted: every hour, or only with the doors open. */
export const CLOCK_MODES = ['clock', 'open'] as const
export type ClockMode = (typeof CLOCK_MODES)[number]

/** Monday first; null = closed all day. */
export const weekHours = z
  .array(z.nullable(z.object({ opens: clockTime, closes: clockTime })))
  .check(z.length(7))
export const closedDays = z.array(z.iso.date()).check(z.maxLength(400))

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
    /** Where the days of the week differ; else every day keeps `opens` to `closes`. */
    week: z.optional(z.nullable(weekHours)),
    closedDays: z.optional(closedDays),
    /** Nobody calls a customer from the first to the second; both the same = at any hour. */
    quietFrom: z.optional(clockTime),
    quietTo: z.optional(clockTime),
    /** Each mode and since when, ms: a complaint keeps the one it began under. */
    clockModes: z.optional(
      z
        .array(
          z.object({ from: z.int().check(z.nonnegative()), mode: z.enum(CLOCK_MODES) }),
        )
        .check(z.maxLength(40)),
    ),
    /** Made-up data: everything shown carries the mark 示範. */
    demo: z.optional(z.boolean()),
  },
})

export type Store = BodyOf<typeof store>
export type WeekHours = NonNullable<Store['week']>
