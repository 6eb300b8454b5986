/**
 * Switches one rule of the protocol off, from outside the product, to show that the fault
 * model notices: what the sabotage hides is exactly what the rule is for.
 */
import { gunzipSync } from 'node:zlib'
import type { Tablet } from '#tests/support/tablet.ts'
import type { Fetch } from './faulty-fetch.ts'
import { dropAcknowledged, dropSettledRecords, ownAck } from './sabotage-storage.ts'

export type Rule = 'witness' | 'proof' | 'repair' | 'staging' | 'log'

type Body = Record<string, unknown>

export function withoutRule(send: Fetch, rule: Rule | null, tablet: () => Tablet): Fetch {
  switch (rule) {
    case null:
    case 'log':
      return send
    case 'witness':
      // Requests carry no head: a restore goes unseen [E1].
      return async (request) =>
        send(await rewrite(request, (body) => ({ ...body, seen: null })))
    case 'repair':
      // Tablets bring nothing back [E5].
      return async (request) =>
        send(
          request.url.endsWith('/repair')
            ? await rewrite(request, (body) => ({ ...body, records: [] }))
            : request,
        )
    case 'staging':
      // The local copy is cleared when the bootstrap begins, not when it is complete [B3].
      return async (request) => {
        if (request.url.endsWith('/snapshot') && (await bodyOf(request)).after === null) {
          await dropSettledRecords(tablet())
        }
        return send(request)
      }
    case 'proof':
      // Every acknowledgement seems to fit the tablet's own log [P7].
      return async (request) => {
        const reply = await send(request)
        if (!reply.ok || !/\/(push|pull)$/.test(request.url)) return reply
        const answer = (await reply.json()) as Body
        const ack = await ownAck(tablet(), Number(answer.lastN))
        return Response.json({ ...answer, ...ack })
      }
  }
}

/** What a rule's absence does to the tablet between rounds. */
export async function afterRound(rule: Rule | null, tablet: Tablet): Promise<void> {
  if (rule === 'log') await dropAcknowledged(tablet)
}

async function rewrite(request: Request, change: (body: Body) => Body): Promise<Request> {
  const headers = new Headers(request.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  const body = JSON.stringify(change(await bodyOf(request)))
  return new Request(request.url, { method: request.method, headers, body })
}

async function bodyOf(request: Request): Promise<Body> {
  const bytes = Buffer.from(await request.clone().arrayBuffer())
  const isZipped = request.headers.get('content-encoding') === 'gzip'
  return JSON.parse((isZipped ? gunzipSync(bytes) : bytes).toString()) as Body
}
