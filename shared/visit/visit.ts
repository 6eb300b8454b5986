/**
 * One batch of visitors through the door (批次): people who arrive together for one buying
 * interest. Totals are derived, never stored: two tablets at two doors add up.
 */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'
import {
  INVITED_BY,
  MOST_MODELS,
  NO_DRIVE_REASONS,
  NOT_RECORDED_REASONS,
  TRANSPORTS,
  VISIT_KINDS,
  VISIT_ORDERS,
  VISIT_STEPS,
} from './visit-values.ts'

/** May stay out, and may be emptied again. */
const blank = <S extends z.core.$ZodType>(schema: S) => z.optional(z.nullable(schema))
const text = (max: number) => z.string().check(z.maxLength(max))
const instant = z.int().check(z.nonnegative())
const flag = blank(z.boolean())

export const visit = defineKind({
  name: 'visit',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    /** Corrected device time of arrival, ms. */
    arriveAt: instant,
    headcount: z.int().check(z.minimum(1), z.maximum(99)),
    visitKind: z.enum(VISIT_KINDS),
    visitOrder: z.enum(VISIT_ORDERS),
    byAppointment: z.boolean(),
    consultantId: z.optional(z.nullable(z.string())),
    /** Why it was entered later than it happened; absent when counted at the door. */
    lateReason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),

    // The row of the 《展廳客流統計表》: all of it later, in seconds.
    leaveAt: blank(instant),
    greetedAt: blank(instant),
    transport: blank(z.enum(TRANSPORTS)),
    plateTail: blank(text(8)),
    invitedBy: blank(z.enum(INVITED_BY)),
    appointmentId: blank(text(80)),
    /** Marketing channel: a code of `SOURCES` or what was typed. */
    source: blank(text(40)),
    sourceDetail: blank(text(200)),
    /** Who received them in place of the consultant. */
    deputyId: blank(text(80)),
    prospectId: blank(text(80)),
    nameOrCall: blank(text(80)),
    /** As typed; shown masked. */
    phone: blank(text(40)),
    /** 留檔: name, phone or WeChat, model and source, with the customer's consent. */
    recorded: flag,
    notRecordedReason: blank(z.enum(NOT_RECORDED_REASONS)),
    models: blank(z.array(text(80)).check(z.maxLength(MOST_MODELS))),
    trim: blank(text(80)),
    color: blank(text(80)),
    levelAtLeave: blank(text(10)),
    steps: blank(z.array(z.enum(VISIT_STEPS)).check(z.maxLength(VISIT_STEPS.length))),
    noTestDriveReason: blank(z.enum(NO_DRIVE_REASONS)),
    competitor: blank(text(80)),
    nextContactAt: blank(instant),
    wechatAdded: flag,
    seenOff: flag,
    paperSheetNo: blank(text(40)),
    dmsEntered: flag,
    dmsEnteredAt: blank(instant),
    dmsRef: blank(text(40)),
    note: blank(text(2000)),
    /** Counted a moment after this one at the other door, and another group all the same. */
    distinctFrom: blank(text(80)),
  },
  day: dayField,
})
export type Visit = BodyOf<typeof visit>

/**
 * Takes one visit back, or with `undoes` takes that back again. The visit stays: nothing is
 * deleted, and every tap by mistake has its way back.
 */
export const visitUndo = defineKind({
  name: 'visitUndo',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    visitId: z.string(),
    /** Corrected device time, ms. */
    at: z.optional(instant),
    /** Why the row is void, in words or `duplicate`; absent when it was a tap by mistake. */
    reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
    /** The same group counted at the other door: the row that counts. */
    duplicateOf: z.optional(z.string()),
    /** Id of an earlier undo of this visit, which is thereby lifted. */
    undoes: z.optional(z.string()),
  },
  day: dayField,
  parent: (body) => (typeof body.visitId === 'string' ? body.visitId : null),
})
export type VisitUndo = BodyOf<typeof visitUndo>

/** The four ways in, as the door counts them: one tile each. */
export const CHANNELS = ['first', 'repeat', 'appointment', 'other'] as const
export type Channel = (typeof CHANNELS)[number]

type Purpose = Pick<Visit, 'visitKind' | 'visitOrder' | 'byAppointment'>

/** What a tap on a tile records. First or repeat of an appointment is corrected later. */
export const PURPOSE_OF = {
  first: { visitKind: 'new_car', visitOrder: 'first', byAppointment: false },
  repeat: { visitKind: 'new_car', visitOrder: 'repeat', byAppointment: false },
  appointment: { visitKind: 'new_car', visitOrder: 'unknown', byAppointment: true },
  other: { visitKind: 'non_sales', visitOrder: 'unknown', byAppointment: false },
} as const satisfies Record<Channel, Purpose>

export function channelOf(v: Purpose): Channel {
  if (v.visitKind !== 'new_car') return 'other'
  if (v.byAppointment) return 'appointment'
  return v.visitOrder === 'repeat' ? 'repeat' : 'first'
}
