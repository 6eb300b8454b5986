/** A new PIN for somebody, when nobody who could give one can sign in. */
import { randomInt } from 'node:crypto'
import { weakPin } from '#shared/people/pin-rules.ts'
import { hashPin } from '../auth/hash-pin.ts'
import { setPin } from '../auth/set-pin.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import type { OperatorDeps } from './every-tenant.ts'
import { findPerson } from './find-person.ts'

/** `who`: name or id. Throws, naming those who fit, when it is not exactly one. */
export async function resetPin(deps: OperatorDeps, who: string): Promise<string[]> {
  const person = await findPerson(deps, who)
  const pin = newPin()
  const hash = await hashPin(pin)
  const { tenantId, id: personId } = person
  await deps.db.inTenant(tenantId, async (tx) => {
    const now = deps.now()
    await setPin(tx, { tenantId, personId, hash, now })
    await writeAudit(tx, {
      ...{ tenantId, at: now, act: 'pin_reset', by: {}, object: personId },
      details: { operator: true },
    })
  })
  return [
    `New PIN of ${person.name} (${person.role}): ${pin}`,
    'It holds at once, lifts the locks of wrong tries, and ends the sessions of the old one.',
    ...(person.active ? [] : ['This person is switched off and cannot sign in.']),
  ]
}

/** Any six digits that are not easy to guess. */
function newPin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (weakPin(pin) === null) return pin
  }
}
