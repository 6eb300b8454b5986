/** A customer met elsewhere than at the door (《來電/網絡/外展/外拓客戶統計表》, domain.md 2.3). */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const CONTACT_KINDS = ['call', 'web', 'display', 'outreach'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** How a call or an inquiry from the web came in. */
export const CONTACT_VIAS = [
  'call',
  'call_back',
  'web_form',
  'portal',
  'live_stream',
  'wechat',
] as const
export const CONTACT_VALIDITIES = ['valid', 'invalid', 'duplicate'] as const
export const APPOINTMENT_STATES = [
  'set',
  'confirmed',
  'kept',
  'missed',
  'moved',
  'cancelled',
] as const

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
    via: z.optional(z.nullable(z.enum(CONTACT_VIAS))),
    handlerId: z.optional(z.nullable(z.string())),
    firstResponseAt: z.optional(z.nullable(at)),
    customerName: z.optional(z.nullable(text(80))),
    phone: z.optional(z.nullable(text(40))),
    source: z.optional(z.nullable(text(40))),
    sourceDetail: z.optional(z.nullable(text(200))),
    place: z.optional(z.nullable(text(200))),
    model: z.optional(z.nullable(text(80))),
    level: z.optional(z.nullable(text(10))),
    question: z.optional(z.nullable(text(2000))),
    valid: z.optional(z.nullable(z.enum(CONTACT_VALIDITIES))),
    invalidReason: z.optional(z.nullable(text(200))),
    recorded: z.optional(z.nullable(z.boolean())),
    notRecordedReason: z.optional(z.nullable(text(40))),
    appointmentAt: z.optional(z.nullable(at)),
    appointmentState: z.optional(z.nullable(z.enum(APPOINTMENT_STATES))),
    /** The visit it led to. */
    arrivedVisitId: z.optional(z.nullable(z.string())),
    /** Agreed to be kept and called (外展・外拓: asked on the spot). */
    consent: z.optional(z.nullable(z.boolean())),
    wechatAdded: z.optional(z.nullable(z.boolean())),
    nextContactAt: z.optional(z.nullable(at)),
    dmsEntered: z.optional(z.nullable(z.boolean())),
    dmsEnteredAt: z.optional(z.nullable(at)),
    dmsRef: z.optional(z.nullable(text(40))),
    note: z.optional(z.nullable(text(2000))),
    /** Why it was taken out of the count; null again = it counts. */
    voidReason: z.optional(z.nullable(text(200))),
  },
  day: dayField,
})
export type Contact = BodyOf<typeof contact>
