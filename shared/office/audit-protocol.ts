/** The audit as the back office reads it: who did what to what, and whether it is whole. */
import * as z from 'zod/mini'
import { AUDIT_ACTS } from './audit-acts.ts'

const ms = z.int().check(z.nonnegative())
const seq = z.int().check(z.nonnegative())

export const auditRowSchema = z.object({
  seq,
  at: ms,
  /** One of `AUDIT_ACTS`, or a newer server's. */
  act: z.string(),
  personId: z.nullable(z.string()),
  deviceId: z.nullable(z.string()),
  sessionId: z.nullable(z.string()),
  object: z.nullable(z.string()),
  storeId: z.nullable(z.string()),
  details: z.record(z.string(), z.unknown()),
  /** What ids in it are called now; null for one that is gone or never was one of ours. */
  personName: z.nullable(z.string()),
  deviceName: z.nullable(z.string()),
  objectName: z.nullable(z.string()),
})
export type AuditRow = z.infer<typeof auditRowSchema>

/** GET /audit: newest first; `next` is the number to go on before. */
export const auditListSchema = z.object({
  rows: z.array(auditRowSchema),
  next: z.nullable(seq),
})

/** GET /audit/verified: the whole chain computed anew, now. */
export const auditVerdictSchema = z.object({
  at: ms,
  verdict: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('whole'),
      head: z.nullable(z.object({ seq, hash: z.string() })),
    }),
    z.object({ type: z.literal('broken'), seq }),
  ]),
})

const id = z.string().check(z.maxLength(80))

/** POST /audit/export, with fresh proof: as the list is filtered. */
export const auditExportRequestSchema = z.strictObject({
  person: z.optional(id),
  device: z.optional(z.guid()),
  store: z.optional(z.guid()),
  act: z.optional(z.enum(AUDIT_ACTS)),
  object: z.optional(id),
  from: z.optional(ms),
  to: z.optional(ms),
})

export const auditExportReplySchema = z.object({
  rows: z.array(auditRowSchema),
  /** There are more than a file takes. */
  isCut: z.boolean(),
  /** What the chain ended with when the file was made: its proof. */
  head: z.nullable(z.object({ seq, hash: z.string() })),
})
export type AuditExportReply = z.infer<typeof auditExportReplySchema>
