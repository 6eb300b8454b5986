/** The server as a process: started, used, stopped, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { lockOwner, readLock } from '#server/db/embedded/lock-file.ts'
import { createLiveHub } from '#server/sync/live.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { kindMap } from '#shared/kinds.ts'
import { setupReplySchema } from '#shared/people/identity-protocol.ts'
import { bundleServer } from '#tests/e2e/server-bundle.ts'
import { complaintBody } from '#tests/server/sync/bodies.ts'
import { createDatabase } from '#tests/support/embedded-cluster.ts'

const SETUP = {
  ...{ tenantName: '東區集團', storeName: '城東店', zone: 'Asia/Taipei' },
  ...{ opens: '08:30', closes: '18:30', adminName: '王主任', pin: '402817' },
  deviceName: '門口平板',
}

type Run = {
  readonly child: ChildProcess
  /** All it said so far. */
  readonly output: () => string
  /** Resolves with the first match, or rejects when the process ends without one. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<number | null>
}

function dataFolder(): string {
  const dir = mkdtempSync(join(realpathSync(tmpdir()), 'floorwalk-main-'))
  chmodSync(dir, 0o755)
  onTestFinished(() => {
    const lock = readLock(join(dir, 'postgres'))
    if (lock && lockOwner(lock, join(dir, 'postgres')) === 'server') {
      process.kill(lock.pid, 'SIGQUIT')
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return dir
}

/** A database on the cluster of the tests: nothing to make and nothing to stop. */
async function external(): Promise<{ DATABASE_URL: string }> {
  const { url, drop } = await createDatabase(inject('databaseUrl'))
  onTestFinished(drop)
  return { DATABASE_URL: url }
}

let bundle: Awaited<ReturnType<typeof bundleServer>>
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

const SOURCES = ['--import', 'tsx', 'server/main.ts']

