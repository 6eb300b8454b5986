/** Who is told where: a person on a device. */
import { AppError } from '#shared/errors.ts'
import type { SubscribeRequest } from '#shared/push/push-protocol.ts'
import type { Database } from '../../db/connect.ts'
import { isPushService } from './push-hosts.ts'

export type Subscriber = {
  readonly tenantId: string
  readonly deviceId: string
  readonly personId: string
}

type Deps = { readonly db: Database; readonly now: () => number }

/** Again, it replaces what was there: browsers change their addresses. */
export async function subscribe(
  { db, now }: Deps,
  { tenantId, deviceId, personId }: Subscriber,
  { endpoint, keys, language }: SubscribeRequest,
): Promise<void> {
  if (!isPushService(endpoint)) throw new AppError('invalid', 'Not a known push service.')
  await db.inTenant(tenantId, (tx) =>
    tx.query(
      `INSERT INTO push_subscriptions (tenant_id, device_id, person_id, endpoint, p256dh, auth,
         language, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (tenant_id, device_id, person_id) DO UPDATE SET endpoint = excluded.endpoint,
         p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language,
         created_at = excluded.created_at`,
      [tenantId, deviceId, personId, endpoint, keys.p256dh, keys.auth, language, now()],
    ),
  )
}

export async function unsubscribe(
  { db }: Deps,
  { tenantId, deviceId, personId }: Subscriber,
): Promise<void> {
  await db.inTenant(tenantId, (tx) =>
    tx.query(
      `DELETE FROM push_subscriptions
       WHERE tenant_id = $1 AND device_id = $2 AND person_id = $3`,
      [tenantId, deviceId, personId],
    ),
  )
}

export async function isSubscribed(
  { db }: Deps,
  { tenantId, deviceId, personId }: Subscriber,
): Promise<boolean> {
  const { rowCount } = await db.inTenant(tenantId, (tx) =>
    tx.query(
      `SELECT 1 FROM push_subscriptions
       WHERE tenant_id = $1 AND device_id = $2 AND person_id = $3`,
      [tenantId, deviceId, personId],
    ),
  )
  return rowCount === 1
}
