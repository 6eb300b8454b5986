/** One-time codes that turn a browser into a device of a store. */
import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { readCode, showCode } from '#shared/people/enrolment-code.ts'
import {
  ENROLMENT_CODE_MS,
  type EnrolmentCodeReply,
  type EnrolmentCodeRequest,
  type EnrolReply,
  type EnrolRequest,
} from '#shared/people/identity-protocol.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { codeRoutes, enrolmentCodes } from '../db/tables.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { addDevice, readmitDevice } from './add-device.ts'
import type { DeviceActor } from './device-actor.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { hashCode, newEnrolmentCode } from './new-code.ts'
import type { PersonActor } from './require-person.ts'

type Store = Pick<DeviceActor, 'tenantId' | 'storeId'>

/** A code for a device of `store`, good once and for ten minutes. */
export async function createEnrolmentCode(
  deps: IdentityDeps,
  { store, by }: { store: Store; by: PersonActor },
  request: EnrolmentCodeRequest,
): Promise<EnrolmentCodeReply> {
  if (!mayAdminister(by.role)) throw new AppError('forbidden', 'Not your right.')
  return await issueCode(deps, { store, createdBy: by.id }, request)
}

type CodeFor = {
  readonly store: Store
  readonly createdBy: string | null
  /** It lets this one in again, as the device it was [AU-2]. */
  readonly deviceId?: string | null
}

/** Asks nobody's right: for the operator, and for whoever has been asked before. */
export async function issueCode(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  { store, createdBy, deviceId = null }: CodeFor,
  { deviceKind, deviceName }: EnrolmentCodeRequest,
): Promise<EnrolmentCodeReply> {
  const { tenantId, storeId } = store
  const code = newEnrolmentCode()
  const codeHash = hashCode(code)
  const expiresAt = now() + ENROLMENT_CODE_MS
  await db.inTenant(tenantId, async (tx) => {
    await tx.orm.delete(codeRoutes).where(lt(codeRoutes.expiresAt, now()))
    await tx.orm.insert(codeRoutes).values({ codeHash, tenantId, expiresAt })
    await tx.orm.insert(enrolmentCodes).values({
      ...{ tenantId, codeHash, storeId, deviceKind, deviceName, expiresAt },
      ...{ createdBy, deviceId },
    })
    await writeAudit(tx, {
      ...{
        tenantId,
        at: now(),
        act: 'enrolment_code',
        by: { personId: createdBy },
        storeId,
      },
      details: {
        ...{ deviceKind, code: nameOf(codeHash) },
        ...(createdBy === null ? { operator: true } : {}),
        ...(deviceId === null ? {} : { device: deviceId }),
      },
    })
  })
  return { code: showCode(code), path: `/enrol#code=${code}`, expiresAt }
}

/** `bad_code` when it is wrong, used or over: the answer does not tell which. */
export async function enrol(
  { db, now }: IdentityDeps,
  { code: typed, deviceName }: EnrolRequest,
): Promise<EnrolReply> {
  const code = readCode(typed)
  if (!code) throw badCode()
  const codeHash = hashCode(code)
  const routes = await db.inNoTenant((tx) =>
    tx.orm.select().from(codeRoutes).where(eq(codeRoutes.codeHash, codeHash)),
  )
  const tenantId = routes[0]?.tenantId
  if (!tenantId) throw badCode()

  return await db.inTenant(tenantId, async (tx) => {
    // Whoever marks it first has it; the other one's condition no longer holds.
    const claimed = await tx.orm
      .update(enrolmentCodes)
      .set({ usedAt: now() })
      .where(
        and(
          eq(enrolmentCodes.tenantId, tenantId),
          eq(enrolmentCodes.codeHash, codeHash),
          isNull(enrolmentCodes.usedAt),
          gt(enrolmentCodes.expiresAt, now()),
        ),
      )
      .returning()
    const grant = claimed[0]
    if (!grant) throw badCode()
    await tx.orm.delete(codeRoutes).where(eq(codeRoutes.codeHash, codeHash))
    if (grant.deviceId !== null) {
      const again = await readmitDevice(tx, { tenantId, deviceId: grant.deviceId }, now())
      if (!again) throw badCode()
      return again
    }
    const { storeId, deviceKind: kind } = grant
    const name = deviceName ?? grant.deviceName
    const deviceId = randomUUID()
    const added = await addDevice(tx, { tenantId, deviceId, storeId, kind, name }, now())
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'enrol', by: { deviceId }, object: deviceId, storeId },
      details: { deviceKind: kind, code: nameOf(codeHash) },
    })
    return added
  })
}

/** Enough of its hash to tell one code from another, and nothing to enrol with. */
function nameOf(codeHash: string): string {
  return codeHash.slice(0, 12)
}

function badCode(): AppError {
  return new AppError('bad_code', 'The code is wrong, used or over.')
}
