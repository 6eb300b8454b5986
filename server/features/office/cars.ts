/** What the group sells and what customers may drive. Records like any other. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type {
  CarModelFields,
  OfficeModel,
  OfficeTestCar,
  TestCarFields,
} from '#shared/office/car-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { differing } from './differing.ts'
import { given } from './given.ts'
import { refuseUnknownStore } from './read-stores.ts'
import { refuseUnless, seesStore, storesInSight } from './scope-of-sight.ts'

type Kind = 'carModel' | 'testCar'
type Page = {
  readonly q?: string | undefined
  readonly store?: string | undefined
  readonly offset: number
  readonly limit: number
}
type List<Row> = { rows: Row[]; total: number; next: number | null }

const MODELS = `SELECT id, body ->> 'name' AS name, body ->> 'series' AS series,
    (body ->> 'onSale')::boolean AS "onSale", count(*) OVER ()::int AS total FROM records
  WHERE tenant_id = $1 AND scope_id = 'org' AND kind = 'carModel' AND deleted_at IS NULL
    AND strpos(lower(body ->> 'series' || ' ' || (body ->> 'name')), lower($2)) > 0
  ORDER BY "onSale" DESC, lower(body ->> 'series'), lower(body ->> 'name'), id
  LIMIT $3 OFFSET $4`

const TEST_CARS = `SELECT r.id, r.body ->> 'plate' AS plate, r.body ->> 'modelId' AS "modelId",
    r.body ->> 'storeId' AS "storeId", r.body ->> 'insuredUntil' AS "insuredUntil",
    (r.body ->> 'inService')::boolean AS "inService", m.body ->> 'name' AS "modelName",
    count(*) OVER ()::int AS total
  FROM records r LEFT JOIN records m ON m.tenant_id = r.tenant_id AND m.scope_id = 'org'
    AND m.kind = 'carModel' AND m.id = r.body ->> 'modelId'
  WHERE r.tenant_id = $1 AND r.scope_id = 'org' AND r.kind = 'testCar'
    AND r.deleted_at IS NULL AND ($5::text[] IS NULL OR r.body ->> 'storeId' = ANY ($5))
    AND strpos(lower(r.body ->> 'plate' || ' ' || coalesce(m.body ->> 'name', '')),
      lower($2)) > 0
  ORDER BY "inService" DESC, r.body ->> 'plate', r.id LIMIT $3 OFFSET $4`

export async function listModels(
  deps: Pick<IdentityDeps, 'db'>,
  { tenantId }: OfficeActor,
  { q = '', offset, limit }: Page,
): Promise<List<OfficeModel>> {
  const args = [tenantId, q.trim(), limit, offset]
  return await pageOf(deps, tenantId, { sql: MODELS, args, offset })
}

export async function listTestCars(
  deps: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  { q = '', store, offset, limit }: Page,
): Promise<List<OfficeTestCar>> {
  const stores = storesInSight(actor, store ?? null)
  const args = [actor.tenantId, q.trim(), limit, offset, stores]
  return await pageOf(deps, actor.tenantId, { sql: TEST_CARS, args, offset })
}

type Ask = { readonly sql: string; readonly args: unknown[]; readonly offset: number }

async function pageOf<Row>(
  { db }: Pick<IdentityDeps, 'db'>,
  tenantId: string,
  { sql, args, offset }: Ask,
): Promise<List<Row>> {
  const found = await db.readTenant(tenantId, (tx) =>
    tx.query<Row & { total: number }>(sql, args),
  )
  const rows = found.rows.map(({ total: _, ...row }) => row as unknown as Row)
  const total = found.rows[0]?.total ?? 0
  const end = offset + rows.length
  return { rows, total, next: end < total ? end : null }
}

export async function createCar(
  deps: IdentityDeps,
  actor: OfficeActor,
  kind: Kind,
  fields: CarModelFields | TestCarFields,
): Promise<{ id: string }> {
  refuseUnless(actor, 'create', kind)
  const id = randomUUID()
  await write(deps, actor, { kind, id, set: fields }, async (tx) => {
    await refuseForeign(tx, actor, { ...fields })
    return null
  })
  return { id }
}

type CarEdit = {
  readonly kind: Kind
  readonly id: string
  readonly seen: Readonly<Record<string, unknown>>
  readonly set: Readonly<Record<string, unknown>>
}

/** Null when it was changed; else what the fields are by now, and nothing was. */
export async function editCar(
  deps: IdentityDeps,
  actor: OfficeActor,
  { kind, id, seen, set }: CarEdit,
): Promise<object | null> {
  refuseUnless(actor, 'edit', kind)
  return await write(deps, actor, { kind, id, set, isEdit: true }, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`car ${id}`])
    const { rows } = await tx.query<{ body: Fields }>(
      `SELECT body FROM records WHERE tenant_id = $1 AND scope_id = $2 AND kind = $3
         AND id = $4 AND deleted_at IS NULL`,
      [actor.tenantId, ORG_SCOPE, kind, id],
    )
    const held = rows[0]?.body
    const isSeen = kind === 'carModel' || seesStore(actor, String(held?.storeId))
    if (!held || !isSeen) throw new AppError('not_found', 'No such car.')
    await refuseForeign(tx, actor, set)
    return differing({ held, seen, set })
  })
}

/** Only to a store in sight, and only a model there is. */
async function refuseForeign(
  tx: Tx,
  actor: OfficeActor,
  { storeId, modelId }: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (typeof storeId === 'string') {
    if (!seesStore(actor, storeId)) throw new AppError('not_found', 'No store of that id.')
    await refuseUnknownStore(tx, actor.tenantId, storeId)
  }
  if (typeof modelId !== 'string') return
  const { rows } = await tx.query(
    `SELECT FROM records WHERE tenant_id = $1 AND scope_id = $2 AND kind = 'carModel'
       AND id = $3 AND deleted_at IS NULL`,
    [actor.tenantId, ORG_SCOPE, modelId],
  )
  if (rows.length === 0) throw new AppError('not_found', 'No model of that id.')
}

type Write = Pick<CarEdit, 'kind' | 'id' | 'set'> & { readonly isEdit?: true }

async function write(
  deps: IdentityDeps,
  { tenantId, personId, sessionId }: OfficeActor,
  { kind, id, set, isEdit }: Write,
  check: (tx: Tx) => Promise<object | null>,
): Promise<object | null> {
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const now = await check(tx)
    const fields = given(set)
    if (now || Object.keys(fields).length === 0) return { now, event: null }
    const event = await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: personId }, [
      { kind, id, set: fields, ...(isEdit ? {} : { isNew: true as const }) },
    ])
    const storeId = typeof fields.storeId === 'string' ? fields.storeId : null
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'model', by: { personId, sessionId } },
      ...{ object: id, storeId },
      details: { kind, fields: Object.keys(fields), ...(isEdit ? {} : { isNew: true }) },
    })
    return { now: null, event }
  })
  if (done.event) deps.live.poke(tenantId, done.event)
  return done.now
}
