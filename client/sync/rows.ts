/**
 * What lies in IndexedDB. One layout for every kind: a new kind never changes it.
 *
 * A record is *pending* while its `order` is above its scope's `ackedOrder`: some edit of it
 * waits for the server. Numbers and hashes of the outbox are not stored: the mutations after
 * `ackedOrder`, in order, are number `ackedN + 1` and on, chained from `ackedH`. So a new
 * client id, or a whole log that waits again, costs one write of the scope row.
 */
import type { RefusalCode } from '#shared/record/check-change.ts'
import type { Mutation } from '#shared/sync/change.ts'
import type { Head, RecordRow } from '#shared/sync/protocol.ts'

/** Where a record is found besides by its id; taken from its kind's definition. */
export type Indexed = {
  readonly day?: string | undefined
  readonly parent?: string | undefined
  /** Present only while the record asks for work, so that the index holds nothing else. */
  readonly open?: 1 | undefined
}

/** Computes the look-ups of a body; a kind this version does not know has none. */
export type IndexOf = (kind: string, body: RecordRow['body']) => Indexed

export type LocalRecord = RecordRow &
  Indexed & {
    readonly scope: string
    /** Present only while it holds values that lost to a concurrent edit [M7]. */
    readonly clash?: 1 | undefined
    /** Order of the last local mutation that touched it. */
    readonly order?: number | undefined
    /** The server's version beneath pending edits; null when the record was made here. */
    readonly base?: RecordRow | null | undefined
    /** `ackedOrder` of the scope when `base` was taken: later mutations are not in it. */
    readonly since?: number | undefined
  }

/** One entry of the log. It stays after its acknowledgement until pruned [O4]. */
export type LogRow = {
  /** Key given by IndexedDB: the order of the write transactions [O2]. */
  readonly order: number
  readonly scope: string
  readonly mutation: Mutation
  /** Device wall clock, ms. */
  readonly savedAt: number
  /** Too large for any push: never sent, shown among the refused [P10]. */
  readonly parked?: true | undefined
}

/** A bootstrap or a refetch of one kind that is under way. */
export type SnapshotState = {
  /** Only this kind, after a digest mismatch; null for the whole scope. */
  readonly kind: string | null
  /** Key to go on from; null before the first page. */
  readonly after: string | null
  /** Seq of the first page's head: the pull that follows starts there. Null before it. */
  readonly from: number | null
  /** All pages are here; what is left is the pull. */
  readonly complete: boolean
  /** Goes to staging and replaces the local copy when complete; else straight to records. */
  readonly staged: boolean
  /** `ackedOrder` at the start: records edited later are kept and merged, never replaced. */
  readonly order: number
}

export type RepairState = {
  /** Key of the last record sent; null before the first. */
  readonly after: readonly [kind: string, id: string] | null
}

export type ScopeRow = {
  readonly scope: string
  /** Raised by every answer that is applied; an answer to an older turn is dropped [C2]. */
  readonly turn: number
  readonly client: string
  readonly epoch: string | null
  readonly cursor: number | null
  readonly seen: Head | null
  /** Last acknowledged mutation: its number and hash under `client`, its place in the log. */
  readonly ackedN: number
  readonly ackedH: string
  readonly ackedOrder: number
  /** Greatest `ackedOrder` in any epoch: up to it a record holds nothing unaccepted. */
  readonly provenOrder: number
  /** The log before and at this order is pruned. */
  readonly prunedOrder: number
  /** Something of the server's was ever stored: the next bootstrap goes to staging [B3]. */
  readonly held: boolean
  readonly bootstrapped: boolean
  readonly snapshot: SnapshotState | null
  readonly repair: RepairState | null
  /** Device wall clock, ms. */
  readonly lastAckAt: number | null
  readonly digestAt: number | null
  /** When all it holds was last found equal to the server's, server time, ms. */
  readonly matchedAt?: number | undefined
  /** When the server's history last changed under this tablet. */
  readonly epochAt: number | null
  /** Highest order known to lie in an off-site backup; 0 without backups. */
  readonly durableOrder: number
  /** Once a day: how far the log was acknowledged, server time, ms [O4]. */
  readonly marks: readonly (readonly [order: number, at: number])[]
}

export type StagedRow = RecordRow & { readonly scope: string }

export type RefusedState = 'open' | 'discarded' | 'resent'

/** A mutation the server quarantined, or one parked here: kept, shown, never dropped. */
export type RefusedRow = {
  /** Its place in the log. */
  readonly order: number
  readonly scope: string
  /** Quarantine entry on the server; null when it never left this tablet. */
  readonly entry: string | null
  readonly code: RefusalCode
  readonly detail: string
  readonly mutation: Mutation
  readonly state: RefusedState
  /** Device wall clock, ms. */
  readonly at: number
}

export type MetaRow = { readonly key: string; readonly value: unknown }
