/** Stores a person's PIN. A new one also lifts the locks that wrong tries left behind. */
import { and, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { weakPin } from '#shared/people/pin-rules.ts'
import { pins, pinTries } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'

/** `weak_pin` when it is too easy to guess. */
export function refuseWeakPin(pin: string): void {
  const reason = weakPin(pin)
  if (reason) {
    throw new AppError('weak_pin', 'Too easy to guess.', { facts: { reason } })
  }
}

type PinInput = {
  readonly tenantId: string
  readonly personId: string
  readonly hash: string
  readonly now: number
}

export async function setPin(tx: Tx, input: PinInput): Promise<void> {
  const { tenantId, personId, hash, now: updatedAt } = input
  await tx.orm
    .insert(pins)
    .values({ tenantId, personId, hash, updatedAt })
    .onConflictDoUpdate({
      target: [pins.tenantId, pins.personId],
      set: { hash, updatedAt },
    })
  await tx.orm
    .delete(pinTries)
    .where(and(eq(pinTries.tenantId, tenantId), eq(pinTries.personId, personId)))
}
