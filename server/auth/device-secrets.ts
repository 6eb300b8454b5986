/**
 * Which secret of a device was shown, and what follows from it [AU-2]. A device proposes its
 * next one and keeps both; here, too, both hold until the new one was used once. Whoever
 * shows one that was replaced shows that there are two who hold it: nobody is let in then.
 */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { devices } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { isSecretOf } from './credential.ts'

export type DeviceRow = typeof devices.$inferSelect

/** A request sent with the old one may still be under way, from another tab. */
const GRACE_MS = 2 * 60_000
/** A secret older than this is to be renewed. */
const RENEW_MS = 7 * 86_400_000
/** More than a year of weeks. */
const MAX_PAST = 60

/** `past`: it was this device's once. */
export type SecretState = 'held' | 'next' | 'past' | 'unknown'

export function stateOfSecret(secret: string, row: DeviceRow, now: number): SecretState {
  if (isSecretOf(secret, row.secretHash)) return 'held'
  if (row.nextHash && isSecretOf(secret, row.nextHash)) return 'next'
  if (row.priorHash && isSecretOf(secret, row.priorHash)) {
    return isSecretNew(row, now) ? 'held' : 'past'
  }
  return row.pastHashes.some((hash) => isSecretOf(secret, hash)) ? 'past' : 'unknown'
}

/** Renewed a moment ago: the one before is still tolerated. */
export function isSecretNew({ secretSince }: DeviceRow, now: number): boolean {
  return now - (secretSince ?? 0) <= GRACE_MS
}

/** Whether the device should take a new one. */
export function isSecretOld({ secretSince, createdAt }: DeviceRow, now: number): boolean {
  return now - (secretSince ?? createdAt) >= RENEW_MS
}

/** The new one was used: from here on the old one is over. */
export async function promoteNext(tx: Tx, row: DeviceRow, now: number): Promise<void> {
  const { tenantId, deviceId, storeId, secretHash, priorHash } = row
  const promoted = await tx.orm
    .update(devices)
    .set({
      ...{ secretHash: row.nextHash as string, nextHash: null, secretSince: now },
      ...{ priorHash: secretHash, pastHashes: withPast(row, priorHash) },
    })
    .where(and(ours(row), eq(devices.nextHash, row.nextHash as string)))
    .returning({ deviceId: devices.deviceId })
  // Another request with it was quicker.
  if (promoted.length === 0) return
  await writeAudit(tx, {
    ...{ tenantId, at: now, act: 'device_renew', by: { deviceId } },
    ...{ object: deviceId, storeId },
  })
}

/** Shuts out whoever shows any of its secrets, until the office lets it in again. */
export async function lockDevice(tx: Tx, row: DeviceRow, now: number): Promise<void> {
  const { tenantId, deviceId, storeId } = row
  const locked = await tx.orm
    .update(devices)
    .set({ lockedAt: now })
    .where(and(ours(row), isNull(devices.lockedAt)))
    .returning({ deviceId: devices.deviceId })
  if (locked.length === 0) return
  await writeAudit(tx, {
    ...{ tenantId, at: now, act: 'device_stolen', by: {}, object: deviceId, storeId },
  })
}

/** False: that one was replaced before, so somebody else proposes, too. */
export async function takeProposal(
  tx: Tx,
  row: DeviceRow,
  hash: string,
): Promise<'taken' | 'past'> {
  if (hash === row.secretHash || hash === row.nextHash) return 'taken'
  if (hash === row.priorHash || row.pastHashes.includes(hash)) return 'past'
  const pastHashes = withPast(row, row.nextHash)
  await tx.orm.update(devices).set({ nextHash: hash, pastHashes }).where(ours(row))
  return 'taken'
}

/** One secret, and none before it ever was. */
export async function resetSecret(tx: Tx, row: DeviceRow, hash: string, now: number) {
  await tx.orm
    .update(devices)
    .set({
      ...{ secretHash: hash, secretSince: now, nextHash: null, priorHash: null },
      ...{ pastHashes: sql`'{}'`, lockedAt: null },
    })
    .where(ours(row))
}

function withPast({ pastHashes }: DeviceRow, hash: string | null): string[] {
  return hash === null ? pastHashes : [...pastHashes, hash].slice(-MAX_PAST)
}

export function ours({ tenantId, deviceId }: Pick<DeviceRow, 'tenantId' | 'deviceId'>) {
  return and(eq(devices.tenantId, tenantId), eq(devices.deviceId, deviceId)) as SQL
}
