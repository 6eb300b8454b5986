import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { NetworkError } from '#client/sync/transport.ts'
import type { PullRequest, SnapshotRequest } from '#shared/sync/protocol.ts'
import { visit } from '#shared/visit/visit.ts'
import { idsIn, SCOPE, setup, VISIT, visitRow } from './setup.ts'

const UUID = '22222222-2222-4222-8222-222222222222'

const REQUEST = {
  v: 1,
  scope: SCOPE,
  client: UUID,
  epoch: UUID,
  seen: null,
  ackN: 0,
  schema: 1,
  app: 'test',
} as const
const PULL: PullRequest = { ...REQUEST, cursor: 0, limit: 10 }
const SNAPSHOT: SnapshotRequest = { ...REQUEST, after: null, limit: 10 }

const ANSWER = {
  v: 1,
  epoch: UUID,
  now: 1,
  head: { seq: 3, tok: 't' },
  lastN: 0,
  lastH: '',
  durableN: null,
}
const PAGE = { from: 0, to: 3, more: false, rows: [visitRow('v1')] }

/** A transport on one canned response; what was asked comes along. */
function onResponse(body: string, init: ResponseInit = {}) {
  const asked: Request[] = []
  const transport = createHttpTransport({
    baseUrl: 'http://server',
    credential: () => 'tenant.device.secret',
    fetch: (request) => {
      asked.push(request)
      return new Response(body, init)
    },
  })
  return { transport, asked }
}

