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

export type Request = {
  readonly path: string
  readonly weather: Weather
  /** The tablet hung up before it had an answer. */
  isAbandoned: boolean
}

/** What is answered instead of the server's file. */
export type PutFile = { readonly headers: http.OutgoingHttpHeaders; readonly body: string }

export type FaultProxy = {
  readonly url: string
  readonly port: number
  weather: Weather
  /** All that came, in order. */
  readonly requests: readonly Request[]
  /** By path: a newer version of the app, or a file only the test knows. */
  readonly files: Map<string, PutFile>
  /** Resolves when the next request to `path` has reached the server whole, unanswered yet. */
  handedOver(path: string): Promise<void>
  close(): Promise<void>
}

/** What stands in the page of the portal, so that it can be looked for elsewhere. */
export const PORTAL_WORDS = 'Please log in to the guest network'

const PORTAL: PutFile = {
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Wi-Fi</title><h1>${PORTAL_WORDS}</h1>`,
}

/** `target`: port of the server on this machine. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const requests: Request[] = []
  const files = new Map<string, PutFile>()
  const waiting: { path: string; tell: () => void }[] = []
  const open = new Set<http.IncomingMessage>()
  let weather: Weather = 'fine'

  const server = http.createServer((request, response) => {
    const { method, url = '/', headers } = request
    const path = url.split('?')[0] ?? url
    const noted: Request = { path, weather, isAbandoned: false }
    requests.push(noted)
    response.on('close', () => {
      noted.isAbandoned = !response.writableFinished
    })
    const cut = () => {
      request.socket.resetAndDestroy()
    }
    if (weather === 'down') return cut()
    if (weather === 'silent') {
      request.resume()
      return
    }
    const file = weather === 'portal' ? PORTAL : files.get(path)
    if (file) {
      response.writeHead(200, file.headers).end(file.body)
      return
    }

    const isLost = weather === 'lost-replies' && path.startsWith('/sync/')
    const onward = http.request({
      ...{ host: '127.0.0.1', port: target, method, path: url, headers },
      agent: false, // a connection kept open would outlive a killed server
    })
    onward.on('response', (reply) => {
      open.add(reply)
      reply.on('error', cut).on('close', () => open.delete(reply))
      if (isLost) {
        reply.resume().on('end', cut)
        return
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      response.flushHeaders()
      reply.pipe(response)
    })
    onward.on('error', cut)
    onward.on('finish', () => {
      for (const { tell } of take(waiting, path)) tell()
    })
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')

  return {
    port: address.port,
    url: `http://localhost:${address.port}`,
    requests,
    files,
    get weather() {
      return weather
    },
    set weather(next) {
      weather = next
      // What is open belongs to the old weather: the live stream too.
      if (next === 'silent') for (const reply of open) reply.unpipe().resume()
      else if (next !== 'fine') server.closeAllConnections()
    },
    handedOver: (path) => new Promise((tell) => waiting.push({ path, tell })),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function take<T extends { path: string }>(from: T[], path: string): T[] {
  const taken = from.filter((one) => one.path === path)
  for (const one of taken) from.splice(from.indexOf(one), 1)
  return taken
}
