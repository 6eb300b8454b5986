/** What a caller learns from a fault of ours: nothing. What the log learns: where. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createApp } from '#server/app.ts'
import { isDatabaseError } from '#server/http/database-error.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

const CANARY = 'canary 王先生 000-0000-0002'

let server: TestServer
let tenant: TestTenant

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenant = await server.newTenant()
})
afterAll(() => server.close())

function sqlError(code: string, message = CANARY): Error {
  return Object.assign(new pg.DatabaseError(message, 10, 'error'), { code, detail: CANARY })
}

const FAULTS: Record<string, () => Error> = {
  'a plain error': () => new Error(CANARY),
  'a type error': () => new TypeError(`Cannot read ${CANARY}`),
  'a range error': () => new RangeError(CANARY),
  'a syntax error in SQL': () => sqlError('42601', `syntax error at "${CANARY}"`),
  'a unique violation': () => sqlError('23505'),
  'a value that is no uuid': () => sqlError('22P02'),
  'a missing right': () => sqlError('42501'),
  'a wrapped error': () => new Error('Failed query', { cause: sqlError('22003') }),
  'an aggregate': () => new AggregateError([new Error(CANARY)], CANARY),
  'an error of another module': () => Object.assign(new Error(CANARY), { code: 'ERR_X' }),
}

/** One address per way through the app, each of which asks the database. */
const PATHS = [
  '/auth/v1/setup',
  '/auth/v1/device',
  '/sync/v1/pull',
  '/sync/v1/push',
  '/auth/v1/enrol',
]

describe.each(Object.entries(FAULTS))('%s', (_name, fault) => {
  test.each(PATHS)('[AB-11] on %s tells the caller nothing', async (path) => {
    const fails = () => Promise.reject(fault())
    const db = { ...server.deps.db, inTenant: fails, readTenant: fails, inNoTenant: fails }
    const app = createApp({ ...server.deps, db })
    const isPost = path.startsWith('/sync') || path.endsWith('enrol')
    const code = '0123456789ABCDEFGHJKMNPQRSTV'
    server.logged.length = 0
    const response = await app.request(path, {
      method: isPost ? 'POST' : 'GET',
      headers: { ...tenant.auth, 'content-type': 'application/json' },
      ...(isPost ? { body: JSON.stringify({ code }) } : {}),
    })
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({
      code: 'internal',
      message: 'Something went wrong.',
    })
    const requestId = response.headers.get('x-request-id')
    const fields = [...response.headers].flat().join('\n')
    expect(fields).not.toMatch(/node|hono|postgres|canary|\/server\/|x-powered-by/i)

    const lines = server.logged.map((line) => JSON.parse(line))
    const told = lines.find((line) => line.fault)
    expect(told).toMatchObject({ level: 50, requestId })
    expect(told.fault.at[0]).toMatch(/faults\.test\.ts/)
    expect(server.logged.join()).not.toContain('canary')
  })
})

describe('a database that is away', () => {
  const away = [
    ...['57P01', '57P03', '08006', '53300', '53100', '58030'].map((code) => sqlError(code)),
    ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'].map((code) =>
      Object.assign(new Error(CANARY), { code, syscall: 'connect' }),
    ),
    new Error('Failed query', { cause: sqlError('57P01') }),
  ]

  test.each(away)('%s is told as busy, with the time to wait', async (error) => {
    const fails = () => Promise.reject(error)
    const db = { ...server.deps.db, inTenant: fails, inNoTenant: fails, readTenant: fails }
    const app = createApp({ ...server.deps, db })
    const identity = await app.request('/auth/v1/setup')
    expect(identity.status).toBe(503)
    expect(identity.headers.get('retry-after')).toBe('5')
    const headers = { ...tenant.auth, 'content-type': 'application/json' }
    const sync = await app.request('/sync/v1/pull', { method: 'POST', headers, body: '{}' })
    expect(sync.status).toBe(503)
    expect(await sync.json()).toEqual({ error: 'busy', retryAfterMs: 5000 })
  })

  test('is not a missing file or a wrong value', () => {
    const missing = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' })
    expect(
      [missing, sqlError('22P02'), new Error('57P01'), null].map(isDatabaseError),
    ).toEqual([...[false, false, false, false]])
  })
})
