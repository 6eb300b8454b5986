/** New people, and what becomes of them, from the office: for stores that one may see. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type { AuditAct } from '#shared/office/audit-acts.ts'
import type {
  EditOfficePerson,
  NewOfficePerson,
  PersonFields,
} from '#shared/office/people-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { hashPin } from '../../auth/hash-pin.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { KnownPerson } from '../../auth/read-people.ts'
import { readPeopleLocked } from '../../auth/read-people-locked.ts'
import { refuseWeakPin, setPin } from '../../auth/set-pin.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { differing } from './differing.ts'
import { refuseUnlessFresh } from './fresh.ts'
import { given } from './given.ts'
import { readStores } from './read-stores.ts'
import { refuseUnless, seesStore } from './scope-of-sight.ts'

type PersonEdit = EditOfficePerson['set']

/** `not_found` for a store that one does not see; `weak_pin`. */
export async function createOfficePerson(
  deps: IdentityDeps,
  actor: OfficeActor,
  { pin, ...fields }: NewOfficePerson,
): Promise<{ id: string }> {
  refuseUnless(actor, 'create', 'person')
  refuseRank(actor, [fields.role])
  if (mayAdminister(fields.role)) refuseUnlessFresh(actor, deps.now())
  if (pin !== undefined) refuseWeakPin(pin)
  const hash = pin === undefined ? null : await hashPin(pin)
  const [id, now] = [randomUUID(), deps.now()]
  const { tenantId, personId: by } = actor
  const event = await deps.db.inTenant(tenantId, async (tx) => {
    await refuseStores(tx, actor, fields.storeIds)
    if (hash) await setPin(tx, { tenantId, personId: id, hash, now })
    const event = await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by }, [
      { kind: 'person', id, set: { ...fields, active: true }, isNew: true },
    ])
    await audit(
      tx,
      deps,
      actor,
      { act: 'person_create', id, storeIds: fields.storeIds },
      {
        role: fields.role,
      },
    )
    return event
  })
  deps.live.poke(tenantId, event)
  return { id }
}

/**
 * Null when it was done; else what the fields are by now, and nothing was. `last_admin` when
 * no active administrator would be left.
 */
export async function editOfficePerson(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, seen, set, pin }: EditOfficePerson & { readonly id: string },
): Promise<Partial<KnownPerson> | null> {
  refuseUnless(actor, 'edit', 'person')
  // Who may do what is not changed from a page that somebody left open.
  if (set.role !== undefined) refuseUnlessFresh(actor, deps.now())
  if (pin !== undefined) refuseWeakPin(pin)
  const hash = pin === undefined ? null : await hashPin(pin)
  const { tenantId, personId: by } = actor
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const people = await readPeopleLocked(tx, tenantId)
    const before = people.find((person) => person.id === id)
    const isTheirs = before && isInSight(actor, before)
    if (!before || !isTheirs) throw new AppError('not_found', 'Nobody of that id.')
    refuseRank(actor, [before.role, ...(set.role ? [set.role] : [])])
    if (set.storeIds) await refuseStores(tx, actor, moved(before.storeIds, set.storeIds))
    refuseLastAdmin(people, { ...before, ...set } as KnownPerson)
    const now = differing({ held: before, seen, set })
    if (now) return { now, event: null }
    const isEdited = Object.keys(set).length > 0
    if (hash) await setPin(tx, { tenantId, personId: id, hash, now: deps.now() })
    const event = isEdited
      ? await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by }, [
          { kind: 'person', id, set: given(set) },
        ])
      : null
    if (isEdited || hash) {
      const fields = [...Object.keys(set), ...(hash ? ['pin'] : [])]
      const told = { act: actOf(set), id, storeIds: before.storeIds }
      await audit(tx, deps, actor, told, {
        fields,
        ...(set.role ? { role: set.role } : {}),
      })
    }
    return { now: null, event }
  })
  if (done.event) deps.live.poke(tenantId, done.event)
  return done.now
}

/** Who runs some stores has no say about the people of others. */
function isInSight(actor: OfficeActor, { storeIds }: KnownPerson): boolean {
  return mayAdminister(actor.role) || storeIds.some((store) => seesStore(actor, store))
}

/** Stores that are given or taken: the others stay whatever they are. */
function moved(before: readonly string[], after: readonly string[]): string[] {
  const both = [...before, ...after]
  return both.filter((id) => before.includes(id) !== after.includes(id))
}

async function refuseStores(
  tx: Tx,
  actor: OfficeActor,
  storeIds: readonly string[],
): Promise<void> {
  const known = await readStores(tx, actor.tenantId, storeIds)
  const isAll = storeIds.every((id) => known.some((store) => store.id === id))
  if (isAll && storeIds.every((id) => seesStore(actor, id))) return
  throw new AppError('not_found', 'No store of that id.')
}

/** Who may not administer neither makes nor alters those who may. */
function refuseRank({ role }: OfficeActor, roles: readonly Role[]): void {
  if (mayAdminister(role) || !roles.some(mayAdminister)) return
  throw new AppError('forbidden', 'Not your right.')
}

function refuseLastAdmin(people: readonly KnownPerson[], after: KnownPerson): void {
  const others = people.filter(({ id }) => id !== after.id)
  const wasAdmin = people.some((person) => person.id === after.id && isAdmin(person))
  if (!wasAdmin || [after, ...others].some(isAdmin)) return
  throw new AppError('last_admin', 'One administrator must stay.')
}

function isAdmin({ role, active }: KnownPerson): boolean {
  return role === 'admin' && active
}

/** One word for the whole of it: what weighs most. */
function actOf(set: PersonEdit): AuditAct {
  if (Object.keys(set).length === 0) return 'pin_reset'
  if (set.active === undefined) return 'person_edit'
  return set.active ? 'person_enable' : 'person_disable'
}

type Told = {
  act: AuditAct
  id: string
  storeIds: PersonFields['storeIds'] | readonly string[]
}

async function audit(
  tx: Tx,
  { now }: IdentityDeps,
  { tenantId, personId, sessionId }: OfficeActor,
  { act, id, storeIds }: Told,
  details: { role?: Role; fields?: string[] },
): Promise<void> {
  await writeAudit(tx, {
    ...{ tenantId, at: now(), act, by: { personId, sessionId }, object: id, details },
    storeId: storeIds[0] ?? null,
  })
}
