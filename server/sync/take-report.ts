/** What a device tells about itself, beside its row [DU-13]. */
import type { DeviceReportRequest } from '#shared/sync/device-report.ts'
import type { Database } from '../db/connect.ts'
import type { SyncActor } from './sync-actor.ts'

/**
 * A wiped browser has lost its credential and joins anew [DU-12]: the first report of a device
 * that goes by the name of one silent since remembers what that one had left to send.
 */
const TAKE = `UPDATE devices d SET last_seen_at = $3, report = $4::jsonb || coalesce(
    CASE WHEN d.report ? 'emptied'
      THEN jsonb_build_object('emptied', d.report -> 'emptied') END,
    CASE WHEN d.report IS NULL THEN (SELECT jsonb_build_object('emptied', jsonb_build_object(
        'at', d.created_at, 'device', o.device_id, 'lost', o.report -> 'waiting'))
      FROM devices o WHERE o.tenant_id = d.tenant_id AND o.store_id = d.store_id
        AND o.kind = d.kind AND o.name = d.name AND o.created_at < d.created_at
        AND o.status = 'active' AND coalesce(o.last_seen_at, 0) <= d.created_at
      ORDER BY o.created_at DESC LIMIT 1) END,
    '{}')
  WHERE d.tenant_id = $1 AND d.device_id = $2`

export async function takeReport(
  { db, now }: { readonly db: Database; readonly now: () => number },
  { tenantId, deviceId }: Pick<SyncActor, 'tenantId' | 'deviceId'>,
  report: DeviceReportRequest,
): Promise<void> {
  const at = now()
  await db.inTenant(tenantId, (tx) =>
    tx.query(TAKE, [tenantId, deviceId, at, JSON.stringify({ ...report, at })]),
  )
}
