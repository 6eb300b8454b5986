/**
 * A store to test in: a server process of its own, people with PINs, tablets and a wall, each a
 * browser profile behind its own network. What prepares the stage goes by the API; what a test
 * is about goes by the screen.
 */
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import {
  type DeviceKind,
  PERSON_HEADER,
  type SetupReply,
} from '../../shared/people/identity-protocol.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

export const ADMIN = { name: '許文', pin: '402817' }
export const CONSULTANT = { name: '陳佳', pin: '593206' }

export type Tablet = {
  readonly page: Page
  readonly context: BrowserContext
  readonly network: FaultProxy
}

export type Shop = {
  readonly server: ServerProcess
  readonly storeName: string
  /** A fresh enrolment link's path. */
  newCode(kind: DeviceKind, name: string): Promise<string>
  /** Enrolled through the screen, at the door, nobody signed in. */
  newTablet(name: string): Promise<Tablet>
  newWall(): Promise<Tablet>
}

export const test = base.extend<{ shop: Shop }>({
  shop: async ({ browser }, use) => {
    const server = await startServerProcess()
    const open: (() => Promise<void>)[] = []
    try {
      await use(await openShop(browser, server, open))
    } finally {
      for (const close of open.reverse()) await close()
      await server.stop()
    }
  },
})

async function openShop(
  browser: Browser,
  server: ServerProcess,
  open: (() => Promise<void>)[],
): Promise<Shop> {
  const origin = `http://127.0.0.1:${server.port}`
  const storeName = '城東店'
  const setup = await post<SetupReply>(origin, '/auth/v1/setup', {
    ...{ token: server.setupToken, tenantName: '示例集團', storeName, zone: 'Asia/Taipei' },
    ...{ opens: '08:30', closes: '18:30', adminName: ADMIN.name, pin: ADMIN.pin },
    deviceName: '後台',
  })
  const auth = { authorization: `Bearer ${setup.credential}` }
  const unlock = { personId: setup.personId, pin: ADMIN.pin }
  const { personToken } = await post<{ personToken: string }>(
    origin,
    '/auth/v1/unlock',
    unlock,
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

  async function enrol(kind: DeviceKind, name: string): Promise<Tablet> {
    const network = await startFaultProxy(server.port)
    open.push(() => network.close())
    const context = await browser.newContext({ baseURL: network.url })
    open.push(() => context.close())
    const page = await context.newPage()
    await enrolHere(page, await newCode(kind, name))
    return { page, context, network }
  }

  return {
    server,
    storeName,
    newCode,
    newTablet: (name) => enrol('tablet', name),
    newWall: () => enrol('display', '看板'),
  }
}

/** Opens an enrolment link and goes through the screen to the end. */
export async function enrolHere(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await page
    .getByRole('link', { name: /^完成/ })
    .or(page.getByRole('button', { name: /^完成/ }))
    .click()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

/** From the lock screen: a face and six digits. */
export async function signIn(
  page: Page,
  person: { name: string; pin: string },
): Promise<void> {
  const lock = page.getByRole('dialog', { name: '點自己的名字登入' })
  await lock.getByRole('button', { name: new RegExp(person.name) }).click()
  for (const digit of person.pin) {
    await lock.getByRole('button', { name: digit, exact: true }).click()
  }
  await expect(lock).toBeHidden()
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
