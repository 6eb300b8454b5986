/** The socket: how it opens, and how it closes without cutting anyone's answer short. */
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from './http/app-env.ts'

const LIVE_PATH = '/sync/v1/live'
/** Requests under way get so long to finish. */
const DRAIN_MS = 10_000
/** A caller that sends its request slower than this is cut off. */
const REQUEST_MS = 60_000
const KEEP_ALIVE_MS = 20_000

export type Listening = {
  readonly address: AddressInfo
  /** Takes no more connections, ends the live streams, lets the rest finish. */
  readonly close: () => Promise<void>
}

type Place = {
  readonly port: number
  readonly host: string
  /** How long a request may take to arrive, ms; its head half of it. */
  readonly requestMs?: number
}

/** Rejects when the port is taken. */
export async function listen(app: Hono<AppEnv>, place: Place): Promise<Listening> {
  const { port, host, requestMs = REQUEST_MS } = place
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: requestMs,
      headersTimeout: requestMs / 2,
      // Asked so often whether one is late: it is cut off by half of its time more.
      connectionsCheckingInterval: requestMs / 2,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server
  const streams = new Set<ServerResponse>()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith(LIVE_PATH)) return
    streams.add(response)
    response.once('close', () => streams.delete(response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const reason = `Port ${port} is taken. Stop what runs there, or set PORT.`
      reject(isTaken ? new Error(reason, { cause: error }) : error)
    })
    server.listen(port, host, resolve)
  })

  const close = async () => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    for (const stream of streams) stream.destroy()
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    await closed
    clearTimeout(late)
  }
  return { address: server.address() as AddressInfo, close }
}
