/**
 * One push in a transaction of its own: whatever it holds.
 *
 * Two round trips to the database: everything is read behind the lock of the counter row,
 * planned in memory, and written in one statement.
 */
import type { Refusal } from '#shared/record/check-change.ts'
import type { LiveEvent, PushReply } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type Answer, refused } from './answer.ts'
import { applyArrivals, namedBy } from './apply-arrivals.ts'
import { findOverlap, readRepeated } from './find-overlap.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan-push.ts'
import { pageAfter, pageNeed, replyOf } from './push-reply.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { authorsOf, type PushWork, seqsOf } from './read-push.ts'
import { type Ground, readGround } from './record-sql.ts'
import {
  createScope,
  lockScope,
  mintEpoch,
  type ScopePlace,
  type ScopeRow,
} from './scope-row.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

/** Mutations that are refused whatever they hold, by number. */
type Parking = ReadonlyMap<number, Refusal>

export type Outcome = {
  readonly answer: Answer<PushReply>
  readonly poke: LiveEvent | null
}

export async function pushOne(
  deps: SyncDeps,
  actor: SyncActor,
  work: PushWork,
  parking: Parking,
): Promise<Outcome> {
  return await deps.db.inTenant(actor.tenantId, (tx) =>
    pushIn(tx, deps, actor, work, parking),
  )
}

async function pushIn(
  tx: Tx,
  deps: SyncDeps,
  actor: SyncActor,
  work: PushWork,
  parking: Parking,
): Promise<Outcome> {
  const place: ScopePlace = { tenantId: actor.tenantId, scope: work.request.scope }
  const before = await readBefore(tx, deps, actor, work, place)
  const { row, facts, now } = before
  const { request } = work
  const verdict = judge(deps, { place, row, facts, request, deviceId: actor.deviceId })
  if (verdict.type === 'refuse') return { answer: refused(verdict.error), poke: null }
  if (verdict.type === 'mint') {
    const error = await mintEpoch(tx, deps, place, { row, proof: verdict.proof, now })
    const poke = { scope: place.scope, epoch: error.epoch, seq: row.seq }
    return { answer: refused(error), poke }
  }
  const overlap = await findOverlap(tx, place, work, facts.client)
  if ('error' in overlap) return { answer: refused(overlap.error), poke: null }
  return await accept(tx, deps, actor, { work, place, before, parking, upTo: overlap.upTo })
}

type Before = { row: ScopeRow; facts: Facts; ground: Ground; now: number }

/** One round trip: the statements travel together, each sees what the lock waited for. */
async function readBefore(
  tx: Tx,
  deps: SyncDeps,
  { deviceId }: SyncActor,
  work: PushWork,
  place: ScopePlace,
): Promise<Before> {
  const { client } = work.request
  const read = () =>
    Promise.all([
      lockScope(tx, place),
      readFacts(tx, place, {
        ...{ client, deviceId, seqs: seqsOf([work]), authors: authorsOf([work]) },
      }),
      readGround(tx, place, namedBy(work.arrivals)),
    ])
  let [row, facts, ground] = await read()
  if (!row) {
    await createScope(tx, place, deps.now())
    ;[row, facts, ground] = await read()
  }
  return { row: row as ScopeRow, facts, ground, now: deps.now() }
}

type Acceptance = {
  work: PushWork
  place: ScopePlace
  before: Before
  parking: Parking
  /** Highest n that was accepted before. */
  upTo: number
}

async function accept(
  tx: Tx,
  deps: SyncDeps,
  actor: SyncActor,
  { work, place, before, parking, upTo }: Acceptance,
): Promise<Outcome> {
  const { request, end } = work
  const { row, facts, ground, now } = before
  const arrivals = work.arrivals.filter((a) => a.n > upTo)
  const isRevoked = actor.status === 'revoked'
  const needs = (plan?: Plan) =>
    isRevoked ? 'none' : pageNeed(request, row, plan ? [plan] : [])
  const applied = arrivals.length
    ? await applyArrivals(tx, deps, {
        ...{ place, row, now, facts, ground, arrivals, clock: request.clock },
        clientId: request.client,
        deviceId: actor.deviceId,
        via: null,
        client: clientOf(work),
        authorCheck: 'author',
        parked: (n) => (isRevoked ? DEVICE_REVOKED : parking.get(n)),
        isLast: (plan) => upTo < request.first && needs(plan) !== 'read',
      })
    : null
  const repeated = await readRepeated(tx, place, request, upTo)
  const after = applied?.row ?? row
  const page = await pageAfter(tx, place, request, needs(applied?.plan), after.seq)
  const last = applied ? { lastN: end.n, lastH: end.hash } : facts.client
  const json = replyOf(deps, place, {
    ...{ after, page },
    lastN: last?.lastN ?? 0,
    lastH: last?.lastH ?? '',
    restamped: [...repeated.restamped, ...(applied?.plan.restamped ?? [])],
    refused: [...repeated.refused, ...(applied?.refused ?? [])],
  })
  const isMoved = after.seq > row.seq
  const poke = isMoved ? { scope: place.scope, epoch: after.epoch, seq: after.seq } : null
  return { answer: { ok: true, json }, poke }
}

/** What is acknowledged with it. */
export function clientOf({ request, end }: PushWork) {
  const { pulledTo, schema, app } = request
  return { pulledTo, lastN: end.n, lastH: end.hash, schema, app }
}

const DEVICE_REVOKED: Refusal = { code: 'device_revoked', detail: '' }
