/**
 * 晨夕會: the morning and the evening meeting of a day (domain.md 4.2), led from a tablet and
 * shown on the wall. What is decided there are tasks; praise is a record of its own.
 */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind, familyOf } from '../record/define-kind.ts'
import type { Fields } from '../record/record.ts'

export const MEETING_KINDS = ['morning', 'evening'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const PRESENCES = ['present', 'late', 'leave', 'absent'] as const
export type Presence = (typeof PRESENCES)[number]

const at = z.int().check(z.nonnegative())
const cars = z.int().check(z.minimum(0), z.maximum(99))
const words = z.optional(z.nullable(z.string().check(z.maxLength(1000))))

const attendee = z.nullable(
  z.object({ status: z.enum(PRESENCES), isGroomed: z.optional(z.boolean()) }),
)
export type Attendee = z.infer<typeof attendee>

/** Orders and deliveries of one day: as forecast in the morning, as they were by evening. */
const count = z.nullable(z.object({ orders: cars, deliveries: cars }))
export type CarCount = NonNullable<z.infer<typeof count>>

export const meeting = defineKind({
  name: 'meeting',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    meetingKind: z.enum(MEETING_KINDS),
    /** All times: corrected device time, ms. */
    startAt: at,
    endAt: z.optional(z.nullable(at)),
    leaderId: z.string().check(z.maxLength(80)),
    /** What the wall shows since `pageAt`, from 0; it goes on by itself unless paused. */
    page: z.int().check(z.minimum(0), z.maximum(99)),
    pageAt: at,
    isPaused: z.boolean(),
    /** The point of the day: one skill, one step of the process. */
    topic: words,
    /** What the day taught, said in the evening. */
    lesson: words,
  },
  /** By person: who was there, what he forecasts, what came of it. */
  families: { a: attendee, f: count, d: count },
  day: dayField,
  isOpen: (body) => typeof body.endAt !== 'number',
})
export type Meeting = BodyOf<typeof meeting>

/** Written once when the leader ends it with a signature. */
export const meetingSignature = defineKind({
  name: 'meetingSignature',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    meetingId: z.string().check(z.maxLength(120)),
    at,
    /** As it stood: there or late, and all that were marked. */
    present: z.int().check(z.nonnegative()),
    marked: z.int().check(z.nonnegative()),
  },
  day: dayField,
  parent: (body) => (typeof body.meetingId === 'string' ? body.meetingId : null),
})
export type MeetingSignature = BodyOf<typeof meetingSignature>

/** Two tablets that begin the same meeting begin one. */
export function meetingId(storeId: string, day: string, kind: MeetingKind): string {
  return `${storeId}:${day}:${kind}`
}

/** By person; who was taken back or cannot be read is not marked. */
export function attendeesOf(body: object): ReadonlyMap<string, NonNullable<Attendee>> {
  return read(body, 'a', attendee)
}

export function forecastsOf(body: object): ReadonlyMap<string, CarCount> {
  return read(body, 'f', count)
}

export function resultsOf(body: object): ReadonlyMap<string, CarCount> {
  return read(body, 'd', count)
}

function read<S extends z.core.$ZodType>(body: object, prefix: string, schema: S) {
  const found = new Map<string, NonNullable<z.infer<S>>>()
  for (const [personId, value] of familyOf(body as Fields, prefix)) {
    const parsed = z.safeParse(schema, value)
    if (parsed.success && parsed.data) found.set(personId, parsed.data)
  }
  return found
}
