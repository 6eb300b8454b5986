/**
 * The other devices of the demo store, as a back office finds them on any Tuesday: one silent,
 * one with an app of the month before, one with work that waits. Nobody's data is on them.
 */
import type { DeviceKind, EnrolReply } from '#shared/people/identity-protocol.ts'
import { businessDay } from '#shared/record/business-day.ts'
import type { DeviceReportRequest } from '#shared/sync/device-report.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { enrol, issueCode } from '../auth/enrol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { takeReport } from '../sync/take-report.ts'
import type { DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import { type DemoTablet, pushEntries } from './demo-tablet.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const GB = 1e9
const VERSION = '0.1.0'
const OLD_VERSION = '0.0.9'

/** `oldest`: hours its oldest record waits. `silent`: hours since it was heard of. */
type DemoDevice = {
  readonly name: string
  readonly kind?: DeviceKind
  readonly told?: Partial<DeviceReportRequest>
  readonly oldest?: number
  readonly silent?: number
}

const FLEET: readonly DemoDevice[] = [
  { name: '門口平板 A' },
  {
    ...{ name: '門口平板 B', silent: 31, oldest: 3 },
    told: { waiting: 12, photosWaiting: 3 },
  },
  {
    name: '洽談區平板',
    told: { version: OLD_VERSION, offsetMs: 183_000, persisted: false },
  },
  { name: '巡檢平板', oldest: 5, told: { waiting: 37, photosWaiting: 14 } },
  { name: '會議牆', kind: 'display', told: { usedBytes: 0.1 * GB } },
]
const OLD = FLEET.findIndex(({ told }) => told?.version === OLD_VERSION)

const FINE: DeviceReportRequest = {
  ...{ version: VERSION, waiting: 0, oldestWaitingAt: null, photosWaiting: 0 },
  ...{ offsetMs: 400, persisted: true, usedBytes: 1.2 * GB, quotaBytes: 20 * GB },
}

type Store = { readonly tenantId: string; readonly storeId: string }

type EnrolInput = {
  readonly store: Store
  readonly createdBy: string
  readonly origin: string
}

export type Fleet = readonly (DemoTablet & EnrolReply)[]

/** Enrolled when the store was set up, each by a code of its own, as at any store. */
export async function enrolFleet(
  past: IdentityDeps,
  { store, createdBy, origin }: EnrolInput,
): Promise<Fleet> {
  const scope = scopeIdOf('store', store.storeId)
  const made: (DemoTablet & EnrolReply)[] = []
  for (const { name: deviceName, kind: deviceKind = 'tablet' } of FLEET) {
    const request = { deviceKind, deviceName }
    const { code } = await issueCode(past, { store, createdBy }, request)
    made.push({ origin, scope, ...(await enrol(past, { code })) })
  }
  return made
}

type FleetInput = { readonly crew: Crew; readonly time: DemoTime; readonly fleet: Fleet }

/** What they last told; and from the one with the old app something that its author may not. */
export async function reportFleet(
  deps: IdentityDeps,
  { crew, time, fleet }: FleetInput,
  random: Random,
): Promise<void> {
  const old = fleet[OLD]
  const [author, thanked] = crew.consultants
  if (old && author && thanked) {
    const at = time.now - 50 * MINUTE
    const day = businessDay(at, time.zone)
    const set = { day, personId: thanked, text: '幫客人把孩子的推車收進後廂', at }
    const draft = { kind: 'recognition', id: random.uuid(), set, isNew: true as const }
    const sent = { now: time.now, random, version: OLD_VERSION, refused: 1 }
    await pushEntries(old, [{ at, by: author, drafts: [draft] }], sent)
  }
  for (const [i, { oldest, silent = 0, told }] of FLEET.entries()) {
    const at = time.now - silent * HOUR
    const oldestWaitingAt = oldest === undefined ? null : at - oldest * HOUR
    const actor = fleet[i]?.device
    if (!actor) continue
    const report = { ...FINE, oldestWaitingAt, ...told }
    await takeReport({ db: deps.db, now: () => at }, actor, report)
  }
}
