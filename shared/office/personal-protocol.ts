/** What is held of one person, for the office: found, copied, corrected, erased [PR-5][PR-6]. */
import * as z from 'zod/mini'
import { RETENTION_RULES } from '../privacy/retention.ts'
import { FIELD_PATTERN, ID_PATTERN } from '../sync/protocol.ts'

const ms = z.int().check(z.nonnegative())
const id = z.string().check(z.regex(ID_PATTERN))
const json = z.unknown()
const fields = z.record(z.string(), json)

/** Kinds that are found and chosen; what belongs to them goes along. */
export const PERSONAL_KINDS = ['visit', 'contact', 'complaint', 'photo'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

const ref = { kind: z.enum(PERSONAL_KINDS), id, storeId: z.guid() }
const recordRefSchema = z.strictObject(ref)
export type RecordRef = z.infer<typeof recordRefSchema>

/** POST /personal/find: a phone or its end, a name, a plate; never in an address. */
export const findPersonSchema = z.strictObject({
  text: z.string().check(z.trim(), z.minLength(2), z.maxLength(80)),
})

export const foundRecordSchema = z.object({
  ...ref,
  day: z.nullable(z.string()),
  /** A complaint that waits for its end: it stays until then. */
  isOpen: z.boolean(),
  /** What of it tells of somebody, without what is empty. */
  fields,
})
export type FoundRecord = z.infer<typeof foundRecordSchema>

const staffSchema = z.object({ id: z.string(), name: z.string(), active: z.boolean() })

export const foundPersonSchema = z.object({
  records: z.array(foundRecordSchema),
  staff: z.array(staffSchema),
  /** There are more than are shown. */
  isCut: z.boolean(),
})
export type FoundPerson = z.infer<typeof foundPersonSchema>

export const MOST_CHOSEN = 200

/** POST /personal/preview and /personal/export. */
export const chosenSchema = z.strictObject({
  records: z.array(recordRefSchema).check(z.maxLength(MOST_CHOSEN)),
  staffId: z.optional(id),
})
export type Chosen = z.infer<typeof chosenSchema>

/** Why something stays: in the words of the page. */
export const STAY_REASONS = ['open_complaint', 'figures', 'audit', 'phone_hash'] as const

export const erasurePreviewSchema = z.object({
  /** What is emptied, by kind. */
  goes: z.array(z.object({ kind: z.string(), count: z.int() })),
  stays: z.array(z.object({ reason: z.enum(STAY_REASONS), count: z.int() })),
  /** To be typed: a name or a phone out of what is chosen. */
  confirmWith: z.string(),
})
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>

/** POST /personal/erase, with fresh proof. */
export const erasePersonSchema = z.extend(chosenSchema, {
  confirm: z.string().check(z.maxLength(80)),
})
export type ErasePerson = z.infer<typeof erasePersonSchema>
export const erasedReplySchema = z.object({ erased: z.int() })

const heldRecordSchema = z.object({
  kind: z.string(),
  id: z.string(),
  day: z.nullable(z.string()),
  capturedAt: z.nullable(ms),
  body: fields,
})

/** A person's copy: only what is his, readable by a machine. */
export const personCopySchema = z.object({
  at: ms,
  records: z.array(heldRecordSchema),
  /** JPEG, base64; null when its file is not here. */
  pictures: z.array(z.object({ id: z.string(), jpeg: z.nullable(z.string()) })),
})
export type PersonCopy = z.infer<typeof personCopySchema>

/** POST /personal/correct: 409 with what it is by now when that is not what was seen. */
export const correctFieldSchema = z.strictObject({
  record: recordRefSchema,
  field: z.string().check(z.regex(FIELD_PATTERN)),
  seen: z.string().check(z.maxLength(4000)),
  value: z.string().check(z.maxLength(4000)),
})
export type CorrectField = z.infer<typeof correctFieldSchema>

/** GET /personal/limits: how long what is kept, and what the last night took. */
export const limitListSchema = z.object({
  limits: z.array(
    z.object({
      rule: z.enum(RETENTION_RULES),
      days: z.int(),
      how: z.enum(['empty', 'remove']),
      since: z.string(),
      ranAt: z.nullable(ms),
      erased: z.int(),
      total: z.int(),
    }),
  ),
})
