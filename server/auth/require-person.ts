/** The person who acts on a device, with the role they have now, whatever they had before. */
import { and, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { pins } from '../db/tables.ts'
import type { DeviceActor } from './device-actor.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { readPersonToken } from './person-token.ts'
import { type KnownPerson, readPerson } from './read-people.ts'

export type PersonActor = Pick<KnownPerson, 'id' | 'role'>

/** `pin_needed` when the token is missing, over or another device's. */
export async function requirePerson(
  { db, now, personKey: key }: IdentityDeps,
  device: DeviceActor,
  token: string | undefined,
): Promise<PersonActor> {
  const claim = token ? readPersonToken({ key, device, now: now(), token }) : null
  if (!claim) throw pinNeeded()
  const { tenantId } = device
  const { personId } = claim
  return await db.inTenant(tenantId, async (tx) => {
    const person = await readPerson(tx, tenantId, personId)
    const held = await tx.orm
      .select({ updatedAt: pins.updatedAt })
      .from(pins)
      .where(and(eq(pins.tenantId, tenantId), eq(pins.personId, personId)))
    if (!person?.active || held[0]?.updatedAt !== claim.pinSetAt) throw pinNeeded()
    return { id: person.id, role: person.role }
  })
}

function pinNeeded(): AppError {
  return new AppError('pin_needed', 'Enter the PIN.')
}
