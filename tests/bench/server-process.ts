/** The real server in a process of its own, so that its processor time and memory are its own. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createApp } from '#server/app.ts'
import { addDevice } from '#server/auth/add-device.ts'
import { createEnrolmentCode } from '#server/auth/enrol.ts'
import { deriveKey } from '#server/auth/keys.ts'
import { createTenant } from '#server/auth/set-up.ts'
import { openDatabase } from '#server/db/connect.ts'
import { createMetrics } from '#server/http/metrics.ts'
import { limitsFor } from '#server/http/rate-limit.ts'
import { listen } from '#server/listen.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { kindMap } from '#shared/kinds.ts'
import { answerParent } from './child.ts'
import { ZONE } from './sample-visits.ts'
import { usage } from './usage.ts'

const { DATABASE_URL = '', CLIENT_DIR = '' } = process.env
const PIN = '402817'
/** A tablet captures nothing before it is enrolled, and the samples are weeks old. */
const ENROLLED_AGO_MS = 90 * 86_400_000

const db = await openDatabase({ url: DATABASE_URL })
const live = createLiveHub(db)
const deps = {
  ...{ db, live, kinds: kindMap, now: Date.now },
  headKey: deriveKey('a secret of the bench, long enough', 'head'),
  personKey: deriveKey('a secret of the bench, long enough', 'person'),
  officeKey: deriveKey('a secret of the bench, long enough', 'office'),
}
const app = createApp({
  ...deps,
  metrics: createMetrics({ ofProcess: true }),
  // A bench asks more often than any tablet may.
  limits: limitsFor(10_000_000),
  clientDir: CLIENT_DIR,
})
const server = await listen(app, { port: 0, host: '127.0.0.1' })

export type Tenant = {
  readonly tenantId: string
  readonly personId: string
  readonly storeId: string
  /** One per tablet asked for, all of the store. */
  readonly credentials: readonly string[]
}

const verbs = {
  usage,
  port: () => (server.address as AddressInfo).port,
  /** `storeId`: where the tablets stand; the store of the tenant's own record when absent. */
  async tenant(input: { tablets: number; storeId?: string }): Promise<Tenant> {
    const made = await createTenant(deps, {
      ...{ tenantName: '東區集團', storeName: '城東店', zone: ZONE },
      ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: PIN },
      deviceName: '門口平板',
    })
    const { tenantId } = made.device
    const storeId = input.storeId ?? made.device.storeId
    const credentials: string[] = []
    for (let i = 0; i < input.tablets; i++) {
      credentials.push(await newTablet({ tenantId, storeId }))
    }
    return { tenantId, personId: made.personId, storeId, credentials }
  },
  tablet: newTablet,
  /** The address, below the origin, at which a browser becomes a tablet of the store. */
  async enrolmentPath({ tenantId, storeId, personId }: Tenant): Promise<string> {
    const store = { tenantId, storeId }
    const by = { id: personId, role: 'admin' } as const
    const asked = { deviceKind: 'tablet', deviceName: '門口平板' } as const
    return (await createEnrolmentCode(deps, { store, by }, asked)).path
  },
}
export type ServerVerbs = typeof verbs

async function newTablet(at: { tenantId: string; storeId: string }): Promise<string> {
  const device = { ...at, deviceId: randomUUID(), kind: 'tablet', name: '平板' } as const
  const added = await db.inTenant(at.tenantId, (tx) =>
    addDevice(tx, device, Date.now() - ENROLLED_AGO_MS),
  )
  return added.credential
}

answerParent(verbs, async () => {
  await server.close()
  live.close()
  await db.close()
})
