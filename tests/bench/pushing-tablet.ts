/**
 * A tablet as the server sees it: numbered, chained, gzipped pushes over a kept connection.
 *
 * Everything that can be made beforehand is, so that it takes little from the machine while it
 * measures: the mutations are packed ahead, and a gzip body may consist of several members.
 */
import { type Agent, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { chainHash } from '#server/sync/mutation-chain.ts'
import { CLOCK_START, nextStamp } from '#shared/record/stamp.ts'
import type { Mutation } from '#shared/sync/change.ts'
import {
  PROTOCOL,
  type PushReply,
  type PushRequest,
  pushReplySchema,
  SCHEMA,
} from '#shared/sync/protocol.ts'
import type { SampleVisit } from './sample-visits.ts'

/** One push without what is only known when it is sent. */
export type Batch = {
  readonly count: number
  readonly prev: string
  readonly last: string
  /** Gzip member of `,"mutations":[…]}`. */
  readonly packed: Buffer
}

export type Sender = {
  readonly origin: string
  readonly credential: string
  readonly scope: string
  readonly agent: Agent
}

const BOOT = 'bench'

export function makeBatches(visits: readonly SampleVisit[], perPush: number): Batch[] {
  const batches: Batch[] = []
  const wall = Date.now()
  let clock = CLOCK_START
  let last = ''
  for (let i = 0; i < visits.length; i += perPush) {
    const prev = last
    const texts = visits.slice(i, i + perPush).map(({ id, body }) => {
      const next = nextStamp(clock, wall, 'bench0')
      clock = next.clock
      const change = {
        kind: 'visit',
        id,
        stamp: next.stamp,
        set: body,
        isNew: true,
      } as const
      const at = { wall, start: wall, boot: BOOT, off: 0, seq: null }
      const mutation: Mutation = { by: null, sv: SCHEMA, at, changes: [change] }
      const text = JSON.stringify(mutation)
      last = chainHash(last, text)
      return text
    })
    const packed = gzipSync(`,"mutations":[${texts.join(',')}]}`)
    batches.push({ count: texts.length, prev, last, packed })
  }
  return batches
}

/** Sends batch after batch of one client; `send` resolves with the parsed acknowledgement. */
export function makeSender({ origin, credential, scope, agent }: Sender) {
  const client = crypto.randomUUID()
  let acked = 0
  let known: Pick<PushReply, 'epoch' | 'head'> | undefined
  return async function send(batch: Batch): Promise<PushReply> {
    const head: Omit<PushRequest, 'mutations'> = {
      ...{ v: PROTOCOL, scope, client, epoch: known?.epoch ?? null },
      ...{ seen: known?.head ?? null, ackN: acked, schema: SCHEMA, app: 'bench' },
      clock: { wall: Date.now(), off: 0, boots: { [BOOT]: 0 } },
      ...{ first: acked + 1, prev: batch.prev, last: batch.last },
      ...{ pulledTo: null, cursor: null },
    }
    const envelope = gzipSync(JSON.stringify(head).slice(0, -1), { level: 1 })
    const body = Buffer.concat([envelope, batch.packed])
    const text = await post(`${origin}/sync/v1/push`, { body, credential, agent })
    const reply = pushReplySchema.parse(JSON.parse(text))
    acked += batch.count
    if (reply.lastN !== acked || reply.lastH !== batch.last || reply.refused.length > 0) {
      throw new Error(`not taken: ${text.slice(0, 300)}`)
    }
    known = reply
    return reply
  }
}

type Post = { readonly body: Buffer; readonly credential: string; readonly agent: Agent }

function post(url: string, { body, credential, agent }: Post): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': body.length,
      authorization: `Bearer ${credential}`,
    }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`push: ${response.statusCode} ${text.slice(0, 300)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
