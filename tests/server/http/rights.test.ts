/** Every route there is, asked by everybody there is: `route-rights.ts` is how it is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { OFFICE_ROLES, type OfficeRole } from '#server/auth/office/office-actor.ts'
import {
  DEVICE_CALLERS,
  PEOPLE,
  ROUTE_RIGHTS,
  type RouteRights,
} from '#server/http/route-rights.ts'
import { type Cast, type Headers, makeCast } from '#tests/support/cast.ts'
import { sampleFor, type Target } from '#tests/support/route-samples.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let own: Cast
let foreign: Cast
const photoDir = mkdtempSync(join(tmpdir(), 'floorwalk-photos-'))
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'), { photoDir })
  own = await makeCast(server)
  foreign = await makeCast(server, 'CANARY-A')
})
afterAll(async () => {
  await server.close()
  rmSync(photoDir, { recursive: true })
})

/** What says that one may not, whatever the request holds. */
const REFUSALS = new Set([
  ...['signed_out', 'pin_needed', 'forbidden', 'reauth_required', 'scope_revoked'],
])

/** One each, but for routes that end it. */
const sessions = new Map<string, Promise<Headers>>()

function session(role: OfficeRole, how: 'fresh' | 'stale' | 'half'): Promise<Headers> {
  const key = `${role} ${how}`
  const held = sessions.get(key) ?? own.office(role, how)
  sessions.set(key, held)
  return held
}

/** Signs out, or gets another cookie. */
const ENDS_SESSION = /^(DELETE|POST) \/office\/v1\/session/

type Caller = {
  readonly name: string
  readonly headers: () => Headers | Promise<Headers>
  readonly peer?: string
  readonly may: (rights: RouteRights) => boolean
}

const CALLERS: readonly Caller[] = [
  { name: 'nobody', headers: () => ({}), may: (rights) => rights.isOpen === true },
  {
    ...{ name: 'the operator', headers: () => ({}), peer: '127.0.0.1' },
    may: (rights) => rights.isOpen === true || rights.isLocal === true,
  },
  ...DEVICE_CALLERS.map(
    (kind): Caller => ({
      name: `a device: ${kind}`,
      headers: () => own.devices.get(kind) as Headers,
      may: ({ isOpen, devices }) => isOpen === true || devices?.includes(kind) === true,
    }),
  ),
  ...PEOPLE.map(
    (role): Caller => ({
      name: `${role} on the tablet`,
      headers: () => own.person(role),
      may: ({ isOpen, devices, people }) =>
        isOpen === true || devices?.includes('tablet') || people?.includes(role) === true,
    }),
  ),
  {
    ...{ name: 'the office, half in', headers: () => session('admin', 'half') },
    may: (rights) => rights.isOpen === true || rights.isHalfIn === true,
  },
  ...OFFICE_ROLES.flatMap((role) =>
    (['fresh', 'stale'] as const).map(
      (how): Caller => ({
        name: `${role} in the office, ${how}`,
        headers: () => session(role, how),
        may: (rights) =>
          rights.isOpen === true ||
          (rights.office?.includes(role) === true && (how === 'fresh' || !rights.isFresh)),
      }),
    ),
  ),
]

const FEW = new Set(['nobody', 'a device: revoked', 'the office, half in'])

/** At a tablet one invites nobody but oneself. */
function aboutOf(route: string) {
  return route.endsWith('/invites') ? { personId: own.people.get('admin') as string } : {}
}

type Asker = Pick<Caller, 'headers' | 'peer'>

async function ask(route: string, caller: Asker, about: Partial<Target> = {}) {
  const target = { ...aboutOf(route), ...about }
  const { method, path, headers, ...rest } = sampleFor(route, own, target)
  if (ENDS_SESSION.test(route)) sessions.clear()
  const peer = caller.peer ? { peer: caller.peer } : {}
  const given = { ...headers, ...(await caller.headers()) }
  const response = await server.request(path, { method, ...rest, ...peer, headers: given })
  if (ENDS_SESSION.test(route)) sessions.clear()
  // A stream has no end.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, text: '', code: '' }
  }
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const reply = isJson
    ? (JSON.parse(text) as { code?: string; error?: string } | null)
    : null
  return { status: response.status, text, code: reply?.code ?? reply?.error ?? '' }
}

describe('[AZ-1] every route', () => {
  test('is in the table once, and nothing else is', () => {
    const routes = server.app.routes.filter(({ method }) => method !== 'ALL')
    const there = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    expect(ROUTE_RIGHTS.map(({ route }) => route).sort()).toEqual([...there].sort())
  })
})

describe.each(ROUTE_RIGHTS.map((rights) => [rights.route, rights] as const))(
  '[AZ-2] %s',
  (route, rights) => {
    test('lets in whom the table names, and nobody else', async () => {
      // What anybody may is asked by few: some of it takes a hash each time.
      const callers = rights.isOpen ? CALLERS.filter(({ name }) => FEW.has(name)) : CALLERS
      const asked = callers.map(async (caller) => {
        const { status, code, text } = await ask(route, caller)
        // To others than the operator it is as if it were not there.
        const isHidden = route === 'GET /metrics' && status === 404
        const isIn = !REFUSALS.has(code) && !isHidden
        expect([caller.name, isIn, isIn ? '' : code]).toEqual([
          ...[caller.name, caller.may(rights), isIn ? '' : code],
        ])
        expect(status, `${caller.name}: ${text}`).toBeLessThan(500)
        if (!isIn) expect([401, 403, 404], caller.name).toContain(status)
      })
      await Promise.all(asked)
    })
  },
)

