/**
 * Everything that crosses between a tablet and the server, with its version.
 *
 * The only meeting point of client and server; both sides parse with these schemas. The
 * envelopes are strict; record bodies stay loose, because they may be newer than we are.
 */
import * as z from 'zod/mini'
import { REFUSAL_CODES } from '../record/check-change.ts'
import type { Json } from '../record/json.ts'
import { STAMP_PATTERN } from '../record/stamp.ts'
import { SCOPE_PATTERN } from './scope.ts'

export const PROTOCOL = 1
/** Schema of the bodies this build writes and understands; see SPEC V1. */
export const SCHEMA = 1

export const MAX_PUSH_MUTATIONS = 1000
/** Of one mutation. */
export const MAX_CHANGES = 200
export const MAX_BOOT_CHARS = 40
/** Uncompressed bytes of one request. */
export const MAX_PUSH_BYTES = 2_000_000
export const MAX_PAGE_ROWS = 2000

const json = z.custom<Json>((value) => value !== undefined)
/** Names of fields. */
export const FIELD_PATTERN =
  /^(?!__proto__$|constructor$|prototype$)[A-Za-z_][\w.:-]{0,119}$/
/** Ids of records and people. */
export const ID_PATTERN = /^[\w.:-]{1,120}$/
const uuid = z.guid()
const ms = z.number()
const seq = z.int().check(z.nonnegative())
const stamp = z.string().check(z.regex(STAMP_PATTERN))
const hash = z.string().check(z.regex(/^([0-9a-f]{32})?$/))
const fieldName = z.string().check(z.regex(FIELD_PATTERN))
const fields = z.record(fieldName, json)
const stamps = z.record(fieldName, stamp)
const scope = z.string().check(z.regex(SCOPE_PATTERN))
/** Names of kinds. */
export const KIND_PATTERN = /^[a-z][A-Za-z]{1,39}$/
const kindName = z.string().check(z.regex(KIND_PATTERN))
const recordId = z.string().check(z.regex(ID_PATTERN))

/** Proof of how far the sender has seen this epoch; `tok` is signed by the server. */
export const headSchema = z.strictObject({
  seq,
  tok: z.string().check(z.maxLength(120)),
})
export type Head = z.infer<typeof headSchema>

export const changeSchema = z.strictObject({
  kind: kindName,
  id: recordId,
  stamp,
  set: fields,
  base: z.optional(stamps),
  isNew: z.optional(z.literal(true)),
})

export const captureSchema = z.strictObject({
  wall: ms,
  start: ms,
  boot: z.string().check(z.maxLength(MAX_BOOT_CHARS)),
  off: z.nullable(ms),
  seq: z.nullable(seq),
})

export const mutationSchema = z.strictObject({
  by: z.nullable(recordId),
  sv: z.int().check(z.positive()),
  at: captureSchema,
  changes: z.array(changeSchema).check(z.minLength(1), z.maxLength(MAX_CHANGES)),
})

/** What every request about a scope carries. */
const envelope = {
  v: z.literal(PROTOCOL),
  scope,
  /** One IndexedDB lineage on a device. */
  client: uuid,
  epoch: z.nullable(uuid),
  /** Last head witness received in this epoch. */
  seen: z.nullable(headSchema),
  /** Highest n this client believes is acknowledged. */
  ackN: seq,
  schema: z.int().check(z.positive()),
  app: z.string().check(z.maxLength(40)),
}

export const pushRequestSchema = z.strictObject({
  ...envelope,
  clock: z.strictObject({
    wall: ms,
    off: z.nullable(ms),
    /** Monotonic reading, ms, of each page of this device that is still running. */
    boots: z.record(z.string().check(z.maxLength(40)), ms),
  }),
  /** Number of the first mutation; the others follow without a hole. */
  first: z.int().check(z.positive()),
  /** Hash of mutation `first - 1`; empty at the start of a client's chain. */
  prev: hash,
  /** Hash of the last mutation of this request. */
  last: hash,
  mutations: z.array(mutationSchema).check(z.minLength(1), z.maxLength(MAX_PUSH_MUTATIONS)),
  /** How far this client has pulled; null before its first bootstrap is complete [L4]. */
  pulledTo: z.nullable(seq),
  /** With a cursor the reply carries the page after it: one round trip for both ways. */
  cursor: z.nullable(seq),
})
export type PushRequest = z.infer<typeof pushRequestSchema>

export const pullRequestSchema = z.strictObject({
  ...envelope,
  cursor: seq,
  limit: z.int().check(z.positive(), z.maximum(MAX_PAGE_ROWS)),
  /** Digest per kind of what this client holds, sent only when nothing waits. */
  digest: z.optional(z.record(kindName, z.string().check(z.maxLength(40)))),
})
export type PullRequest = z.infer<typeof pullRequestSchema>