/** From one file, which is there in a third of the time; the first test takes the sources. */
function run(
  data: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
  main: readonly string[] = [bundle.path],
): Run {
  const child = spawn(process.execPath, [...main, ...args], {
    env: {
      ...process.env,
      ...{ PORT: '0', HOST: '127.0.0.1', FLOORWALK_DATA: data, DATABASE_URL: '' },
      ...{ NODE_ENV: 'development', FLOORWALK_SECRET: '', ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk
      for (const listener of listeners) listener()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(text)
        if (match) resolve(match)
      }
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without ${pattern}:\n${text}`)))
    })
  return { child, output: () => text, says, ended }
}

async function originOf({ says }: Run): Promise<string> {
  const [, port] = await says(/runs on http:\/\/localhost:(\d+)\n[\s\S]*npm run demo/)
  return `http://127.0.0.1:${port}`
}

async function setUp(started: Run, origin: string) {
  const [, token] = await started.says(/\/setup#token=([\w-]+)/)
  const response = await fetch(`${origin}/auth/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...SETUP, token }),
  })
  return setupReplySchema.parse(await response.json())
}

test('starts on nothing, is set up, stops cleanly with a live stream open, and goes on', async () => {
  const data = dataFolder()
  const first = run(data, {}, [], SOURCES)
  const origin = await originOf(first)
  const { credential, device } = await setUp(first, origin)
  const headers = { authorization: `Bearer ${credential}` }
  const scope = `store:${device.storeId}`
  const live = await fetch(`${origin}/sync/v1/live?scopes=${scope}`, { headers })
  expect(live.status).toBe(200)

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  await live.body?.cancel().catch(() => {})
  expect(readLock(join(data, 'postgres'))).toBeUndefined()

  const second = run(data)
  const again = await originOf(second)
  expect(second.output()).not.toContain('/setup#token=')
  const self = await fetch(`${again}/auth/v1/device`, { headers })
  expect(self.status).toBe(200)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)

  second.child.kill('SIGKILL')
  await second.ended
  const third = run(data)
  const after = await originOf(third)
  expect((await fetch(`${after}/auth/v1/device`, { headers })).status).toBe(200)
  third.child.kill('SIGINT')
  expect(await third.ended).toBe(0)
})

test('[AU-16] prints a new setup link at each start until one is used', async () => {
  const [data, database] = [dataFolder(), await external()]
  const links: string[] = []
  for (let i = 0; i < 2; i++) {
    const started = run(data, database)
    await originOf(started)
    links.push((await started.says(/#token=([\w-]+)/))[1] as string)
    started.child.kill('SIGTERM')
    await started.ended
  }
  expect(new Set(links).size).toBe(2)
})

test('makes the demo store once, and fresh links at each start', async () => {
  const [data, database] = [dataFolder(), await external()]
  const codes: string[] = []
  for (let i = 0; i < 2; i++) {
    const started = run(data, database, ['--demo'])
    const [, code] = await started.says(
      /tablet {2}\S+\/enrol#code=(\w+)[\s\S]*402817 {2}許文/,
    )
    codes.push(code as string)
    expect(started.output().includes('Making the demo store')).toBe(i === 0)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  }
  expect(new Set(codes).size).toBe(2)
})

test('[TM-3] killed before a complaint fell due: told at the next start, with its due time', async () => {
  const [data, database] = [dataFolder(), await external()]
  const first = run(data, database)
  const { device, personId } = await setUp(first, await originOf(first))
  first.child.kill('SIGKILL')
  await first.ended

  const db = await openDatabase({ url: database.DATABASE_URL })
  onTestFinished(() => db.close())
  const openedAt = Date.now() - 13 * 3_600_000
  const live = createLiveHub(db)
  const deps = { db, live, kinds: kindMap, headKey: Buffer.alloc(32), now: () => openedAt }
  const { tenantId, storeId } = device
  const scope = `store:${storeId}`
  const body = { ...complaintBody(openedAt), ownerId: personId }
  await writeOwn(deps, { tenantId, scope, by: null }, [
    { kind: 'complaint', id: 'c', set: body, isNew: true },
  ])
  const second = run(data, { ...database, FLOORWALK_LOG: 'info' })
  await second.says(/complaints escalated/)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)

  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<{ body: object }>(
      `SELECT body FROM records WHERE kind = 'complaintStep' AND body ->> 'step' = 'told'
       ORDER BY id`,
    ),
  )
  expect(rows.map((row) => row.body)).toMatchObject([
    { toldLevel: 0, toldIds: [personId] },
    { toldLevel: 1, toldIds: [personId] },
    { toldLevel: 2, toldIds: [personId] },
    { toldLevel: 3, toldIds: [personId], dueAt: openedAt + 12 * 3_600_000 },
  ])
})

describe('does not start', () => {
  test('in production without a secret', async () => {
    const started = run(dataFolder(), { NODE_ENV: 'production' })
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(/FLOORWALK_SECRET must be set/)
  })

  test('with a secret that is short, and does not print it', async () => {
    const started = run(dataFolder(), { FLOORWALK_SECRET: 'changeme' })
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(/FLOORWALK_SECRET: at least 32/)
    expect(started.output()).not.toContain('changeme')
  })

  test('on a port that is taken, and leaves no PostgreSQL behind', async () => {
    const first = run(dataFolder(), await external())
    const { port } = new URL(await originOf(first))
    const other = dataFolder()
    const second = run(other, { PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Port ${port} is taken`)
    expect(readLock(join(other, 'postgres'))).toBeUndefined()
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  test('on a database that is not there, and does not print the password', async () => {
    const url = 'postgres://floorwalk:hidden@localhost:1/floorwalk'
    const started = run(dataFolder(), { DATABASE_URL: url })
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(/does not start\. .*ECONNREFUSED/)
    expect(started.output()).not.toContain('hidden')
  })

  test('with a damaged secret', async () => {
    const data = dataFolder()
    writeFileSync(join(data, 'secret'), 'short')
    const started = run(data)
    expect(await started.ended).toBe(1)
    expect(started.output()).toMatch(/secret is damaged/)
    expect(readFileSync(join(data, 'secret'), 'utf8')).toBe('short')
  })
})
