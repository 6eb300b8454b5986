/** What the office does to a device: name it, give it a code, let it go, or give it up. */
import { and, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { AuditAct } from '#shared/office/audit-acts.ts'
import type { OfficeCodeRequest } from '#shared/office/device-protocol.ts'
import type { EnrolmentCodeReply } from '#shared/people/identity-protocol.ts'
import type { Json } from '#shared/record/json.ts'
import { isSecretNew } from '../../auth/device-secrets.ts'
import { issueCode } from '../../auth/enrol.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import { devices } from '../../db/tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { refuseUnknownStore } from './read-stores.ts'
import { refuseUnlessAdministering } from './scope-of-sight.ts'

type Device = typeof devices.$inferSelect

/** `not_found` for a store the tenant does not have. */
export async function giveCode(
  deps: IdentityDeps,
  actor: OfficeActor,
  { storeId, ...request }: OfficeCodeRequest,
): Promise<EnrolmentCodeReply> {
  refuseUnlessAdministering(actor)
  const { tenantId } = actor
  await deps.db.readTenant(tenantId, (tx) => refuseUnknownStore(tx, tenantId, storeId))
  const store = { tenantId, storeId }
  return await issueCode(deps, { store, createdBy: actor.personId }, request)
}

/** `seen`: the name the form showed. Null when it was changed; else what it is by now. */
export async function renameDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, name, seen }: { id: string; name: string; seen: string },
): Promise<{ name: string } | null> {
  return await changeDevice(deps, actor, id, async (tx, device) => {
    if (device.name !== seen) return { name: device.name }
    if (device.name === name) return null
    await setDevice(tx, device, { name })
    await audit(tx, deps, actor, device, 'device_rename')
    return null
  })
}

/** It sends what it holds, then wipes itself; nothing is lost. Twice does no harm. */
export async function retireDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  id: string,
): Promise<void> {
  await changeDevice(deps, actor, id, async (tx, device) => {
    if (device.status !== 'active') throw gone()
    if (device.wipe !== null) return
    await setDevice(tx, device, { wipe: 'retire', wipeAt: deps.now() })
    await audit(tx, deps, actor, device, 'device_retire')
  })
  // It opens its stream again, and is told with the answer.
  deps.live.cut(actor.tenantId, id)
}

/** Retires it here; the code enrols it there. A device never changes its store in silence. */
export async function moveDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, storeId }: { id: string; storeId: string },
): Promise<EnrolmentCodeReply> {
  const { name: deviceName, kind: deviceKind } = await changeDevice(
    ...([deps, actor, id] as const),
    async (tx, device) => {
      if (device.status !== 'active') throw gone()
      if (device.storeId === storeId) throw new AppError('conflict', 'It is there already.')
      await refuseUnknownStore(tx, actor.tenantId, storeId)
      await setDevice(tx, device, { wipe: 'retire', wipeAt: deps.now() })
      await audit(tx, deps, actor, device, 'device_move', { to: storeId })
      return device
    },
  )
  deps.live.cut(actor.tenantId, id)
  return await giveCode(deps, actor, { storeId, deviceKind, deviceName })
}

/** The code lets a locked one in again with a new credential; what it holds stays on it. */
export async function unlockDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  id: string,
): Promise<EnrolmentCodeReply> {
  const { storeId, kind, name } = await changeDevice(
    deps,
    actor,
    id,
    async (_tx, device) => {
      if (device.status !== 'active' || device.lockedAt === null) throw gone()
      return device
    },
  )
  const grant = { store: { tenantId: actor.tenantId, storeId }, deviceId: id }
  const request = { deviceKind: kind, deviceName: name }
  return await issueCode(deps, { ...grant, createdBy: actor.personId }, request)
}

/** It takes a new credential as soon as it asks for anything. Twice does no harm. */
export async function renewDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  id: string,
): Promise<void> {
  await changeDevice(deps, actor, id, async (tx, device) => {
    if (device.status !== 'active') throw gone()
    if (isSecretNew(device, deps.now())) return
    await setDevice(tx, device, { secretSince: 0 })
    await audit(tx, deps, actor, device, 'device_renew', { asked: true })
  })
}

/**
 * Shut out at once, and wiped at its next contact; what it had not sent is given up.
 * `conflict` unless `name` is the device's.
 */
export async function loseDevice(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const isNew = await changeDevice(deps, actor, id, async (tx, device) => {
    if (device.name.trim() !== name.trim()) {
      throw new AppError('conflict', 'That is not its name.')
    }
    if (device.wipe === 'lost') return false
    const at = deps.now()
    await setDevice(tx, device, {
      ...{ status: 'revoked', wipe: 'lost', wipeAt: at, wipedAt: null },
    })
    await audit(tx, deps, actor, device, 'device_lost')
    return true
  })
  if (isNew) deps.live.cut(actor.tenantId, id)
}

async function changeDevice<T>(
  { db }: IdentityDeps,
  actor: OfficeActor,
  id: string,
  change: (tx: Tx, device: Device) => Promise<T>,
): Promise<T> {
  refuseUnlessAdministering(actor)
  const { tenantId } = actor
  return await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(devices)
      .where(and(eq(devices.tenantId, tenantId), eq(devices.deviceId, id)))
      .for('update')
    const device = rows[0]
    if (!device) throw new AppError('not_found', 'No device of that id.')
    return await change(tx, device)
  })
}

async function setDevice(tx: Tx, { tenantId, deviceId }: Device, set: Partial<Device>) {
  await tx.orm
    .update(devices)
    .set(set)
    .where(and(eq(devices.tenantId, tenantId), eq(devices.deviceId, deviceId)))
}

async function audit(
  tx: Tx,
  { now }: IdentityDeps,
  { tenantId, personId, sessionId }: OfficeActor,
  { deviceId, storeId }: Device,
  act: AuditAct,
  details: Readonly<Record<string, Json>> = {},
): Promise<void> {
  const by = { personId, sessionId }
  await writeAudit(tx, {
    ...{ tenantId, at: now(), act, by, object: deviceId, storeId, details },
  })
}

function gone(): AppError {
  return new AppError('conflict', 'It is not in use any more.')
}
