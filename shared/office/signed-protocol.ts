/** What was signed, and the way to open it again with a reason (product.md 3.9). */
import * as z from 'zod/mini'

export const SIGNED_KINDS = ['checklistRun', 'inspectionRound'] as const
export type SignedKind = (typeof SIGNED_KINDS)[number]

const ms = z.int().check(z.nonnegative())
const kind = z.enum(SIGNED_KINDS)
const id = z.string().check(z.minLength(1), z.maxLength(120))

/** One signature, and what it said; the old ones stay. */
export const signedMarkSchema = z.object({
  id: z.string(),
  /** As in the kinds of signatures, or of a newer version. */
  type: z.string(),
  at: ms,
  byName: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Of a round. */
  scorePct: z.nullable(z.number()),
  /** Of a list. */
  done: z.nullable(z.int()),
  skipped: z.nullable(z.int()),
  open: z.nullable(z.int()),
})

export const signedRowSchema = z.object({
  kind,
  id,
  storeId: z.string(),
  day: z.string(),
  moment: z.string(),
  slot: z.string(),
  startedAt: z.nullable(ms),
  /** Null: it is open again and waits for a signature. */
  ended: z.nullable(z.string()),
  /** Oldest first. */
  marks: z.array(signedMarkSchema),
})
export type SignedRow = z.infer<typeof signedRowSchema>

/** GET /signed: what has a signature, of the month up to a day, newest first. */
export const signedListSchema = z.object({ rows: z.array(signedRowSchema) })

/** Days one answer covers. */
export const SIGNED_DAYS = 31

/** POST /signed/reopen: 401 `reauth_required`, 404, 409 `conflict` when it is open already. */
export const reopenRequestSchema = z.strictObject({
  kind,
  id,
  storeId: z.guid(),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
})
export type ReopenRequest = z.infer<typeof reopenRequestSchema>
