/** That somebody made a file or a sheet of paper, and what was on it: the main leak. */
import * as z from 'zod/mini'
import { type BodyOf, dayField, defineKind } from '../record/define-kind.ts'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'print'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const exportNote = defineKind({
  name: 'exportNote',
  scope: 'store',
  append: true,
  fields: {
    day: z.iso.date(),
    /** File name, which says what and of which day. */
    what: z.string().check(z.maxLength(200)),
    format: z.enum(EXPORT_FORMATS),
    rows: z.int().check(z.nonnegative()),
    /** Whole phone numbers were in it. */
    personal: z.boolean(),
    /** Corrected device time, ms. */
    at: z.int().check(z.nonnegative()),
  },
  day: dayField,
})
export type ExportNote = BodyOf<typeof exportNote>
