/**
 * The way every reading request goes: one moment of the database, the guard, then `fn`.
 *
 * Reading takes no lock. When the guard finds that the database went back in time, the
 * epoch is minted in a transaction of its own, under the lock, where the guard asks again.
 */
import type { Head, SyncError } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type Answer, refused } from './answer.ts'
import type { Verdict } from './guard.ts'
import { judge } from './judge.ts'
import { type Facts, readFacts } from './read-facts.ts'
import {
  createScope,
  headOf,
  lockScope,
  mintEpoch,
  readScope,
  type ScopePlace,
  type ScopeRow,
} from './scope-row.ts'
import { mayRead, SCOPE_REVOKED, type SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

export type Envelope = {
  readonly scope: string
  readonly client: string
  readonly epoch: string | null
  readonly seen: Head | null
  readonly ackN: number
}

export type Reading = {
  readonly tx: Tx
  readonly place: ScopePlace
  readonly row: ScopeRow
  readonly facts: Facts
}

type Judged = Reading & { readonly verdict: Verdict }

/** What every accepted answer carries [E1][P7]. */
export function answerHead(deps: SyncDeps, { place, row, facts }: Omit<Reading, 'tx'>) {
  return {
    v: 1 as const,
    epoch: row.epoch,
    now: deps.now(),
    head: headOf(deps, place, row),
    lastN: facts.client?.lastN ?? 0,
    lastH: facts.client?.lastH ?? '',
    durableN: null,
  }
}

export async function readRequest<T>(
  deps: SyncDeps,
  actor: SyncActor,
  request: Envelope,
  fn: (reading: Reading) => Promise<Answer<T>>,
  /** Sends what can be asked before the guard has spoken, in the same round trip. */
  ahead: (tx: Tx, place: ScopePlace) => unknown = () => {},
): Promise<Answer<T>> {
  const place: ScopePlace = { tenantId: actor.tenantId, scope: request.scope }
  if (!mayRead(actor, place.scope)) return refused(SCOPE_REVOKED)
  const { db, now } = deps
  for (;;) {
    const answer = await db.readTenant(actor.tenantId, async (tx) => {
      const judging = readJudged(deps, tx, place, actor, request, readScope)
      ahead(tx, place)
      const judged = await judging
      if (!judged) return 'no scope'
      if (judged.verdict.type === 'mint') return 'mint'
      if (judged.verdict.type === 'refuse') return refused(judged.verdict.error)
      return await fn(judged)
    })
    if (typeof answer === 'object') return answer
    if (answer === 'mint') return await mint(deps, actor, place, request)
    await db.inTenant(actor.tenantId, (tx) => createScope(tx, place, now()))
  }
}

/** Undefined when the scope was never used. `read` may lock. */
export async function readJudged(
  deps: SyncDeps,
  tx: Tx,
  place: ScopePlace,
  actor: SyncActor,
  request: Envelope,
  read: typeof readScope,
): Promise<Judged | undefined> {
  const [row, facts] = await Promise.all([
    read(tx, place),
    readFacts(tx, place, {
      client: request.client,
      deviceId: actor.deviceId,
      seqs: request.seen ? [request.seen.seq] : [],
      authors: [],
    }),
  ])
  if (!row) return undefined
  const verdict = judge(deps, { place, row, facts, request, deviceId: actor.deviceId })
  return { tx, place, row, facts, verdict }
}

async function mint(
  deps: SyncDeps,
  actor: SyncActor,
  place: ScopePlace,
  request: Envelope,
): Promise<{ ok: false; error: SyncError }> {
  const error = await deps.db.inTenant(actor.tenantId, async (tx) => {
    const judged = await readJudged(deps, tx, place, actor, request, lockScope)
    if (!judged) throw new Error('Internal: a scope that was there is gone')
    const { verdict, row } = judged
    if (verdict.type === 'refuse') return verdict.error
    // Someone else mints between two looks: what was known then is an old epoch now.
    if (verdict.type === 'pass') {
      return { error: 'epoch', epoch: row.epoch, head: headOf(deps, place, row) } as const
    }
    return await mintEpoch(tx, deps, place, { row, proof: verdict.proof, now: deps.now() })
  })
  if (error.error === 'epoch') {
    deps.live.poke(actor.tenantId, { scope: place.scope, epoch: error.epoch, seq: 0 })
  }
  return refused(error)
}
