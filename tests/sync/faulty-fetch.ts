/**
 * The network between one tablet and the real app: requests that never arrive, replies that
 * never return, requests that arrive twice or hours later.
 */
import type { Random } from './random.ts'

export type Fetch = (request: Request) => Promise<Response>

export type Faults = {
  /** Healed: everything arrives. */
  clean: boolean
  /** Requests on their way that arrive some time later; each is sent when called. */
  readonly late: (() => Promise<void>)[]
}

const LOST = 0.15
const TWICE = 0.15
const LATE = 0.1

export function faultyFetch(send: Fetch, random: Random, faults: Faults): Fetch {
  return async (request) => {
    if (faults.clean) return send(request)
    if (random.chance(LOST)) throw new TypeError('the request is lost')
    const again = request.url.includes('/push') ? await copiesOf(request) : null
    const reply = await send(again?.() ?? request)
    if (again) {
      if (random.chance(TWICE)) await discard(send(again()))
      if (random.chance(LATE)) faults.late.push(() => discard(send(again())))
    }
    if (random.chance(LOST)) {
      await reply.arrayBuffer()
      throw new TypeError('the reply is lost')
    }
    return reply
  }
}

/** The same request as often as it is asked for; the one given is used up. */
async function copiesOf(request: Request): Promise<() => Request> {
  const { url, method, headers } = request
  const body = await request.arrayBuffer()
  return () => new Request(url, { method, headers, body })
}

async function discard(reply: Promise<Response>): Promise<void> {
  await (await reply).arrayBuffer()
}
