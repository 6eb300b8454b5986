/** A new PIN for somebody, when nobody who could give one can sign in. */
import { randomInt } from 'node:crypto'
import { weakPin } from '#shared/people/pin-rules.ts'
import { hashPin } from '../auth/hash-pin.ts'
import { readPeople } from '../auth/read-people.ts'
import { setPin } from '../auth/set-pin.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { everyTenant, type OperatorDeps } from './every-tenant.ts'

/** `who`: name or id. Throws, naming those who fit, when it is not exactly one. */
export async function resetPin(deps: OperatorDeps, who: string): Promise<string[]> {
  const people = await everyTenant(deps, async (tx, tenantId) =>
    (await readPeople(tx, tenantId)).map((person) => ({ ...person, tenantId })),
  )
  const found = people.filter(({ id, name }) => id === who || name === who)
  const [person] = found
  if (!person || found.length > 1)
    throw new Error(notOne(who, found.length ? found : people))
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

type Named = { readonly id: string; readonly name: string; readonly role: string }

function notOne(who: string, people: readonly Named[]): string {
  const lines = people.map(({ id, name, role }) => `  ${id}  ${name} (${role})`)
  return [`${who} is not exactly one person. Say the id:`, ...lines].join('\n')
}
