/**
 * Push: a client's next mutations, applied once, in order, and acknowledged [P1]-[P10].
 *
 * Two round trips to the database: everything is read behind the lock of the counter row,
 * planned in memory, and written in one statement.
 */
import type { Refusal } from '#shared/record/check-change.ts'
import {
  type LiveEvent,
  MAX_PAGE_ROWS,
  type Page,
  type PushReply,
} from '#shared/sync/protocol.ts'
import type { Database } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { type Answer, type JsonText, refused, withRaw } from './answer.ts'
import { applyArrivals, namedBy } from './apply-arrivals.ts'
import { findOverlap, readRepeated } from './find-overlap.ts'
import { findPoison, isDataError } from './find-poison.ts'
import { judge } from './judge.ts'
import { emptyPage, pageOf, readPageRows } from './page.ts'
import type { Plan } from './plan-push.ts'
import { type Facts, readFacts } from './read-facts.ts'
import { type PushEnvelope, type PushWork, readPush } from './read-push.ts'
import { type Ground, readGround } from './record-sql.ts'
import { ScopeQueue } from './scope-queue.ts'
import {
  createScope,
  headOf,
  lockScope,
  mintEpoch,
  type ScopePlace,
  type ScopeRow,
} from './scope-row.ts'
import { mayPush, SCOPE_REVOKED, type SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

type Parking = ReadonlyMap<number, Refusal>

/** One per database, as a server has one. */
const queues = new WeakMap<Database, ScopeQueue>()

type Outcome = { answer: Answer<PushReply>; poke: LiveEvent | null }

export async function push(
  deps: SyncDeps,
  actor: SyncActor,
  input: unknown,
): Promise<Answer<PushReply>> {
  const work = readPush(input)
  if ('error' in work) return refused(work.error)
  if (!mayPush(actor, work.request.scope)) return refused(SCOPE_REVOKED)
  const { tenantId } = actor
  const run = (parking: Parking) =>
    queueOf(deps.db).run(`${tenantId} ${work.request.scope}`, () =>
      deps.db.inTenant(tenantId, (tx) => pushIn(tx, deps, actor, work, parking)),
    )
  const { answer, poke } = await run(new Map()).catch(async (error: unknown) => {
    if (!isDataError(error)) throw error
    return await run(await findPoison(deps, actor, work))
  })
  if (poke) deps.live.poke(tenantId, poke)
  return answer
}

function queueOf(db: Database): ScopeQueue {
  const queue = queues.get(db) ?? new ScopeQueue()
  queues.set(db, queue)
  return queue
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
  actor: SyncActor,
  { request, arrivals }: PushWork,
  place: ScopePlace,
): Promise<Before> {
  const mutations = arrivals.flatMap((a) => a.mutation ?? [])
  const seqs = new Set(mutations.flatMap((m) => m.at.seq ?? []))
  if (request.seen) seqs.add(request.seen.seq)
  const authors = new Set(arrivals.flatMap((a) => a.by ?? []))
  const read = () =>
    Promise.all([
      lockScope(tx, place),
      readFacts(tx, place, {
        client: request.client,
        deviceId: actor.deviceId,
        seqs: [...seqs],
        authors: [...authors],
      }),
      readGround(tx, place, namedBy(arrivals)),
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
  const pageOf = (plan?: Plan) => (isRevoked ? 'none' : pageNeed(request, row, plan))
  const applied = arrivals.length
    ? await applyArrivals(tx, deps, {
        ...{ place, row, now, facts, ground, arrivals, clock: request.clock },
        clientId: request.client,
        deviceId: actor.deviceId,
        via: null,
        client: {
          ...{ pulledTo: request.pulledTo, lastN: end.n, lastH: end.hash },
          ...{ schema: request.schema, app: request.app },
        },
        authorCheck: 'author',
        parked: (n) => (isRevoked ? DEVICE_REVOKED : parking.get(n)),
        isLast: (plan) => upTo < request.first && pageOf(plan) !== 'read',
      })
    : null
  const repeated = await readRepeated(tx, place, request, upTo)
  const after = applied?.row ?? row
  const page = await pageAfter(tx, place, request, pageOf(applied?.plan), after.seq)
  const last = applied ? { lastN: end.n, lastH: end.hash } : facts.client
  const reply = {
    v: 1,
    epoch: after.epoch,
    now: deps.now(),
    head: headOf(deps, place, after),
    lastN: last?.lastN ?? 0,
    lastH: last?.lastH ?? '',
    durableN: null,
    restamped: [...repeated.restamped, ...(applied?.plan.restamped ?? [])],
    refused: [...repeated.refused, ...(applied?.refused ?? [])],
  } satisfies Omit<PushReply, 'page'>
  const json =
    page === null ? JSON.stringify(reply) : withRaw<PushReply>(reply, 'page', page)
  const isMoved = after.seq > row.seq
  const poke = isMoved ? { scope: place.scope, epoch: after.epoch, seq: after.seq } : null
  return { answer: { ok: true, json }, poke }
}

const DEVICE_REVOKED: Refusal = { code: 'device_revoked', detail: '' }

type PageNeed = 'none' | 'empty' | 'read'

/** None without a cursor, and where only a pull can tell the client to start over. */
function pageNeed(
  { cursor, pulledTo }: PushEnvelope,
  before: ScopeRow,
  plan: Plan | undefined,
): PageNeed {
  if (cursor === null || cursor < before.floorSeq || cursor > before.seq) return 'none'
  // The usual case needs no query: it had seen all, and all it sent was kept as sent.
  const hadAll = cursor === before.seq && pulledTo === cursor
  const isAllOwn = !plan || plan.rows.every((row) => row.isExact)
  return hadAll && isAllOwn ? 'empty' : 'read'
}

async function pageAfter(
  tx: Tx,
  place: ScopePlace,
  { cursor, client }: PushEnvelope,
  need: PageNeed,
  seq: number,
): Promise<JsonText<Page> | null> {
  if (cursor === null || need === 'none') return null
  if (need === 'empty') return emptyPage(cursor, seq)
  const asked = { client, cursor, limit: MAX_PAGE_ROWS }
  // Only tablets push.
  return pageOf(asked, seq, await readPageRows(tx, place, asked), (row) => row)
}
