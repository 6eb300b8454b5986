/** Plans and writes mutations under the scope's lock. Push, replay and own writes meet here. */

import type { Refusal } from '#shared/record/check-change.ts'
import type { Captured } from '#shared/sync/captured.ts'
import type { Change } from '#shared/sync/change.ts'
import type { MutationResult } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type Families, readFamilies } from './families.ts'
import type { AuthorCheck } from './gate.ts'
import { park } from './park.ts'
import type { PastLine } from './past.ts'
import { type Arrival, type Plan, type PlanInput, planPush } from './plan-push.ts'
import type { Facts } from './read-facts.ts'
import type { Ground } from './record-sql.ts'
import { keyOf, type RecordKey } from './record-state.ts'
import type { ScopePlace, ScopeRow } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'
import { type Writing, type WritingPart, writePlans } from './write-plan.ts'

export type Application = Omit<Writing, 'parts'> &
  Omit<WritingPart, 'plan'> & {
    readonly arrivals: readonly Arrival[]
    readonly facts: Facts
    readonly ground: Ground
    readonly clock: PlanInput['clock']
    readonly authorCheck: AuthorCheck
    readonly parked: (n: number) => Refusal | undefined
    readonly captured?: Captured
    /** Nothing is to be read or written after it: the commit may go along. */
    readonly isLast?: (plan: Plan) => boolean
    /** What is refused has its place in quarantine and needs no second one. */
    readonly isParkedAlready?: boolean
  }

export type Applied = {
  /** The counter row after it. */
  readonly row: ScopeRow
  readonly plan: Plan
  readonly refused: readonly MutationResult[]
}

export const NO_FAMILIES: Families = new Map()

/** The records that the arrivals name. */
export function* namedBy(arrivals: readonly Arrival[]): Iterable<Change> {
  for (const { mutation } of arrivals) yield* mutation?.changes ?? []
}

export async function applyArrivals(
  tx: Tx,
  { kinds }: Pick<SyncDeps, 'kinds'>,
  application: Application,
): Promise<Applied> {
  const plan = await makePlan(tx, kinds, application)
  const { place, row: before, clientId, deviceId, client, now, via } = application
  const parked = application.isParkedAlready ? [] : plan.parked
  const from = { clientId, deviceId, now, isRepair: false }
  const [row, refused] = await tx.together(() =>
    Promise.all([
      writePlans(tx, kinds, {
        ...{ place, row: before, now, via },
        parts: [{ plan, clientId, deviceId, client }],
      }),
      park(tx, place, parked, from),
      application.isLast?.(plan) ? tx.commit() : null,
    ]),
  )
  return { row, plan, refused }
}

async function makePlan(
  tx: Tx,
  kinds: SyncDeps['kinds'],
  application: Application,
): Promise<Plan> {
  const { place, arrivals, authorCheck } = application
  const families =
    authorCheck === 'author' ? await readFamilies(tx, place, kinds, arrivals) : NO_FAMILIES
  const input = planInputOf(kinds, { ...application, families })
  const plan = planPush(input)
  if (plan.wanted.length === 0) return plan
  return planPush({ ...input, past: await readPast(tx, place, plan.wanted) })
}

type Planning = Pick<
  Application,
  'place' | 'row' | 'now' | 'facts' | 'ground' | 'captured'
> &
  Pick<PlanInput, 'clock' | 'arrivals' | 'authorCheck' | 'families' | 'parked'>

export function planInputOf(kinds: SyncDeps['kinds'], planning: Planning): PlanInput {
  const { place, row, now, facts, ground, captured, ...given } = planning
  const { clock, arrivals, authorCheck, families, parked } = given
  const isRepairing = row.repairUntil !== null && now < row.repairUntil
  return {
    kinds,
    scope: place.scope,
    now,
    clampMs: row.clampMs,
    clock,
    arrivals,
    ...ground,
    people: facts.people,
    ...{ authorCheck, families },
    // After a restore a seq above it may name a head of the history that was lost.
    headAt: (seq) =>
      isRepairing && seq > row.epochSeq ? undefined : facts.heads.get(seq)?.at,
    deviceAt: facts.deviceAt,
    past: new Map(),
    parked,
    ...(captured ? { captured } : {}),
  }
}

const READ_PAST = `SELECT c.kind, c.record_id AS id, c.stamp, c.sent_stamp AS "sentStamp", c.by,
    ARRAY(SELECT jsonb_object_keys(c.set)) AS fields
  FROM unnest($3::text[], $4::text[]) AS k (kind, id) JOIN changes c
    ON c.tenant_id = $1 AND c.scope_id = $2 AND c.kind = k.kind AND c.record_id = k.id
    AND c.n > 0`

/** The log about these records; an empty list for one that has none. */
async function readPast(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  wanted: readonly RecordKey[],
): Promise<Map<RecordKey, PastLine[]>> {
  const kinds = wanted.map((key) => key.slice(0, key.indexOf(' ')))
  const ids = wanted.map((key) => key.slice(key.indexOf(' ') + 1))
  const { rows } = await tx.query<PastLine & { kind: string; id: string }>(READ_PAST, [
    ...[tenantId, scope, kinds, ids],
  ])
  const past = new Map<RecordKey, PastLine[]>(wanted.map((key) => [key, []]))
  for (const row of rows) past.get(keyOf(row))?.push(row)
  return past
}
