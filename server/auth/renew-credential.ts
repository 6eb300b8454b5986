/** A device proposes the secret it will use next; it has stored it already [AU-2]. */
import { AppError } from '#shared/errors.ts'
import { devices } from '../db/tables.ts'
import type { DeviceActor } from './device-actor.ts'
import { lockDevice, ours, takeProposal } from './device-secrets.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** `hash`: sha-256 of the secret, hex. The same once more does no harm: a reply may be lost. */
export async function proposeSecret(
  { db, now, live }: IdentityDeps,
  actor: DeviceActor,
  hash: string,
): Promise<void> {
  const { tenantId, deviceId } = actor
  const isTheft = await db.inTenant(tenantId, async (tx) => {
    const [row] = await tx.orm.select().from(devices).where(ours(actor)).for('update')
    if (!row) throw new AppError('signed_out', 'This device is not signed in.')
    const isPast = (await takeProposal(tx, row, hash)) === 'past'
    if (isPast) await lockDevice(tx, row, now())
    return isPast
  })
  if (!isTheft) return
  live.cut(tenantId, deviceId)
  throw new AppError('device_locked', 'Somebody else holds its credential.')
}
