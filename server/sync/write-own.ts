/** What the server itself writes: same gate, same log, same poke as a push. */
import { AppError } from '#shared/errors.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import { type Fields, lastStamp, type Stamps, stampOf } from '#shared/record/record.ts'
import { CLOCK_START, type Clock, nextStamp, observe } from '#shared/record/stamp.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { type LiveEvent, SCHEMA } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { applyArrivals } from './apply-arrivals.ts'
import { chainHash } from './mutation-chain.ts'
import type { Arrival } from './plan-push.ts'
import { readFacts } from './read-facts.ts'
import { type Ground, readGround } from './record-sql.ts'
import { keyOf } from './record-state.ts'
import { lockOrCreateScope } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

export type OwnContext = {
  readonly tenantId: string
  readonly scope: string
  /** The person it is done for, whose rights are asked; null = the server's own duty. */
  readonly by: string | null
  /** The route has asked for the rights: those of the kind do not count. */
  readonly isVouched?: true
}

export type OwnDraft = {
  readonly kind: string
  readonly id: string
  readonly set: Fields
  readonly isNew?: true
}

/** The server as a client: no device has the id, so no tablet can use it [P8]. */
export const SERVER_CLIENT = '00000000-0000-4000-8000-000000000000'
const SERVER_NODE = 'server'

/**
 * Writes `drafts` as one mutation. Throws `forbidden` when the person lacks the right and
 * `invalid` when the gate refuses for another reason; then nothing is written.
 */
export async function writeOwn(
  deps: SyncDeps,
  context: OwnContext,
  drafts: readonly OwnDraft[],
): Promise<void> {
  const event = await deps.db.inTenant(context.tenantId, (tx) =>
    writeOwnIn(tx, deps, context, drafts),
  )
  deps.live.poke(context.tenantId, event)
}

/** The same in the caller's transaction; poke with the returned event after the commit. */
export async function writeOwnIn(
  tx: Tx,
  deps: Pick<SyncDeps, 'kinds' | 'now'>,
  { tenantId, scope, by, isVouched }: OwnContext,
  drafts: readonly OwnDraft[],
): Promise<LiveEvent> {
  const place = { tenantId, scope }
  const row = await lockOrCreateScope(tx, place, deps.now())
  const now = deps.now()
  const facts = await readFacts(tx, place, {
    client: SERVER_CLIENT,
    deviceId: SERVER_CLIENT,
    seqs: [],
    authors: by === null ? [] : [by],
  })
  const ground = await readGround(tx, place, drafts)
  const at = { wall: now, start: now, boot: SERVER_NODE, off: 0, seq: row.seq }
  const mutation: Mutation = { by, sv: SCHEMA, at, changes: changesOf(drafts, ground, now) }
  const text = JSON.stringify(mutation)
  const n = (facts.client?.lastN ?? 0) + 1
  const hash = chainHash(facts.client?.lastH ?? '', text)
  const arrival: Arrival = { n, hash, text, by, mutation, refusal: null }
  const applied = await applyArrivals(tx, deps, {
    ...{ place, row, now, facts, ground, arrivals: [arrival] },
    ...{ clock: { off: 0, boots: {} }, captured: [now, now, now] },
    ...{ clientId: SERVER_CLIENT, deviceId: SERVER_CLIENT, via: 'server' as const },
    client: { pulledTo: null, lastN: n, lastH: hash, schema: SCHEMA, app: SERVER_NODE },
    authorCheck: by === null ? 'trusted' : isVouched ? 'vouched' : 'author',
    parked: () => undefined,
  })
  const [refusal] = applied.plan.parked
  if (refusal) throw asError(refusal.refusal)
  return { scope, epoch: applied.row.epoch, seq: applied.row.seq }
}

/** One stamp for all, above every stamp it builds on [S3]. */
function changesOf(drafts: readonly OwnDraft[], { held }: Ground, now: number): Change[] {
  let clock: Clock = CLOCK_START
  for (const state of held.values()) clock = observe(clock, lastStamp(state))
  const { stamp } = nextStamp(clock, now, SERVER_NODE)
  return drafts.map(({ kind, id, set, isNew }) => {
    const state = held.get(keyOf({ kind, id }))
    const known: Stamps = Object.fromEntries(
      Object.keys(set).flatMap((f) => {
        const seen = state && stampOf(state, f)
        return seen === undefined ? [] : [[f, seen]]
      }),
    )
    const base = Object.keys(known).length > 0 ? { base: known } : {}
    return { kind, id, stamp, set, ...base, ...(isNew ? { isNew } : {}) }
  })
}

function asError({ code, detail }: Refusal): AppError {
  const isForbidden = code === 'not_allowed' || code === 'unknown_author'
  return new AppError(isForbidden ? 'forbidden' : 'invalid', `${code}: ${detail}`)
}
