/**
 * One batch of visitors through the door (批次): people who arrive together for one buying
 * interest. Totals are derived, never stored: two tablets at two doors add up.
 */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const visit = defineKind({
  name: 'visit',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    /** Corrected device time of arrival, ms. */
    arriveAt: z.int().check(z.nonnegative()),
    headcount: z.int().check(z.minimum(1), z.maximum(99)),
    visitKind: z.enum(['new_car', 'pickup', 'paperwork', 'aftersales', 'non_sales']),
    visitOrder: z.enum(['first', 'repeat', 'unknown']),
    byAppointment: z.boolean(),
    consultantId: z.optional(z.nullable(z.string())),
    /** Why it was entered later than it happened; absent when counted at the door. */
    lateReason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
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
    at: z.optional(z.int().check(z.nonnegative())),
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
