/** Who works here. People are records like any other, written by the server itself. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type { AuditAct } from '#shared/office/audit-acts.ts'
import type {
  EditPersonRequest,
  NewPersonRequest,
} from '#shared/people/identity-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { may, mayAdminister } from '#shared/permissions.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { type AuditBy, writeAudit } from '../features/audit/write-audit.ts'
import { writeOwnIn } from '../sync/write-own.ts'
import type { DeviceActor } from './device-actor.ts'
import { hashPin } from './hash-pin.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { KnownPerson } from './read-people.ts'
import { readPeopleLocked } from './read-people-locked.ts'
import type { PersonActor } from './require-person.ts'
import { refuseWeakPin, setPin } from './set-pin.ts'

type Ctx = {
  readonly device: Pick<DeviceActor, 'tenantId' | 'storeId'> &
    Pick<AuditBy, 'deviceId' | 'sessionId'>
  readonly by: PersonActor
}

export async function createPerson(
  deps: IdentityDeps,
  { device, by }: Ctx,
  { name, role, pin }: NewPersonRequest,
): Promise<{ id: string }> {
  const { tenantId, storeId } = device
  if (!may(by.role, 'create', 'person')) throw forbidden()
  refuseRank(by, [role])
  refuseWeakPin(pin)
  const [id, hash, now] = [randomUUID(), await hashPin(pin), deps.now()]
  const event = await deps.db.inTenant(tenantId, async (tx) => {
    await setPin(tx, { tenantId, personId: id, hash, now })
    const set = { name, role, storeIds: [storeId], active: true }
    const event = await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: by.id }, [
      { kind: 'person', id, set, isNew: true },
    ])
    await writeAudit(tx, {
      ...{ tenantId, at: now, act: 'person_create', by: byOf({ device, by }) },
      ...{ object: id, storeId, details: { role } },
    })
    return event
  })
  deps.live.poke(tenantId, event)
  return { id }
}

/** `not_found`; `last_admin` when no active administrator would be left. */
export async function editPerson(
  deps: IdentityDeps,
  { device, by }: Ctx,
  { id, pin, ...edit }: EditPersonRequest & { id: string },
): Promise<void> {
  const { tenantId, storeId } = device
  if (pin !== undefined) refuseWeakPin(pin)
  const hash = pin === undefined ? null : await hashPin(pin)
  const set = given(edit)
  const isEdited = Object.keys(set).length > 0
  const event = await deps.db.inTenant(tenantId, async (tx) => {
    refuseEdit({ by, storeId }, id, set, await readPeopleLocked(tx, tenantId))
    if (hash) await setPin(tx, { tenantId, personId: id, hash, now: deps.now() })
    const event = isEdited
      ? await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: by.id }, [
          { kind: 'person', id, set },
        ])
      : null
    if (isEdited || hash) {
      await writeAudit(tx, {
        ...{ tenantId, at: deps.now(), by: byOf({ device, by }), object: id, storeId },
        ...{ act: actOf(set), details: detailsOf(set, hash !== null) },
      })
    }
    return event
  })
  if (event) deps.live.poke(tenantId, event)
}

type PersonEdit = Partial<Pick<KnownPerson, 'name' | 'role' | 'active'>>

/** Only what the request holds: a field set to nothing is not a change. */
function given({ name, role, active }: EditPersonRequest): PersonEdit {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
  }
}

function byOf({ device: { deviceId, sessionId }, by }: Ctx): AuditBy {
  return {
    personId: by.id,
    ...(sessionId ? { sessionId } : { deviceId: deviceId ?? null }),
  }
}

/** One word for the whole of it: what weighs most. */
function actOf(set: PersonEdit): AuditAct {
  if (Object.keys(set).length === 0) return 'pin_reset'
  if (set.active === undefined) return 'person_edit'
  return set.active ? 'person_enable' : 'person_disable'
}

function detailsOf(set: PersonEdit, hasPin: boolean) {
  const fields = [...Object.keys(set), ...(hasPin ? ['pin'] : [])]
  return { fields, ...(set.role ? { role: set.role } : {}) }
}

function refuseEdit(
  { by, storeId }: { by: PersonActor; storeId: string },
  id: string,
  set: PersonEdit,
  people: readonly KnownPerson[],
): void {
  const before = people.find((person) => person.id === id)
  const isOwnPin = id === by.id && Object.keys(set).length === 0
  if (isOwnPin) return
  if (!may(by.role, 'edit', 'person')) throw forbidden()
  // Who runs one store has no say about the people of another.
  const isTheirs = mayAdminister(by.role) || before?.storeIds.includes(storeId)
  if (!before || !isTheirs) throw new AppError('not_found', 'Nobody of that id.')
  refuseRank(by, [before.role, ...(set.role ? [set.role] : [])])
  const others = people.filter((person) => person.id !== id)
  if (isAdmin(before) && ![{ ...before, ...set }, ...others].some(isAdmin)) {
    throw new AppError('last_admin', 'One administrator must stay.')
  }
}

/** Who may not administer neither makes nor alters those who may. */
function refuseRank(by: PersonActor, roles: readonly Role[]): void {
  if (!mayAdminister(by.role) && roles.some(mayAdminister)) throw forbidden()
}

function isAdmin({ role, active }: KnownPerson): boolean {
  return role === 'admin' && active
}

function forbidden(): AppError {
  return new AppError('forbidden', 'Not your right.')
}