describe('the transport', () => {
  test('[K1] a reply of the protocol is an answer', async () => {
    const { transport, asked } = onResponse(JSON.stringify({ ...ANSWER, page: PAGE }))
    expect(await transport.pull(PULL)).toEqual({ ...ANSWER, page: PAGE })
    expect(asked[0]?.url).toBe('http://server/sync/v1/pull')
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer tenant.device.secret')
    expect(await asked[0]?.json()).toEqual(PULL)
  })

  test.each([
    { error: 'fork', at: 3 },
    { error: 'busy', retryAfterMs: 500 },
    { error: 'epoch', epoch: UUID, head: { seq: 1, tok: 't' } },
  ])('[K2] a typed refusal is an answer: $error', async (refusal) => {
    const { transport } = onResponse(JSON.stringify(refusal), { status: 409 })
    expect(await transport.pull(PULL)).toEqual(refusal)
  })

  const good = JSON.stringify({ ...ANSWER, page: PAGE })
  test.each([
    { name: 'a portal says 200 with HTML', body: '<html>Sign in</html>', status: 200 },
    { name: 'JSON of something else', body: '{"ok":true}', status: 200 },
    { name: 'cut JSON', body: good.slice(0, -9), status: 200 },
    {
      name: 'a field of the wrong type',
      body: good.replace('"to":3', '"to":"3"'),
      status: 200,
    },
    { name: 'our own reply under a wrong status', body: good, status: 502 },
    { name: 'an error page', body: '<html>Bad gateway</html>', status: 502 },
    { name: 'an error nobody knows', body: '{"error":"gone"}', status: 410 },
    { name: 'nothing', body: '', status: 200 },
  ])('[K1][F4][F5] is no answer: $name', async ({ body, status }) => {
    const { transport } = onResponse(body, { status })
    await expect(transport.pull(PULL)).rejects.toMatchObject({
      name: 'NetworkError',
      answered: true,
    })
  })

  test('[K1] no connection at all is told from a wrong answer', async () => {
    const transport = createHttpTransport({
      baseUrl: 'http://server',
      credential: () => '',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    })
    const failure = await transport.pull(PULL).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NetworkError)
    expect(failure).toMatchObject({ answered: false })
  })

  const lines = (rows: number, count = rows, end = true) =>
    [
      JSON.stringify({ ...ANSWER, type: 'head' }),
      ...Array.from({ length: rows }, (_, i) => JSON.stringify(visitRow(`v${i}`))),
      ...(end ? [JSON.stringify({ type: 'end', next: null, count })] : []),
    ].join('\n')

  test.each([
    { name: 'without a stamp', row: { ...visitRow('v1'), stamp: undefined } },
    { name: 'with a stamp of another sort', row: { ...visitRow('v1'), stamp: '5' } },
    { name: 'with a list for a body', row: { ...visitRow('v1'), body: [] } },
    { name: 'with half a capture', row: { ...visitRow('v1'), captured: [1, 2] } },
    { name: 'with stamps that are none', row: { ...visitRow('v1'), stamps: { a: 1 } } },
    { name: 'with a loser cut short', row: { ...visitRow('v1'), also: { a: [[1]] } } },
    { name: 'that is none', row: null },
  ])('[K1] a page with a row $name is no answer', async ({ row }) => {
    const page = { ...PAGE, rows: [visitRow('v0'), row] }
    const { transport } = onResponse(JSON.stringify({ ...ANSWER, page }))
    await expect(transport.pull(PULL)).rejects.toThrow(NetworkError)
  })

  test('of a row it takes what it knows, whole', async () => {
    const row = {
      ...visitRow('v1', { strange: { deep: [1, null] } }),
      stamps: { headcount: visitRow('v1', {}, 5).stamp },
      captured: [1, 0, 2.5],
      also: { headcount: [[3, visitRow('v1').stamp, null]] },
    }
    const page = { ...PAGE, rows: [{ ...row, day: 'not ours to say', order: 7 }] }
    const { transport } = onResponse(JSON.stringify({ ...ANSWER, page }))
    expect(await transport.pull(PULL)).toMatchObject({ page: { rows: [row] } })
    const { rows } = ((await transport.pull(PULL)) as { page: { rows: object[] } }).page
    expect(rows).toEqual([row])
  })

  test('a snapshot is read line by line', async () => {
    const { transport } = onResponse(`${lines(2)}\n`)
    expect(await transport.snapshot(SNAPSHOT)).toEqual({
      ...ANSWER,
      rows: [visitRow('v0'), visitRow('v1')],
      next: null,
    })
  })

  test.each([
    { name: 'without its end', body: lines(2, 2, false) },
    { name: 'with rows missing', body: lines(1, 2) },
    { name: 'cut in the middle of a row', body: lines(2).slice(0, -60) },
  ])('[K1][F5] a snapshot $name is no answer', async ({ body }) => {
    const { transport } = onResponse(body)
    await expect(transport.snapshot(SNAPSHOT)).rejects.toThrow(NetworkError)
  })

  test('[P1] what travels is the very text that was hashed, packed when it is long', async () => {
    const { transport, asked } = onResponse('{}')
    // Written by another hand, this text would come out differently.
    const text = '{"by":null, "x":1e2, "y":"門口"}'
    const bytes = new TextEncoder().encode(text)
    const push = {
      ...REQUEST,
      clock: { wall: 1, off: null, boots: {} },
      first: 1,
      prev: '',
      last: '',
      cursor: null,
      pulledTo: null,
    }
    await transport.push({ ...push, mutations: [bytes] }).catch(() => {})
    expect(await asked[0]?.text()).toContain(`"mutations":[${text}]`)
    await transport.push({ ...push, mutations: Array(100).fill(bytes) }).catch(() => {})
    expect(asked[1]?.headers.get('content-encoding')).toBe('gzip')
    const packed = Buffer.from((await asked[1]?.arrayBuffer()) as ArrayBuffer)
    expect(gunzipSync(packed).toString()).toContain(`"mutations":[${text},${text}`)
  })

  test('[K1][F4][F5] whatever a portal says, nothing is marked as sent and no cursor moves', async () => {
    const { tablet } = setup()
    let body = '<html>Sign in</html>'
    const one = await tablet({
      transport: createHttpTransport({
        baseUrl: 'http://server',
        credential: () => '',
        fetch: () => new Response(body),
      }),
    })
    await one.create(visit, VISIT, { id: 'v1' })
    for (const next of [body, good, good.slice(0, 50), '{"lastN":1}', '[]']) {
      body = next
      expect(await one.syncOnce()).toEqual({ type: 'unreadable' })
    }
    expect(await one.pending()).toHaveLength(1)
    expect(await one.scopeRow()).toMatchObject({ turn: 0, cursor: null, ackedN: 0 })
    expect(await idsIn(one)).toEqual(['v1'])
  })
})
