/**
 * Repair: after a restore, tablets give back what the server lost [E5][E6].
 *
 * Records come with their stamps and merge by the rules of push. Only inside the window
 * that a proved restore opened; there is no author to ask, so outside it is refused.
 */

import type { Refusal } from '#shared/record/check-change.ts'
import { checkChange } from '#shared/record/check-change.ts'
import { isDeleted } from '#shared/record/record.ts'
import { type Captured, unpackCaptured } from '#shared/sync/captured.ts'
import { erasureOf, withoutErased } from '#shared/sync/erased.ts'
import { mergeRecords } from '#shared/sync/merge.ts'
import {
  type LiveEvent,
  type RecordRow,
  type RepairReply,
  repairRequestSchema,
} from '#shared/sync/protocol.ts'
import { scopeTypeOf } from '#shared/sync/scope.ts'
import type { Tx } from '../db/transaction.ts'
import { type Answer, refused } from './answer.ts'
import { addLoser } from './merge-change.ts'
import { park } from './park.ts'
import type { Parked, Plan } from './plan-push.ts'
import { invalid, lowerCased } from './read-push.ts'
import { answerHead, type Envelope, readJudged } from './read-request.ts'
import { readGround } from './record-sql.ts'
import { type Also, alsoLeft, keyOf, type RecordState } from './record-state.ts'
import { createScope, lockScope, mintEpoch, type ScopePlace } from './scope-row.ts'
import { mayRead, SCOPE_REVOKED, type SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'
import { unstorable } from './unstorable.ts'
import { writePlans } from './write-plan.ts'

type Outcome = { answer: Answer<RepairReply>; poke: LiveEvent | null }

export async function repair(
  deps: SyncDeps,
  actor: SyncActor,
  input: unknown,
): Promise<Answer<RepairReply>> {
  const parsed = repairRequestSchema.safeParse(input)
  if (!parsed.success) return refused(invalid(parsed.error))
  const { records, ...request } = lowerCased(parsed.data)
  const place = { tenantId: actor.tenantId, scope: request.scope }
  if (!mayRead(actor, place.scope)) return refused(SCOPE_REVOKED)
  const { answer, poke } = await deps.db.inTenant(actor.tenantId, (tx) =>
    repairIn(tx, deps, actor, place, { request, records: records as RecordRow[] }),
  )
  if (poke) deps.live.poke(actor.tenantId, poke)
  return answer
}

async function repairIn(
  tx: Tx,
  deps: SyncDeps,
  actor: SyncActor,
  place: ScopePlace,
  { request, records }: { request: Envelope; records: readonly RecordRow[] },
): Promise<Outcome> {
  const judge = () => readJudged(deps, tx, place, actor, request, lockScope)
  let judged = await judge()
  if (!judged) {
    await createScope(tx, place, deps.now())
    judged = await judge()
  }
  if (!judged) throw new Error('Internal: a scope that was made is not there')
  const { verdict, row, facts } = judged
  const now = deps.now()
  if (verdict.type === 'refuse') return { answer: refused(verdict.error), poke: null }
  if (verdict.type === 'mint') {
    const error = await mintEpoch(tx, deps, place, { row, proof: verdict.proof, now })
    const poke = { scope: place.scope, epoch: error.epoch, seq: row.seq }
    return { answer: refused(error), poke }
  }
  const isOpen = row.repairUntil !== null && now < row.repairUntil
  // A wall holds but parts of the records, and writes nothing at all.
  if (!isOpen || actor.kind === 'display')
    return { answer: refused({ error: 'repair_closed' }), poke: null }

  const { held, purged } = await readGround(tx, place, records)
  const living = records.filter((record) => !purged.has(keyOf(record)))
  const { plan, accepted } = planRepair(deps, { place, now, held, records: living })
  const own = { clientId: request.client, deviceId: actor.deviceId, now }
  const part = { ...own, plan: { ...plan, clampMs: row.clampMs }, client: null }
  const writing = { place, row, now, via: 'server' as const, parts: [part] }
  const after = await writePlans(tx, deps.kinds, writing)
  await park(tx, place, plan.parked, { ...own, isRepair: true })
  const head = answerHead(deps, { place, row: after, facts })
  const isMoved = after.seq > row.seq
  const poke = isMoved ? { scope: place.scope, epoch: after.epoch, seq: after.seq } : null
  return { answer: { ok: true, json: JSON.stringify({ ...head, accepted }) }, poke }
}

type RepairInput = {
  readonly place: ScopePlace
  readonly now: number
  readonly held: ReadonlyMap<string, RecordState>
  readonly records: readonly RecordRow[]
}

function planRepair(
  { kinds }: Pick<SyncDeps, 'kinds'>,
  { place, now, held, records }: RepairInput,
): { plan: Omit<Plan, 'clampMs'>; accepted: number } {
  const rows = new Map<string, RecordState>()
  const parked: Parked[] = []
  for (const record of records) {
    const refusal = checkRecord(kinds, place.scope, record)
    if (refusal) {
      parked.push(parkedOf(erasedLike(held.get(keyOf(record)), record), refusal, now))
      continue
    }
    const key = keyOf(record)
    const before = rows.get(key) ?? held.get(key)
    const isSettled =
      before && kinds.get(record.kind)?.append && erasureOf(record.body) === null
    const state = isSettled ? before : mergeRecord(before, record, now)
    if (state !== before) rows.set(key, state)
  }
  const plan = {
    rows: [...rows.values()].map((state) => ({ state, isExact: false })),
    parked,
    log: [],
    restamped: [],
    wanted: [],
  }
  return { plan, accepted: rows.size }
}

/** A kind this version does not know is stored and passed on untouched [L6]. */
function checkRecord(
  kinds: SyncDeps['kinds'],
  scope: string,
  record: RecordRow,
): Refusal | null {
  const kind = kinds.get(record.kind)
  if (kind && kind.scope !== scopeTypeOf(scope)) {
    return { code: 'not_allowed', detail: `${kind.name} does not belong to ${scope}` }
  }
  // What was erased may be blank where the kind wants something.
  const erasure = erasureOf(record.body)
  const change = { ...record, set: withoutErased(record.body, erasure) }
  const refusal = kind ? checkChange(kind, change, erasure !== null) : null
  return refusal ?? unstorable([record.body, record.also ?? null], JSON.stringify(record))
}

function mergeRecord(
  held: RecordState | undefined,
  record: RecordRow,
  now: number,
): RecordState {
  const merged = mergeRecords(held, record)
  const erasure = erasureOf(merged.body)
  const also = alsoLeft(mergeAlso(held?.also ?? null, record.also), erasure)
  if (held && merged === held && also === held.also) return held
  const state: RecordState = {
    ...(held ?? newState(record)),
    ...{ body: merged.body, stamp: merged.stamp, stamps: merged.stamps },
    also,
    captured: held?.captured ?? capturedOf(record),
    sv: Math.max(held?.sv ?? 1, Math.round(record.sv)),
    repairedAt: now,
  }
  return { ...state, deletedAt: isDeleted(state) ? (held?.deletedAt ?? now) : null }
}

function newState(record: RecordRow): RecordState {
  const { kind, id, sv, body, stamp, by } = record
  return {
    ...{ kind, id, sv, body, stamp, by, captured: capturedOf(record) },
    ...{
      seq: 0,
      also: null,
      deletedAt: null,
      origin: null,
      repairedAt: null,
    },
  }
}

function capturedOf({ captured }: RecordRow): Captured | null {
  return captured && unpackCaptured(captured)
}

/** Nothing of what was erased here goes into quarantine [X3]. */
function erasedLike(held: RecordState | undefined, record: RecordRow): RecordRow {
  const erasure = held ? erasureOf(held.body) : null
  if (erasure === null) return record
  const { also: _, ...rest } = record
  return { ...rest, body: withoutErased(record.body, erasure) }
}

/** The same object when nothing is added. */
function mergeAlso(held: Also | null, given: RecordRow['also']): Also | null {
  if (!given) return held
  const also: Also = { ...held }
  let isChanged = false
  for (const [field, losers] of Object.entries(given)) {
    for (const loser of losers) {
      const before = also[field] ?? []
      const after = addLoser(before, loser)
      isChanged ||= after.length > before.length
      also[field] = after
    }
  }
  return isChanged ? also : held
}

function parkedOf(record: RecordRow, refusal: Refusal, now: number): Parked {
  const text = JSON.stringify(record)
  const arrival = { n: 0, hash: '', text, by: record.by, mutation: null, refusal }
  return { arrival, refusal, captured: capturedOf(record) ?? [now, 0, now], byName: null }
}
