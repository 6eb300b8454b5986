/** What tablets sent and the server could not take, for those who decide about it [P6]. */
import * as z from 'zod/mini'
import { REFUSAL_CODES } from '../record/check-change.ts'
import { SCOPE_PATTERN } from '../sync/scope.ts'

const ms = z.int().check(z.nonnegative())
const scope = z.string().check(z.regex(SCOPE_PATTERN))

export const quarantineEntrySchema = z.object({
  id: z.guid(),
  scope,
  deviceId: z.guid(),
  /** What it is called now. */
  deviceName: z.nullable(z.string()),
  /** Author, and the author's name when it came; null = the device itself, or unknown. */
  by: z.nullable(z.string()),
  byName: z.nullable(z.string()),
  /** The mutation as received, JSON text. */
  mutation: z.string(),
  /** Why it was refused. */
  code: z.string(),
  detail: z.string(),
  state: z.enum(['open', 'replayed']),
  /** It came as a record in a repair: shown, not let in. */
  isRepair: z.boolean(),
  receivedAt: ms,
  resolvedAt: z.nullable(ms),
  resolvedBy: z.nullable(z.string()),
})
export type QuarantineItem = z.infer<typeof quarantineEntrySchema>

/** GET /quarantine: newest first. */
export const quarantineListSchema = z.object({
  entries: z.array(quarantineEntrySchema),
  /** To be asked for `after`. */
  next: z.nullable(z.string()),
})

/** POST /quarantine/:id/replay: lets it in, under its author and its time. */
export const replayRequestSchema = z.strictObject({
  scope,
  /** The person who asks answers for an author who has no right, or left. */
  isVouched: z.optional(z.boolean()),
})
export type ReplayQuarantined = z.infer<typeof replayRequestSchema>

export const replayReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('replayed') }),
  /** Still refused, and still there. */
  z.object({ type: z.literal('refused'), code: z.enum(REFUSAL_CODES), detail: z.string() }),
])
export type ReplayReply = z.infer<typeof replayReplySchema>
