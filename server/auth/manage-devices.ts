/** The devices of a tenant, and the end of one. */
import { and, asc, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { DeviceList } from '#shared/people/identity-protocol.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { devices } from '../db/tables.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import type { DeviceActor } from './device-actor.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { PersonActor } from './require-person.ts'

type Ctx = { readonly tenantId: string; readonly by: PersonActor }

export async function listDevices(
  { db }: IdentityDeps,
  { tenantId, by }: Ctx,
): Promise<DeviceList> {
  if (!mayAdminister(by.role)) throw new AppError('forbidden', 'Not your right.')
  const rows = await db.inTenant(tenantId, (tx) =>
    tx.orm
      .select({
        deviceId: devices.deviceId,
        storeId: devices.storeId,
        kind: devices.kind,
        name: devices.name,
        status: devices.status,
        createdAt: devices.createdAt,
        lastSeenAt: devices.lastSeenAt,
      })
      .from(devices)
      .where(eq(devices.tenantId, tenantId))
      .orderBy(asc(devices.createdAt), asc(devices.deviceId)),
  )
  return { devices: rows }
}

/** `not_found` for an id the tenant does not have. Twice does no harm. */
export async function revokeDevice(
  { db, live, now }: IdentityDeps,
  { tenantId, by }: Ctx,
  deviceId: string,
): Promise<void> {
  if (!mayAdminister(by.role)) throw new AppError('forbidden', 'Not your right.')
  await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm
      .update(devices)
      .set({ status: 'revoked' })
      .where(and(eq(devices.tenantId, tenantId), eq(devices.deviceId, deviceId)))
      .returning({ deviceId: devices.deviceId })
    if (rows.length === 0) throw new AppError('not_found', 'No device of that id.')
    const act = { act: 'device_revoke', by: { personId: by.id }, object: deviceId } as const
    await writeAudit(tx, { tenantId, at: now(), ...act })
  })
  live.cut(tenantId, deviceId)
}

export async function deviceName(
  { db }: IdentityDeps,
  { tenantId, deviceId }: Pick<DeviceActor, 'tenantId' | 'deviceId'>,
): Promise<string> {
  const rows = await db.inTenant(tenantId, (tx) =>
    tx.orm
      .select({ name: devices.name })
      .from(devices)
      .where(and(eq(devices.tenantId, tenantId), eq(devices.deviceId, deviceId))),
  )
  return rows[0]?.name ?? ''
}
