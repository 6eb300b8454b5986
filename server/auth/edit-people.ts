/** Who works here. People are records like any other, written by the server itself. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type {
  EditPersonRequest,
  NewPersonRequest,
} from '#shared/people/identity-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { may, mayAdminister } from '#shared/permissions.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { Tx } from '../db/transaction.ts'
import { writeOwn } from '../sync/write-own.ts'
import type { DeviceActor } from './device-actor.ts'
import { hashPin } from './hash-pin.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { type KnownPerson, readPeople } from './read-people.ts'
import type { PersonActor } from './require-person.ts'
import { refuseWeakPin, setPin } from './set-pin.ts'

type Ctx = {
  readonly device: Pick<DeviceActor, 'tenantId' | 'storeId'>
  readonly by: PersonActor
}

/** Editors of this process queue here, so that a lock below never waits for a connection. */
const queue = oneAtATime()

export async function createPerson(
  deps: IdentityDeps,
  { device: { tenantId, storeId }, by }: Ctx,
  { name, role, pin }: NewPersonRequest,
): Promise<{ id: string }> {
  if (!may(by.role, 'create', 'person')) throw forbidden()
  refuseRank(by, [role])
  refuseWeakPin(pin)
  const [id, hash, now] = [randomUUID(), await hashPin(pin), deps.now()]
  // The PIN first: a PIN of nobody opens nothing, a person without a PIN is locked out.
  await deps.db.inTenant(tenantId, (tx) =>
    setPin(tx, { tenantId, personId: id, hash, now }),
  )
  const set = { name, role, storeIds: [storeId], active: true }
  await writeOwn(deps, { tenantId, scope: ORG_SCOPE, by: by.id }, [
    { kind: 'person', id, set, isNew: true },
  ])
  return { id }
}

/** `not_found`; `last_admin` when no active administrator would be left. */
export async function editPerson(
  deps: IdentityDeps,
  { device: { tenantId }, by }: Ctx,
  { id, pin, ...set }: EditPersonRequest & { id: string },
): Promise<void> {
  if (pin !== undefined) refuseWeakPin(pin)
  const hash = pin === undefined ? null : await hashPin(pin)
  await queue(() =>
    deps.db.inTenant(tenantId, async (tx) => {
      const people = await readLocked(tx, tenantId)
      const before = people.find((person) => person.id === id)
      refuseEdit(by, before, set)
      const after = { ...before, ...set } as KnownPerson
      const others = people.filter((person) => person.id !== id)
      if (isAdmin(before) && ![after, ...others].some(isAdmin)) {
        throw new AppError('last_admin', 'One administrator must stay.')
      }
      if (Object.keys(set).length > 0) {
        await writeOwn(deps, { tenantId, scope: ORG_SCOPE, by: by.id }, [
          { kind: 'person', id, set: { ...set } },
        ])
      }
      if (hash) await setPin(tx, { tenantId, personId: id, hash, now: deps.now() })
    }),
  )
}

/** The people, with nobody else of the tenant editing any until the transaction ends. */
async function readLocked(tx: Tx, tenantId: string): Promise<KnownPerson[]> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `people ${tenantId}`,
  ])
  return await readPeople(tx, tenantId)
}

function refuseEdit(
  by: PersonActor,
  before: KnownPerson | undefined,
  set: Omit<EditPersonRequest, 'pin'>,
): void {
  const isOwnPin = before?.id === by.id && Object.keys(set).length === 0
  if (isOwnPin) return
  if (!may(by.role, 'edit', 'person')) throw forbidden()
  if (!before) throw new AppError('not_found', 'Nobody of that id.')
  refuseRank(by, [before.role, ...(set.role ? [set.role] : [])])
}

/** Who may not administer neither makes nor alters those who may. */
function refuseRank(by: PersonActor, roles: readonly Role[]): void {
  if (!mayAdminister(by.role) && roles.some(mayAdminister)) throw forbidden()
}

function isAdmin(person: KnownPerson | undefined): boolean {
  return person?.role === 'admin' && person.active
}

function forbidden(): AppError {
  return new AppError('forbidden', 'Not your right.')
}
