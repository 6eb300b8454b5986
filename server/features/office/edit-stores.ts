/** The showrooms of the group. Records like any other, written by the server itself. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type {
  EditStoreRequest,
  OfficeStore,
  StoreFields,
} from '#shared/office/store-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import { nameMatcher } from '../../names/match-name.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { differing } from './differing.ts'
import { given } from './given.ts'
import { type KnownStore, readStores } from './read-stores.ts'
import { refuseUnless, seesStore, storesInSight } from './scope-of-sight.ts'

/** As many as a store may hold; the oldest no complaint asks for any more. */
const MOST_MODES = 40

type Count = { storeId: string; count: number }

const DEVICES = `SELECT store_id AS "storeId", count(*)::int AS count FROM devices
  WHERE tenant_id = $1 AND status = 'active' GROUP BY store_id`
const PEOPLE = `SELECT s.id AS "storeId", count(*)::int AS count FROM records r,
    jsonb_array_elements_text(r.body -> 'storeIds') AS s(id)
  WHERE r.tenant_id = $1 AND r.scope_id = 'org' AND r.kind = 'person'
    AND r.deleted_at IS NULL AND r.body ->> 'active' = 'true' GROUP BY s.id`

export async function listStores(
  { db }: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  { q }: { readonly q?: string | undefined } = {},
): Promise<{ stores: OfficeStore[] }> {
  const { tenantId } = actor
  const isNamed = await nameMatcher(q)
  return await db.readTenant(tenantId, async (tx) => {
    const sight = storesInSight(actor, null)
    const stores = (await readStores(tx, tenantId, sight)).filter(({ name }) =>
      isNamed(name),
    )
    const devices = countOf((await tx.query<Count>(DEVICES, [tenantId])).rows)
    const people = countOf((await tx.query<Count>(PEOPLE, [tenantId])).rows)
    return {
      stores: stores.map(({ clockModes: _, ...store }) => ({
        ...store,
        ...{ devices: devices(store.id), people: people(store.id) },
      })),
    }
  })
}

export async function createStore(
  deps: IdentityDeps,
  actor: OfficeActor,
  fields: StoreFields,
): Promise<{ id: string }> {
  refuseUnless(actor, 'create', 'store')
  const { tenantId, personId, sessionId } = actor
  const id = randomUUID()
  const event = await deps.db.inTenant(tenantId, async (tx) => {
    const event = await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: personId }, [
      { kind: 'store', id, set: asBody(fields, [], deps.now()), isNew: true },
    ])
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'setting', by: { personId, sessionId } },
      ...{ object: id, storeId: id, details: { fields: Object.keys(fields), isNew: true } },
    })
    return event
  })
  deps.live.poke(tenantId, event)
  return { id }
}

/** Null when it was changed; else what the fields are by now, and nothing was. */
export async function editStore(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, seen, set }: EditStoreRequest & { readonly id: string },
): Promise<Partial<StoreFields> | null> {
  refuseUnless(actor, 'edit', 'store')
  const { tenantId, personId, sessionId } = actor
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`store ${id}`])
    const [store] = await readStores(tx, tenantId, [id])
    if (!store || !seesStore(actor, id)) throw new AppError('not_found', 'No such store.')
    const now = differing({ held: store, seen, set })
    if (now) return { now, event: null }
    if (Object.keys(set).length === 0) return { now: null, event: null }
    const event = await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: personId }, [
      { kind: 'store', id, set: asBody(set, store.clockModes, deps.now()) },
    ])
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'setting', by: { personId, sessionId } },
      ...{ object: id, storeId: id, details: { fields: Object.keys(set) } },
    })
    return { now: null, event }
  })
  if (done.event) deps.live.poke(tenantId, done.event)
  return done.now
}

/** The mode of the clock is kept with when it began to hold: older complaints keep theirs. */
function asBody(
  { clockMode, ...fields }: EditStoreRequest['set'],
  held: KnownStore['clockModes'],
  now: number,
): Fields {
  const { closedDays } = fields
  const clockModes = clockMode && [
    ...held.slice(1 - MOST_MODES),
    { from: now, mode: clockMode },
  ]
  return given({
    ...fields,
    closedDays: closedDays && [...new Set(closedDays)].sort(),
    clockModes,
  })
}

function countOf(rows: readonly Count[]): (storeId: string) => number {
  const counts = new Map(rows.map(({ storeId, count }) => [storeId, count]))
  return (storeId) => counts.get(storeId) ?? 0
}
