/** What only shows on a real socket: answers get out before a connection is given up. */
import { once } from 'node:events'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Listening, listen } from '#server/listen.ts'
import { MAX_PUSH_BYTES } from '#shared/sync/protocol.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let listening: Listening

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
  tenant = await server.newTenant()
  listening = await listen(server.app, { port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await listening.close()
  await server.close()
})

function open(path: string, headers: Record<string, string> = {}): ClientRequest {
  return httpRequest({
    ...{ host: '127.0.0.1', port: listening.address.port, method: 'POST', path },
    headers: { ...tenant.auth, 'content-type': 'application/json', ...headers },
  })
}

async function answerTo(
  request: ClientRequest,
): Promise<{ status: number; body: unknown }> {
  // Whoever is refused in the middle may find the line cut after the answer.
  request.on('error', () => {})
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode ?? 0, body: JSON.parse(text) }
}

describe('[AB-6] a push that is too large hears so', () => {
  test('before it is sent, when its length is told', async () => {
    const request = open('/sync/v1/push', { 'content-length': '50000000' })
    request.flushHeaders()
    const answer = await answerTo(request)
    expect(answer).toEqual({ status: 413, body: { error: 'too_large' } })
    request.destroy()
  })

  test('while it is sent in pieces, without end', async () => {
    const request = open('/sync/v1/push')
    const piece = Buffer.alloc(65_536, 0x20)
    const pump = () => {
      if (!request.destroyed) request.write(piece, pump)
    }
    pump()
    const answer = await answerTo(request)
    expect(answer).toEqual({ status: 413, body: { error: 'too_large' } })
    request.destroy()
  })

  test('when it is small and unpacks to much', async () => {
    const request = open('/sync/v1/push', { 'content-encoding': 'gzip' })
    request.end(gzipSync(Buffer.alloc(MAX_PUSH_BYTES + 1, 0x20)))
    expect((await answerTo(request)).status).toBe(413)
  })

  test('and the server goes on with the next', async () => {
    const request = open('/sync/v1/push')
    request.end('{}')
    expect((await answerTo(request)).status).toBe(400)
  })
})

test('a caller that goes away in the middle of its body harms nobody', async () => {
  const request = open('/sync/v1/push', { 'content-length': '1000' })
  request.on('error', () => {})
  request.write('{"v":1')
  await once(request, 'socket')
  request.destroy()
  const next = open('/sync/v1/push')
  next.end('{}')
  expect((await answerTo(next)).status).toBe(400)
  expect(server.logged.filter((line) => !line.includes('"msg":"request"'))).toEqual([])
})

test('no credential is heard before the body is read', async () => {
  const request = open('/sync/v1/push', {
    authorization: 'Bearer x',
    'content-length': '9999',
  })
  request.flushHeaders()
  expect(await answerTo(request)).toEqual({ status: 401, body: { error: 'signed_out' } })
  request.destroy()
})

/** Heads that never end, and bodies that come byte by byte. */
async function openSlow(port: number, count: number): Promise<Socket[]> {
  const head =
    'POST /sync/v1/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  const sockets = Array.from({ length: count }, (_, i) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(i % 2 === 0 ? `${head}X-Slow: ` : `${head}Content-Length: 900\r\n\r\n{`)
    return socket
  })
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  return sockets
}

describe('[AB-7] callers that send without end', () => {
  test('keep nobody else from an answer: 200 of them', async () => {
    const slow = await openSlow(listening.address.port, 200)
    for (let i = 0; i < 20; i++) {
      for (const one of slow) one.write('a')
      const request = open('/sync/v1/push')
      request.end('{}')
      expect((await answerTo(request)).status).toBe(400)
    }
    for (const one of slow) one.destroy()
  })

  test('are cut off when their time is over', async () => {
    const place = { port: 0, host: '127.0.0.1', requestMs: 200 }
    const impatient = await listen(server.app, place)
    const slow = await openSlow(impatient.address.port, 20)
    // The answer 408 may be cut by a reset: either is the end of it.
    const end = (one: Socket) =>
      new Promise<void>((resolve) => {
        if (one.closed) resolve()
        else one.resume().once('close', () => resolve())
      })
    await Promise.all(slow.map(end))
    expect(slow.every((one) => one.destroyed)).toBe(true)
    await impatient.close()
  })
})
