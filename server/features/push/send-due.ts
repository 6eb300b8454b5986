/**
 * Sends what waits in the push outbox. A message is put off before it is sent and deleted
 * after: killed in between, it is sent once more under the same id, which browsers show in
 * place of the first [F40]. Sending happens outside transactions and holds up nothing.
 */
import { type PushMessage, pushMessageSchema } from '#shared/push/push-protocol.ts'
import type { Database } from '../../db/connect.ts'
import { eachOf } from '../../sync/each-of.ts'
import type { Delivery, SendPush, Target } from './push-service.ts'

export type PushDeps = {
  readonly db: Database
  readonly now: () => number
  readonly send: SendPush
}

export type Sent = { readonly sent: number; readonly failed: number; readonly gone: number }

const AT_ONCE = 20
const AGAIN_MS = 60_000
/** Five hours and a half, each pause a minute longer: a store's line may be down for a while. */
const MOST_TRIES = 26

/** What fails for one tenant stops no other; `AggregateError` at the end. */
export async function sendDue(deps: PushDeps, signal?: AbortSignal): Promise<Sent> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  const sum = { sent: 0, failed: 0, gone: 0 }
  const sendOf = async (tenantId: string) => {
    const waiting = await take(deps, tenantId)
    // All at once: a push service that does not answer costs its time-out once, and they are
    // through with it before they are due again.
    const done = await Promise.allSettled(
      waiting.map((one) => sendOne(deps, tenantId, one)),
    )
    for (const one of done) {
      if (one.status === 'rejected') throw one.reason
      sum.sent += one.value.sent
      sum.failed += one.value.failed
      sum.gone += one.value.gone
    }
  }
  await eachOf(rows, ({ id }) => sendOf(id), signal)
  return sum
}

type Waiting = {
  readonly id: string
  readonly personIds: readonly string[]
  readonly message: object
  /** Endpoints that have it already. */
  readonly reached: readonly string[]
  readonly tries: number
}

/** Puts them off, each time for longer, so that no other server sends them meanwhile. */
async function take({ db, now }: PushDeps, tenantId: string): Promise<Waiting[]> {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<Waiting>(
      `UPDATE push_outbox SET tries = tries + 1, due_at = $2 + $3 * (tries + 1)
       WHERE tenant_id = $1 AND id IN (SELECT id FROM push_outbox WHERE tenant_id = $1
         AND due_at <= $2 ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING id, person_ids AS "personIds", message, reached, tries`,
      [tenantId, now(), AGAIN_MS, AT_ONCE],
    ),
  )
  return rows
}

async function sendOne(deps: PushDeps, tenantId: string, waiting: Waiting): Promise<Sent> {
  const places = await placesOf(deps, tenantId, waiting)
  const deliveries = await Promise.all(
    places.map(async (place): Promise<Delivery> => {
      const parsed = pushMessageSchema.safeParse({
        ...waiting.message,
        ...{ id: waiting.id, language: place.language },
      })
      // One that cannot be put into words is not tried for ever.
      if (!parsed.success) return 'sent'
      return await deps.send(place, parsed.data).catch((): Delivery => 'failed')
    }),
  )
  const those = (delivery: Delivery) =>
    places.filter((_, i) => deliveries[i] === delivery).map((place) => place.endpoint)
  const [sent, gone, failed] = [those('sent'), those('gone'), those('failed')]
  const isOver = failed.length === 0 || waiting.tries >= MOST_TRIES
  await deps.db.inTenant(tenantId, (tx) =>
    tx.query(
      `WITH over AS (DELETE FROM push_outbox WHERE tenant_id = $1 AND id = $2 AND $3),
       reached AS (UPDATE push_outbox SET reached = reached || $5::text[]
         WHERE tenant_id = $1 AND id = $2 AND NOT $3)
       DELETE FROM push_subscriptions WHERE tenant_id = $1 AND endpoint = ANY ($4)`,
      [tenantId, waiting.id, isOver, gone, sent],
    ),
  )
  return { sent: sent.length, failed: failed.length, gone: gone.length }
}

type Place = Target & Pick<PushMessage, 'language'>

/** One per browser, however many of those told share it; none on a device shut out. */
async function placesOf(
  { db }: PushDeps,
  tenantId: string,
  { personIds, reached }: Waiting,
): Promise<Place[]> {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<Place>(
      `SELECT DISTINCT ON (s.endpoint) s.endpoint, s.p256dh, s.auth, s.language
       FROM push_subscriptions s JOIN devices d
         ON d.tenant_id = s.tenant_id AND d.device_id = s.device_id AND d.status = 'active'
       WHERE s.tenant_id = $1 AND s.person_id = ANY ($2) AND s.endpoint <> ALL ($3)
       ORDER BY s.endpoint, s.created_at DESC`,
      [tenantId, personIds, reached],
    ),
  )
  return rows
}
