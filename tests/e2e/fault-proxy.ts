/**
 * The network between one tablet and the server, as a person meets it: working, gone, silent,
 * a captive portal that answers everything with a page, replies lost after the server took in
 * the request. All traffic of the tablet goes through it, the service worker's too.
 */
import { once } from 'node:events'
import http from 'node:http'

export type Weather =
  | 'fine'
  /** Connections are refused at once. */
  | 'down'
  /** Requests arrive nowhere and are never answered. */
  | 'silent'
  /** 200 with HTML for everything, as a hotel's log-in page does. */
  | 'portal'
  /** The server takes every push in; its answer is cut off. */
  | 'lost-replies'

export type FaultProxy = {
  readonly url: string
  readonly port: number
  weather: Weather
  /** Requests that came while the weather was not fine, by path. */
  readonly hit: string[]
  close(): Promise<void>
}

const PORTAL =
  '<!doctype html><title>Wi-Fi</title><h1>Please log in to the guest network</h1>'

export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const hit: string[] = []
  const server = http.createServer((request, response) => {
    const { weather } = proxy
    if (weather !== 'fine') hit.push(request.url ?? '')
    if (weather === 'down') return request.socket.resetAndDestroy()
    if (weather === 'silent') return
    if (weather === 'portal') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
      return
    }
    const { method, url, headers } = request
    const onward = http.request({
      host: '127.0.0.1',
      port: target,
      method,
      path: url,
      headers,
    })
    onward.on('response', (reply) => {
      if (weather === 'lost-replies' && url?.startsWith('/sync/')) {
        reply.resume()
        reply.on('end', () => request.socket.resetAndDestroy())
        return
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    })
    onward.on('error', () => request.socket.resetAndDestroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  let current: Weather = 'fine'
  const proxy: FaultProxy = {
    port: address.port,
    url: `http://localhost:${address.port}`,
    hit,
    get weather() {
      return current
    },
    set weather(next) {
      current = next
      // What is open belongs to the old weather: the live stream too.
      if (next !== 'fine') server.closeAllConnections()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
