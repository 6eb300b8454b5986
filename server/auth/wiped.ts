/** A retired device says that it has sent everything and wiped itself: now it is shut out. */
import { and, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { devices } from '../db/tables.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import type { DeviceActor } from './device-actor.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** `conflict` when nobody told it to: a device does not leave by itself. */
export async function noteWiped(
  { db, now, live }: IdentityDeps,
  { tenantId, deviceId, storeId }: DeviceActor,
): Promise<void> {
  await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm
      .update(devices)
      .set({ status: 'revoked', wipedAt: now() })
      .where(
        and(
          eq(devices.tenantId, tenantId),
          eq(devices.deviceId, deviceId),
          eq(devices.wipe, 'retire'),
        ),
      )
      .returning({ deviceId: devices.deviceId })
    if (rows.length === 0) throw new AppError('conflict', 'Nobody told it to go.')
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'device_retire', by: { deviceId } },
      ...{ object: deviceId, storeId, details: { wiped: true } },
    })
  })
  live.cut(tenantId, deviceId)
}
