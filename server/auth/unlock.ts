/**
 * Opens a shared tablet for a person. Ten wrong PINs in a row lock that person on that
 * device; the right one, or a new one, clears the count.
 */
import { and, eq, lt, sql } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { UnlockReply, UnlockRequest } from '#shared/people/identity-protocol.ts'
import { MAX_PIN_TRIES } from '#shared/people/pin-rules.ts'
import { pins, pinTries } from '../db/tables.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import type { DeviceActor } from './device-actor.ts'
import { isPin } from './hash-pin.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { signPersonToken } from './person-token.ts'
import { readPerson } from './read-people.ts'

/** `wrong_pin` with the tries that are left, or `pin_locked`. */
export async function unlock(
  deps: IdentityDeps,
  device: DeviceActor,
  { personId, pin }: UnlockRequest,
): Promise<UnlockReply> {
  const { db, now, personKey: key } = deps
  const { tenantId, deviceId } = device
  const ours = and(
    eq(pinTries.tenantId, tenantId),
    eq(pinTries.deviceId, deviceId),
    eq(pinTries.personId, personId),
  )

  // The try is counted before the PIN is looked at: many at once get ten answers, not more.
  const found = await db.inTenant(tenantId, async (tx) => {
    const person = await readPerson(tx, tenantId, personId)
    if (!person) return null
    const counted = await tx.orm
      .insert(pinTries)
      .values({ tenantId, deviceId, personId, failed: 1 })
      .onConflictDoUpdate({
        target: [pinTries.tenantId, pinTries.deviceId, pinTries.personId],
        set: { failed: sql`${pinTries.failed} + 1` },
        setWhere: lt(pinTries.failed, MAX_PIN_TRIES),
      })
      .returning({ failed: pinTries.failed })
    const held = await tx.orm
      .select({ hash: pins.hash, updatedAt: pins.updatedAt })
      .from(pins)
      .where(and(eq(pins.tenantId, tenantId), eq(pins.personId, personId)))
    return { person, failed: counted[0]?.failed ?? null, held: held[0] ?? null }
  })
  if (found && found.failed === null) throw locked()

  const isRight = await isPin(pin, found?.held?.hash ?? null)
  if (isRight && found?.held && found.person.active) {
    await db.inTenant(tenantId, (tx) => tx.orm.delete(pinTries).where(ours))
    const pinSetAt = found.held.updatedAt
    const { token, expiresAt } = signPersonToken({
      ...{ key, device, personId, pinSetAt },
      now: now(),
    })
    return { personToken: token, expiresAt, pinSetAt }
  }

  const triesLeft = MAX_PIN_TRIES - (found?.failed ?? 1)
  if (triesLeft > 0) throw new AppError('wrong_pin', 'Wrong PIN.', { facts: { triesLeft } })
  await db.inTenant(tenantId, async (tx) => {
    await tx.orm.update(pinTries).set({ lockedAt: now() }).where(ours)
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'pin_lock', by: { deviceId } },
      ...{ object: personId, storeId: device.storeId },
    })
  })
  throw locked()
}

function locked(): AppError {
  return new AppError('pin_locked', 'Too many wrong PINs. A new PIN opens it again.')
}
