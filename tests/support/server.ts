/**
 * The real app on a real database of its own, without a socket. Time stands still until a
 * test moves it.
 */
import { pino } from 'pino'
import { type AppDeps, createApp } from '#server/app.ts'
import { deriveKey } from '#server/auth/keys.ts'
import type { NewTenant } from '#server/auth/set-up.ts'
import { createTenant } from '#server/auth/set-up.ts'
import { openDatabase } from '#server/db/connect.ts'
import type { Limits } from '#server/http/rate-limit.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { kindMap } from '#shared/kinds.ts'
import {
  PERSON_HEADER,
  type SetupReply,
  unlockReplySchema,
} from '#shared/people/identity-protocol.ts'
import { createDatabase, createTemplate } from './embedded-cluster.ts'

const START = Date.UTC(2026, 10, 23, 2, 0)
const TEMPLATE = 'template_migrated'
/** An address of the documentation network: never this machine. */
const TABLET_PEER = '192.0.2.7'

/** Time stands still here, so a bucket never fills again. */
const OFTEN = { burst: 1_000_000, perMinute: 1_000_000 }

export const PIN = '402817'

export type TestInit = Omit<RequestInit, 'body' | 'headers'> & {
  /** Sent as JSON unless it is text, bytes or a stream. */
  body?: unknown
  /** Address at the other end of the socket. */
  peer?: string
  headers?: Record<string, string>
}

export type TestTenant = SetupReply & {
  /** What the first device sends along. */
  readonly auth: { authorization: string }
  /** `auth` and the first admin's person token. */
  admin(): Promise<Record<string, string>>
}

export type TestServer = {
  readonly app: ReturnType<typeof createApp>
  readonly deps: AppDeps
  /** Lines of the log, as JSON text. */
  readonly logged: string[]
  readonly clock: { now(): number; advance(ms: number): void }
  request(path: string, init?: TestInit): Promise<Response>
  newTenant(overrides?: Partial<NewTenant>): Promise<TestTenant>
  close(): Promise<void>
}

export async function startServer(
  clusterUrl: string,
  options: Partial<AppDeps> = {},
): Promise<TestServer> {
  const template = await createTemplate(clusterUrl, TEMPLATE, async (url) => {
    await (await openDatabase({ url })).close()
  })
  const database = await createDatabase(clusterUrl, template)
  const db = await openDatabase({ url: database.url, poolSize: 5 })
  let now = START
  const logged: string[] = []
  const live = createLiveHub(db)
  const deps: AppDeps = {
    ...{ db, live, kinds: kindMap, now: () => now },
    headKey: deriveKey('a secret of the tests', 'head'),
    personKey: deriveKey('a secret of the tests', 'person'),
    officeKey: deriveKey('a secret of the tests', 'office'),
    log: pino({ base: null }, { write: (line) => void logged.push(line) }),
    limits: allLimits(OFTEN),
    ...options,
  }
  const app = createApp(deps)

  const request: TestServer['request'] = async (path, init = {}) => {
    const { peer = TABLET_PEER, body, headers, ...rest } = init
    const sent = asBody(body)
    const socket = { remoteAddress: peer }
    return await app.request(
      path,
      {
        ...rest,
        ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      } as RequestInit,
      { incoming: { socket } } as never,
    )
  }

  return {
    ...{ app, deps, logged, request },
    clock: {
      now: () => now,
      advance(ms) {
        now += ms
      },
    },
    async newTenant(overrides = {}) {
      const made = await createTenant(deps, { ...TENANT, ...overrides })
      const auth = { authorization: `Bearer ${made.credential}` }
      const admin = async () => {
        const body = { personId: made.personId, pin: overrides.pin ?? PIN }
        const reply = await request('/auth/v1/unlock', {
          method: 'POST',
          headers: auth,
          body,
        })
        const { personToken } = unlockReplySchema.parse(await reply.json())
        return { ...auth, [PERSON_HEADER]: personToken }
      }
      return { ...made, auth, admin }
    },
    async close() {
      live.close()
      await db.close()
      await database.drop()
    },
  }
}

const TENANT: NewTenant = {
  ...{ tenantName: '東區集團', storeName: '城東店', zone: 'Asia/Shanghai' },
  ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: PIN },
  deviceName: '門口平板',
}

/** The same for whatever is limited. */
export function allLimits(rate: Limits['sync']): Limits {
  const device = { sync: rate, unlock: rate, people: rate, enrol: rate, setup: rate }
  const office = { officeDoor: rate, officeGuess: rate, officeAdminGuess: rate }
  return { ...device, ...office, officeProof: rate }
}

function asBody(body: unknown): BodyInit | undefined {
  const isRaw =
    typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
  return body === undefined || isRaw ? (body as BodyInit | undefined) : JSON.stringify(body)
}
