/**
 * Sees to it that a tenant has the templates this build knows. What a tenant already holds,
 * or once held and purged, is left alone; two servers that start at once write one each.
 */
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'
import { eachOf } from '../../sync/each-of.ts'
import { readGround } from '../../sync/record-sql.ts'
import { keyOf } from '../../sync/record-state.ts'
import { lockOrCreateScope } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { DEFAULT_TEMPLATES } from './default-templates.ts'

type Deps = Pick<SyncDeps, 'kinds' | 'now'>

/** In the caller's transaction; poke with the returned event after the commit. */
export async function ensureTemplatesIn(tx: Tx, deps: Deps, tenantId: string) {
  if ((await missingTemplates(tx, tenantId)).length === 0) return null
  // Whoever waits here finds them written when it is let in.
  await lockOrCreateScope(tx, { tenantId, scope: ORG_SCOPE }, deps.now())
  const missing = await missingTemplates(tx, tenantId)
  if (missing.length === 0) return null
  const drafts = missing.map((template) => ({ ...template, isNew: true as const }))
  return await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: null }, drafts)
}

/** For every tenant, one transaction each; rejects at the end with what failed. */
export async function ensureTemplates(
  deps: Pick<SyncDeps, 'db' | 'live' | 'kinds' | 'now'>,
): Promise<void> {
  const { rows } = await deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('SELECT id FROM tenant_routes'),
  )
  await eachOf(rows, async ({ id }) => {
    const event = await deps.db.inTenant(id, (tx) => ensureTemplatesIn(tx, deps, id))
    if (event) deps.live.poke(id, event)
  })
}

async function missingTemplates(tx: Tx, tenantId: string) {
  const place = { tenantId, scope: ORG_SCOPE }
  const { held, purged } = await readGround(tx, place, DEFAULT_TEMPLATES)
  return DEFAULT_TEMPLATES.filter((template) => {
    const key = keyOf(template)
    return !held.has(key) && !purged.has(key)
  })
}
