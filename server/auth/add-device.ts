/** A new device row; the credential it returns is shown once and kept nowhere. */
import type { Device } from '#shared/people/identity-protocol.ts'
import { devices } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { newCredential } from './credential.ts'
import { asDevice, scopesOf } from './device-actor.ts'

type NewDevice = Pick<Device, 'tenantId' | 'deviceId' | 'storeId' | 'kind' | 'name'>

export async function addDevice(
  tx: Tx,
  device: NewDevice,
  now: number,
): Promise<{ credential: string; device: Device }> {
  const { credential, secretHash } = newCredential(device)
  await tx.orm
    .insert(devices)
    .values({ ...device, secretHash, status: 'active', createdAt: now, lastSeenAt: now })
  const actor = { ...device, scopes: scopesOf(device.storeId) }
  return { credential, device: asDevice(actor, device.name) }
}
