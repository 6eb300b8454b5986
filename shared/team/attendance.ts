/** Who is in the store today. One record per person and day; nobody marked = all are in. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const attendance = defineKind({
  name: 'attendance',
  scope: 'store',
  fields: {
    day: z.iso.date(),
    personId: z.string().check(z.maxLength(80)),
    state: z.enum(['present', 'absent']),
    /** When it was said, corrected device time, ms. */
    at: z.int().check(z.nonnegative()),
  },
  day: dayField,
  parent: (body) => (typeof body.personId === 'string' ? body.personId : null),
})
export type Attendance = BodyOf<typeof attendance>

/** Two tablets that mark the same person write the same record. */
export function attendanceId(storeId: string, day: string, personId: string): string {
  return `${storeId}:${day}:${personId}`
}