export const snapshotRequestSchema = z.strictObject({
  ...envelope,
  /** Only this kind, after a digest mismatch. */
  kind: z.optional(kindName),
  /** Key of the last row received, to go on after a break. */
  after: z.nullable(z.string().check(z.maxLength(200))),
  limit: z.int().check(z.positive(), z.maximum(5000)),
})
export type SnapshotRequest = z.infer<typeof snapshotRequestSchema>

/** `PackedCaptured`: when the server holds a record to have been captured [T2]. */
const captured = z.tuple([ms, ms, ms])

/** Value, stamp and author that lost to a concurrent edit. */
const alsoEntered = z.tuple([json, stamp, z.nullable(z.string())])

export const recordRowSchema = z.object({
  kind: kindName,
  id: recordId,
  sv: z.number(),
  body: fields,
  stamp,
  stamps: z.optional(stamps),
  /** Author and time of the change that created it. */
  by: z.nullable(z.string()),
  captured: z.nullable(captured),
  /** Values that lost to a concurrent edit, newest first, by field [M7]. */
  also: z.optional(z.record(fieldName, z.array(alsoEntered))),
})
export type RecordRow = z.infer<typeof recordRowSchema>

export const repairRequestSchema = z.strictObject({
  ...envelope,
  records: z.array(recordRowSchema).check(z.maxLength(MAX_PAGE_ROWS)),
})
export type RepairRequest = z.infer<typeof repairRequestSchema>

/** What every accepted answer carries. */
const answer = {
  v: z.literal(PROTOCOL),
  epoch: uuid,
  /** Server clock, ms. */
  now: ms,
  head: headSchema,
  /** Highest accepted mutation of this client and its hash: proof of what is acknowledged. */
  lastN: seq,
  lastH: hash,
  /** Highest n known to be in an off-site backup; null while there are no backups. */
  durableN: z.nullable(seq),
}

export const pageSchema = z.object({
  from: seq,
  to: seq,
  more: z.boolean(),
  rows: z.array(recordRowSchema),
})
export type Page = z.infer<typeof pageSchema>

export const mutationResultSchema = z.object({
  n: seq,
  code: z.enum(REFUSAL_CODES),
  detail: z.string(),
  /** Id of the quarantine entry. */
  entry: uuid,
})
export type MutationResult = z.infer<typeof mutationResultSchema>

export const pushReplySchema = z.object({
  ...answer,
  /** Stamps the server rewrote because they lay in the future: [n, change index, stamp]. */
  restamped: z.array(z.tuple([seq, seq, stamp])),
  /** Only the unusual: mutations parked in quarantine. */
  refused: z.array(mutationResultSchema),
  page: z.optional(pageSchema),
})
export type PushReply = z.infer<typeof pushReplySchema>

export const pullReplySchema = z.object({
  ...answer,
  page: pageSchema,
  /** Kinds whose digest differs: refetch these. Present when digests were compared. */
  differ: z.optional(z.array(z.string())),
})
export type PullReply = z.infer<typeof pullReplySchema>

export const repairReplySchema = z.object({ ...answer, accepted: z.number() })
export type RepairReply = z.infer<typeof repairReplySchema>

/** First and last line of a snapshot page (NDJSON); rows lie between. */
export const snapshotHeadSchema = z.object({ ...answer, type: z.literal('head') })
export const snapshotEndSchema = z.object({
  type: z.literal('end'),
  /** Pass as `after` for the next page; null after the last row. */
  next: z.nullable(z.string()),
  count: seq,
})

/** Answers that are not 200, typed. Anything else is a network error, never an ack [K1]. */
export const syncErrorSchema = z.discriminatedUnion('error', [
  // With the head of the new epoch: whoever enters it can prove at once that it exists [E2].
  z.object({ error: z.literal('epoch'), epoch: uuid, head: headSchema }),
  z.object({ error: z.literal('repair_closed') }),
  z.object({ error: z.literal('fork'), at: seq }),
  z.object({ error: z.literal('gap'), lastN: seq }),
  z.object({
    error: z.literal('reset'),
    reason: z.enum(['floor']),
    minDelayMs: z.number(),
  }),
  z.object({ error: z.literal('signed_out') }),
  z.object({ error: z.literal('scope_revoked') }),
  z.object({ error: z.literal('forged') }),
  z.object({ error: z.literal('update_needed'), minSchema: z.number() }),
  z.object({ error: z.literal('too_large') }),
  z.object({ error: z.literal('invalid'), message: z.string() }),
  z.object({ error: z.literal('busy'), retryAfterMs: z.number() }),
])
export type SyncError = z.infer<typeof syncErrorSchema>

/** One event of the live stream: no data, only where to pull. */
export const liveEventSchema = z.object({ scope, epoch: uuid, seq })
export type LiveEvent = z.infer<typeof liveEventSchema>
