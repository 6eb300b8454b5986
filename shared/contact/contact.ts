/** A customer met elsewhere than at the door (《來電/網絡/外展/外拓客戶統計表》, domain.md 2.3). */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const CONTACT_KINDS = ['call', 'web', 'display', 'outreach'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

const at = z.int().check(z.nonnegative())
const text = (max: number) => z.string().check(z.maxLength(max))

export const contact = defineKind({
  name: 'contact',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    contactKind: z.enum(CONTACT_KINDS),
    /** When the customer called, wrote or was met, corrected device time, ms. */
    receivedAt: at,
    handlerId: z.optional(z.nullable(z.string())),
    firstResponseAt: z.optional(z.nullable(at)),
    customerName: z.optional(text(80)),
    phone: z.optional(text(40)),
    source: z.optional(text(40)),
    sourceDetail: z.optional(text(200)),
    place: z.optional(text(200)),
    model: z.optional(text(80)),
    level: z.optional(text(10)),
    question: z.optional(text(2000)),
    valid: z.optional(z.enum(['valid', 'invalid', 'duplicate'])),
    invalidReason: z.optional(text(200)),
    recorded: z.optional(z.nullable(z.boolean())),
    notRecordedReason: z.optional(z.nullable(text(40))),
    appointmentAt: z.optional(z.nullable(at)),
    arrivedVisitId: z.optional(z.nullable(z.string())),
    dmsEntered: z.optional(z.boolean()),
    note: z.optional(text(2000)),
    /** Why it was taken out of the count; null again = it counts. */
    voidReason: z.optional(z.nullable(text(200))),
  },
  day: dayField,
})
export type Contact = BodyOf<typeof contact>
