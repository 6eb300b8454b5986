import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { pushSender } from '#server/features/push/push-service.ts'
import { vapidKeys } from '#server/features/push/vapid-keys.ts'
import type { PushMessage } from '#shared/push/push-protocol.ts'
import { newBrowser, readVapid } from './browser.ts'

const KEYS = vapidKeys(Buffer.alloc(32, 3))
const MESSAGE: PushMessage = {
  ...{ id: 'c:told:2:0', complaintId: 'c', number: 'C-1123-XYZ', level: 2 },
  ...{ type: 'told', language: 'zh-Hant' },
}

type Got = { url: string; headers: IncomingHttpHeaders; body: Buffer }

/** A push service on this machine; the address sent to stays the real one. */
async function service(status: number) {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    got.push({
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts),
    })
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const fetched: typeof fetch = (url, init) =>
    fetch(`http://127.0.0.1:${port}${new URL(String(url)).pathname}`, init)
  return { got, send: pushSender(KEYS, 'mailto:operator@example.com', fetched) }
}

test('a browser can read it, it is signed for its push service, and nobody else can read it', async () => {
  const { got, send } = await service(201)
  const browser = newBrowser()
  const endpoint = 'https://fcm.googleapis.com/fcm/send/abc'
  expect(await send({ endpoint, ...browser.keys }, MESSAGE)).toBe('sent')
  const [{ url, headers, body }] = got as [Got]
  expect(url).toBe('/fcm/send/abc')
  expect(JSON.parse(browser.open(body))).toEqual(MESSAGE)
  expect(() => newBrowser().open(body)).toThrow()
  expect(body.includes('C-1123')).toBe(false)
  const { key, claims } = readVapid(headers.authorization as string)
  expect([key, claims.aud, claims.sub]).toEqual([
    KEYS.publicKey,
    'https://fcm.googleapis.com',
    'mailto:operator@example.com',
  ])
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' })
  expect(headers.topic).toMatch(/^[\w-]{32}$/)

  // Sent twice, it replaces itself.
  await send({ endpoint, ...browser.keys }, MESSAGE)
  expect(got[1]?.headers.topic).toBe(headers.topic)
})

test.each([
  [201, 'sent'],
  [404, 'gone'],
  [410, 'gone'],
  [302, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
] as const)('%i is %s', async (status, delivery) => {
  const { send } = await service(status)
  const target = { endpoint: 'https://web.push.apple.com/x', ...newBrowser().keys }
  expect(await send(target, MESSAGE)).toBe(delivery)
})

test('no network is a failure, not an error', async () => {
  const send = pushSender(KEYS, 'https://example.com', () =>
    Promise.reject(new Error('down')),
  )
  const target = { endpoint: 'https://web.push.apple.com/x', ...newBrowser().keys }
  expect(await send(target, MESSAGE)).toBe('failed')
})

test('every server with the secret has the same keys, another secret others', () => {
  expect(vapidKeys(Buffer.alloc(32, 3))).toEqual(KEYS)
  expect(vapidKeys(Buffer.alloc(32, 4))).not.toEqual(KEYS)
  // The greatest and the least number there are.
  for (const byte of [0, 255])
    expect(vapidKeys(Buffer.alloc(32, byte)).publicKey).toHaveLength(87)
})