type Named = Partial<Target>

/** The ids of another group, each in every place where a route takes one. */
function foreignIds(route: string): Named[] {
  const { tenant, people, devices: _, other } = foreign
  const { storeId, deviceId } = tenant.device
  const ids = [storeId, deviceId, tenant.personId, other.storeId, people.get('manager')]
  const scopes = [{ scope: foreign.scope }, { scope: `store:${other.storeId}` }]
  const named: Named[] = [...scopes, { storeId }, { personId: tenant.personId }]
  if (route.includes(':id')) named.push(...ids.map((id) => ({ id: id as string })))
  return named.filter((each) => isUsed(route, each))
}

function isUsed(route: string, named: Named): boolean {
  const { path, body } = sampleFor(route, own, named)
  const text = JSON.stringify([path, body])
  return Object.values(named).every((value) => text.includes(value as string))
}

/** The same kinds of ids, of nothing. */
function unknownFor(named: Named): Named {
  const none = crypto.randomUUID()
  return Object.fromEntries(
    Object.keys(named).map((key) => [key, key === 'scope' ? `store:${none}` : none]),
  )
}

/** Who may the most of what the table lets anybody. */
function strongest({ devices, people, office }: RouteRights): Asker | null {
  if (office) return { headers: () => session('admin', 'fresh') }
  if (people) return { headers: () => own.person('admin') }
  return devices ? { headers: () => own.tenant.auth } : null
}

const ROUTES_WITH_IDS = ROUTE_RIGHTS.filter(({ route }) =>
  /:id|sync|invites$|totp.reset|codes$|POST .*people$/.test(route),
)

describe.each(ROUTES_WITH_IDS.map((rights) => [rights.route, rights] as const))(
  '[AZ-4] %s',
  (route, rights) => {
    test('answers ids of another group exactly as ids of nothing', async () => {
      const caller = strongest(rights)
      if (!caller) return
      for (const named of foreignIds(route)) {
        const theirs = await ask(route, caller, named)
        const none = await ask(route, caller, unknownFor(named))
        expect([named, theirs.status, theirs.text]).toEqual([named, none.status, none.text])
        expect(theirs.status, JSON.stringify(named)).toBeGreaterThanOrEqual(400)
      }
    })
  },
)

test('[AZ-4] the test above finds the ids that requests name', () => {
  const named = ROUTES_WITH_IDS.flatMap(({ route }) => foreignIds(route))
  expect(named.length).toBeGreaterThan(50)
})

describe('[AZ-2] another store of the same group', () => {
  test('is not there for a tablet', async () => {
    const tablet = { headers: () => own.tenant.auth }
    const named = { scope: `store:${own.other.storeId}` }
    for (const verb of ['push', 'pull', 'snapshot', 'repair']) {
      const { code } = await ask(`POST /sync/v1/${verb}`, tablet, named)
      expect([verb, code]).toEqual([verb, 'scope_revoked'])
    }
    const { code } = await ask('GET /sync/v1/live', tablet, named)
    expect(code).toBe('scope_revoked')
  })

  test.each([
    ['PATCH /office/v1/stores/:id', () => ({ id: own.other.storeId })],
    ['PATCH /office/v1/people/:id', () => ({ id: own.other.personId })],
    ['POST /office/v1/people', () => ({ storeId: own.other.storeId })],
    [
      'POST /office/v1/quarantine/:id/replay',
      () => ({ scope: `store:${own.other.storeId}` }),
    ],
  ] as const)('is not there for its manager: %s', async (route, named) => {
    const manager = { headers: () => session('manager', 'fresh') }
    const theirs = await ask(route, manager, named())
    const none = await ask(route, manager, unknownFor(named()))
    expect([theirs.status, theirs.text]).toEqual([none.status, none.text])
    expect(theirs.status).toBeGreaterThanOrEqual(400)
  })

  test('is there for the group’s office', async () => {
    const admin = { headers: () => session('admin', 'fresh') }
    const theirs = await ask('PATCH /office/v1/stores/:id', admin, {
      id: own.other.storeId,
    })
    expect(theirs.code).toBe('conflict')
  })

  test('a manager on the tablet has no say about its people', async () => {
    const manager = { headers: () => own.person('manager') }
    const route = 'PATCH /auth/v1/people/:id'
    const theirs = await ask(route, manager, { id: own.other.personId })
    const none = await ask(route, manager, { id: crypto.randomUUID() })
    expect([theirs.status, theirs.text]).toEqual([404, none.text])
  })

  test('lists of a manager hold nothing of it', async () => {
    for (const path of ['stores', 'people', 'devices', 'quarantine', 'audit']) {
      const manager = { headers: () => session('manager', 'fresh') }
      const { status, text } = await ask(`GET /office/v1/${path}`, manager)
      expect(status, path).toBe(200)
      for (const id of Object.values(own.other)) expect(text, path).not.toContain(id)
    }
  })
})
