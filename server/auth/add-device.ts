/** A device's row and its credential, which is shown once and kept nowhere. */
import type { Device } from '#shared/people/identity-protocol.ts'
import { devices } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { newCredential } from './credential.ts'
import { asDevice, scopesOf } from './device-actor.ts'
import { ours, resetSecret } from './device-secrets.ts'

type NewDevice = Pick<Device, 'tenantId' | 'deviceId' | 'storeId' | 'kind' | 'name'>

type Added = { credential: string; device: Device }

export async function addDevice(tx: Tx, device: NewDevice, now: number): Promise<Added> {
  const { credential, secretHash } = newCredential(device)
  await tx.orm
    .insert(devices)
    .values({ ...device, secretHash, status: 'active', createdAt: now, lastSeenAt: now })
  const actor = { ...device, scopes: scopesOf(device.storeId) }
  return { credential, device: asDevice(actor, device.name) }
}

/** A new secret for one that was locked, and none else of it holds; null when it is gone. */
export async function readmitDevice(
  tx: Tx,
  id: Pick<Device, 'tenantId' | 'deviceId'>,
  now: number,
): Promise<Added | null> {
  const [row] = await tx.orm.select().from(devices).where(ours(id)).for('update')
  if (row?.status !== 'active') return null
  const { tenantId, deviceId, storeId, kind, name } = row
  const { credential, secretHash } = newCredential(id)
  await resetSecret(tx, row, secretHash, now)
  await writeAudit(tx, {
    ...{ tenantId, at: now, act: 'device_unlock', by: { deviceId } },
    ...{ object: deviceId, storeId },
  })
  const scopes = scopesOf(storeId)
  return {
    credential,
    device: asDevice({ tenantId, deviceId, storeId, kind, scopes }, name),
  }
}
