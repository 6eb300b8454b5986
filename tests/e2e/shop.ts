/**
 * A store to test in: a server process of its own, people with PINs, tablets and a wall, each
 * behind its own network. What prepares the stage goes by the API; what a test is about goes
 * by the screen.
 */
import { type Browser, test as base, expect } from '@playwright/test'
import {
  type DeviceKind,
  PERSON_HEADER,
  type SetupReply,
} from '../../shared/people/identity-protocol.ts'
import { launchShared } from './browser-process.ts'
import { daytimeZone } from './daytime-zone.ts'
import { goTo } from './floor-jobs.ts'
import type { Misdeeds } from './misdeeds.ts'
import { type OutsideTrap, startOutsideTrap } from './outside-trap.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import {
  enrolHere,
  type KillableTablet,
  openKillableTablet,
  openTablet,
  type Tablet,
  type TabletOptions,
} from './tablet.ts'

export const ADMIN = { name: '許文', pin: '402817' }
export const CONSULTANT = { name: '陳佳', pin: '593206' }

export type Shop = {
  readonly server: ServerProcess
  readonly storeName: string
  readonly zone: string
  readonly misdeeds: Misdeeds
  /** Path of a fresh enrolment link. */
  newCode(kind: DeviceKind, name: string): Promise<string>
  /** Enrolled through the screen, at the door, nobody signed in. */
  newTablet(name: string, options?: TabletOptions): Promise<Tablet>
  /** The same in a browser process of its own. */
  newKillableTablet(name: string): Promise<KillableTablet>
  newWall(options?: TabletOptions): Promise<Tablet>
  /** Token of an invite into the back office for the administrator. */
  newInvite(): Promise<string>
}

type Fixtures = {
  /** A server nobody has set up yet. */
  server: ServerProcess
  misdeeds: Misdeeds
  /** Opens a device that knows nothing, in front of that server. */
  newDevice: (options?: TabletOptions) => Promise<Tablet>
  shop: Shop
}

export const test = base.extend<Fixtures, { outside: OutsideTrap; browser: Browser }>({
  outside: [
    async ({ playwright: _ }, use) => {
      const trap = await startOutsideTrap()
      await use(trap)
      await trap.close()
    },
    { scope: 'worker' },
  ],
  browser: [
    async ({ outside }, use) => {
      const browser = await launchShared(outside.url)
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  server: async ({ playwright: _ }, use) => {
    const server = await startServerProcess()
    await use(server)
    await server.stop()
  },
  misdeeds: async ({ outside }, use) => {
    const misdeeds: Misdeeds = { policy: [], thrown: [] }
    await use(misdeeds)
    const elsewhere = outside.caught.splice(0)
    // Whatever a test is about, these hold in it.
    expect({ ...misdeeds, elsewhere }).toEqual({ policy: [], thrown: [], elsewhere: [] })
  },
  newDevice: async ({ browser, outside, server, misdeeds }, use) => {
    const open: (() => Promise<void>)[] = []
    try {
      const site = { browser, outside, server, misdeeds, open }
      await use((options) => openTablet(site, options))
    } finally {
      for (const close of open.reverse()) await close()
    }
  },
  shop: async ({ browser, outside, server, misdeeds }, use) => {
    const open: (() => Promise<void>)[] = []
    try {
      await use(await openShop({ browser, outside, server, misdeeds, open }))
    } finally {
      for (const close of open.reverse()) await close()
    }
  },
})

export type Site = {
  readonly browser: Browser
  readonly outside: OutsideTrap
  readonly server: ServerProcess
  readonly misdeeds: Misdeeds
  /** What has to be closed at the end. */
  readonly open: (() => Promise<void>)[]
}

async function openShop(site: Site): Promise<Shop> {
  const { server, misdeeds } = site
  const origin = `http://127.0.0.1:${server.port}`
  const storeName = '城東店'
  const zone = daytimeZone(Date.now())
  const token = server.setupLink.split('token=')[1]
  const setup = await post<SetupReply>(origin, '/auth/v1/setup', {
    ...{ token, tenantName: '示例集團', storeName, zone, opens: '08:30', closes: '18:30' },
    ...{ adminName: ADMIN.name, pin: ADMIN.pin, deviceName: '後台' },
  })
  const auth = { authorization: `Bearer ${setup.credential}` }
  const { personToken } = await post<{ personToken: string }>(
    origin,
    '/auth/v1/unlock',
    { personId: setup.personId, pin: ADMIN.pin },
    auth,
  )
  const asAdmin = { ...auth, [PERSON_HEADER]: personToken }
  await post(origin, '/auth/v1/people', { ...CONSULTANT, role: 'consultant' }, asAdmin)

  async function newCode(deviceKind: DeviceKind, deviceName: string): Promise<string> {
    const body = { deviceKind, deviceName }
    const reply = await post<{ path: string }>(
      origin,
      '/auth/v1/enrolment-codes',
      body,
      asAdmin,
    )
    return reply.path
  }
  async function enrolled<T extends Tablet>(
    tablet: T,
    code: string,
    options?: TabletOptions,
  ): Promise<T> {
    await enrolHere(tablet.page, code, options)
    return tablet
  }
  /** By its own address: whoever signs in stays there. */
  async function atTheDoor<T extends Tablet>(tablet: T): Promise<T> {
    await goTo(tablet.page, '門口')
    return tablet
  }

  return {
    ...{ server, storeName, zone, misdeeds, newCode },
    newTablet: async (name, options) => {
      const tablet = await openTablet(site, options)
      return atTheDoor(await enrolled(tablet, await newCode('tablet', name), options))
    },
    newKillableTablet: async (name) =>
      atTheDoor(
        await enrolled(await openKillableTablet(site), await newCode('tablet', name)),
      ),
    newInvite: async () => {
      const { personId } = setup
      const { path } = await post<{ path: string }>(
        ...([origin, '/office/v1/invites', { personId }, asAdmin] as const),
      )
      return path.split('token=')[1] ?? ''
    },
    newWall: async (options) => {
      const tablet = await openTablet(site, options)
      return enrolled(tablet, await newCode('display', '看板'), options)
    },
  }
}

async function post<T>(
  origin: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const reply = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const answer: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${JSON.stringify(answer)}`)
  return answer as T
}
