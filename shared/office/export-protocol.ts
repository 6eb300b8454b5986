/** Files the back office takes out: asked for with fresh proof, made by the server, kept a day. */
import * as z from 'zod/mini'
import { LANGUAGES } from '../record/language.ts'

export const EXPORT_SHEETS = [
  'visits',
  'contacts',
  'complaints',
  'rounds',
  'cards',
  'checklists',
  'people',
  'audit',
] as const
export type ExportSheet = (typeof EXPORT_SHEETS)[number]

export const FILE_FORMATS = ['xlsx', 'csv'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** Customers' columns left out; with masked phones; with whole phones, for a reason. */
export const PERSONAL_CHOICES = ['none', 'masked', 'whole'] as const
export type PersonalChoice = (typeof PERSONAL_CHOICES)[number]

/** [AB-9]. */
export const MOST_EXPORT_ROWS = 100_000
export const EXPORTS_PER_HOUR = 6
export const EXPORT_KEPT_MS = 24 * 3_600_000

const ms = z.int().check(z.nonnegative())
const count = z.int().check(z.nonnegative())

/** The words of the file, by area of texts and key: the server has none of its own. */
const words = z.record(
  z.string().check(z.maxLength(30)),
  z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(200))),
)
export type ExportWords = z.infer<typeof words>

/** POST /exports: 401 `reauth_required`, 422 `too_many_rows`, 429 after six in an hour. */
export const exportRequestSchema = z.strictObject({
  sheet: z.enum(EXPORT_SHEETS),
  format: z.enum(FILE_FORMATS),
  /** None: all in sight. */
  store: z.optional(z.guid()),
  /** Business days, both inclusive; people have none and take any. */
  from: z.iso.date(),
  to: z.iso.date(),
  language: z.enum(LANGUAGES),
  personal: z.enum(PERSONAL_CHOICES),
  /** Why whole phones leave the house; required for them. */
  reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(400))),
  /** What the file is called, without its ending. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  words,
})
export type ExportRequest = z.infer<typeof exportRequestSchema>

export const newExportReplySchema = z.object({ id: z.guid(), rows: count })

export const EXPORT_STATES = ['queued', 'running', 'ready', 'failed', 'gone'] as const

export const officeExportSchema = z.object({
  id: z.guid(),
  at: ms,
  personId: z.string(),
  personName: z.nullable(z.string()),
  sheet: z.enum(EXPORT_SHEETS),
  format: z.enum(FILE_FORMATS),
  storeId: z.nullable(z.string()),
  from: z.string(),
  to: z.string(),
  personal: z.enum(PERSONAL_CHOICES),
  state: z.enum(EXPORT_STATES),
  rows: z.nullable(count),
  bytes: z.nullable(count),
  /** `gone` from then on, ms. */
  expiresAt: ms,
  /** Only whoever asked for a file takes it. */
  isMine: z.boolean(),
})
export type OfficeExport = z.infer<typeof officeExportSchema>

/** GET /exports: newest first. */
export const officeExportListSchema = z.object({ exports: z.array(officeExportSchema) })
