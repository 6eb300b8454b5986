/**
 * Several pushes of one scope in one transaction: one lock, one seq, one head, one commit.
 *
 * Only those that are plain: the next mutations of an active device, all of them fit to be
 * taken, about records that no other push of the group touches. So the order among them
 * makes no difference, and each gets the answer it would get alone, only with a head and a
 * page that hold the others, too. What is not plain is left alone, for `push-one.ts`.
 */
import type { LiveEvent, PushReply } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import type { Answer } from './answer.ts'
import { NO_FAMILIES, namedBy, planInputOf } from './apply-arrivals.ts'
import { familiesAsked } from './families.ts'
import { judge } from './judge.ts'
import { type Plan, planPush } from './plan-push.ts'
import { clientOf } from './push-one.ts'
import { pageAfter, pageNeed, replyOf } from './push-reply.ts'
import { type AllFacts, factsOf, readAllFacts } from './read-facts.ts'
import { authorsOf, type PushWork, seqsOf } from './read-push.ts'
import { type Ground, readGround } from './record-sql.ts'
import { keyOf, type RecordKey } from './record-state.ts'
import { lockScope, type ScopePlace, type ScopeRow } from './scope-row.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'
import { writePlans } from './write-plan.ts'

/** All of one tenant and one scope. */
export type Member = { readonly actor: SyncActor; readonly work: PushWork }

/** Answers of those that were taken; the others are as if they had not come. */
export type GroupOutcome<M> = {
  readonly answers: ReadonlyMap<M, Answer<PushReply>>
  readonly poke: LiveEvent | null
}

export async function pushGroup<M extends Member>(
  deps: SyncDeps,
  members: readonly M[],
): Promise<GroupOutcome<M>> {
  const { actor, work } = members[0] as M
  const place: ScopePlace = { tenantId: actor.tenantId, scope: work.request.scope }
  return await deps.db.inTenant(place.tenantId, (tx) => groupIn(tx, deps, place, members))
}

async function groupIn<M extends Member>(
  tx: Tx,
  deps: SyncDeps,
  place: ScopePlace,
  members: readonly M[],
): Promise<GroupOutcome<M>> {
  const works = members.map(({ work }) => work)
  const [row, facts, ground] = await Promise.all([
    lockScope(tx, place),
    readAllFacts(tx, place, {
      askers: members.map(({ actor, work }) => {
        return { client: work.request.client, deviceId: actor.deviceId }
      }),
      ...{ seqs: seqsOf(works), authors: authorsOf(works) },
    }),
    readGround(tx, place, namedBy(works.flatMap(({ arrivals }) => arrivals))),
  ])
  const now = deps.now()
  if (!row) return { answers: new Map(), poke: null }
  const taken = choose(deps, { place, row, now, facts, ground }, members)
  if (taken.length === 0) return { answers: new Map(), poke: null }

  const plans = taken.map(({ plan }) => plan)
  const needs = taken.map(({ member }) => pageNeed(member.work.request, row, plans))
  const parts = taken.map(({ member: { actor, work }, plan }) => {
    const client = clientOf(work)
    return { plan, clientId: work.request.client, deviceId: actor.deviceId, client }
  })
  const isLast = !needs.includes('read')
  const [after] = await tx.together(() =>
    Promise.all([
      writePlans(tx, deps.kinds, { place, row, now, via: null, parts }),
      isLast ? tx.commit() : null,
    ]),
  )
  const answers = await Promise.all(
    taken.map(async ({ member, plan: { restamped } }, i) => {
      const { request, end } = member.work
      const page = await pageAfter(tx, place, request, needs[i] ?? 'none', after.seq)
      const told = { lastN: end.n, lastH: end.hash, restamped: [...restamped], refused: [] }
      const answer: Answer<PushReply> = {
        ok: true,
        json: replyOf(deps, place, { after, page, ...told }),
      }
      return [member, answer] as const
    }),
  )
  const isMoved = after.seq > row.seq
  const poke = isMoved ? { scope: place.scope, epoch: after.epoch, seq: after.seq } : null
  return { answers: new Map(answers), poke }
}

type Standing = {
  readonly place: ScopePlace
  readonly row: ScopeRow
  readonly now: number
  readonly facts: AllFacts
  readonly ground: Ground
}

type Taken<M> = { readonly member: M; readonly plan: Plan }

/** Those that are plain, each with what it makes of its records. */
function choose<M extends Member>(
  deps: SyncDeps,
  standing: Standing,
  members: readonly M[],
): Taken<M>[] {
  const taken: Taken<M>[] = []
  const clients = new Set<string>()
  const touched = new Set<RecordKey>()
  let { row } = standing
  for (const member of members) {
    const { client } = member.work.request
    const keys = Array.from(namedBy(member.work.arrivals), keyOf)
    if (clients.has(client) || keys.some((key) => touched.has(key))) continue
    // Also of one that is left alone: what follows it must not overtake it.
    clients.add(client)
    for (const key of keys) touched.add(key)
    const plan = planPlain(deps, { ...standing, row }, member)
    if (!plan) continue
    row = { ...row, clampMs: plan.clampMs }
    taken.push({ member, plan })
  }
  return taken
}

function planPlain(deps: SyncDeps, standing: Standing, member: Member): Plan | null {
  const { place, row, now, ground } = standing
  const { actor, work } = member
  const { request, arrivals } = work
  if (actor.status !== 'active') return null
  // What others of the group write may be what it is judged by.
  if (familiesAsked(deps.kinds, arrivals).size > 0) return null
  const { deviceId } = actor
  const facts = factsOf(standing.facts, { client: request.client, deviceId })
  if (judge(deps, { place, row, facts, request, deviceId }).type !== 'pass') return null
  const { lastN, lastH } = facts.client ?? { lastN: 0, lastH: '' }
  if (request.first !== lastN + 1 || request.prev !== lastH) return null
  const plan = planPush(
    planInputOf(deps.kinds, {
      ...{ place, row, now, clock: request.clock, arrivals, facts, ground },
      ...{ authorCheck: 'author', families: NO_FAMILIES, parked: () => undefined },
    }),
  )
  return plan.parked.length === 0 && plan.wanted.length === 0 ? plan : null
}
