/**
 * A record that names one of another store as its parent is refused and kept aside [AZ-8].
 * One that is nowhere may still come: after a restore, or from another tablet. Of other
 * groups nothing is seen here, so theirs are nowhere, too.
 */
import type { KindMap } from '#shared/kinds.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Arrival } from './plan-push.ts'
import type { PushWork } from './read-push.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

const FOREIGN: Refusal = {
  code: 'not_allowed',
  detail: 'it names a record of another store',
}
/** Ids made of the store's own: `<store>:<day>:<slot>`. The card of a spot round has its round's. */
const MADE_OF_STORE =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):\d{4}-\d{2}-\d{2}(?::|$)/

/** The same work, with what names another store's record refused; `count` of it. */
export async function refuseForeign(
  deps: Pick<SyncDeps, 'db' | 'kinds'>,
  { tenantId }: Pick<SyncActor, 'tenantId'>,
  work: PushWork,
): Promise<{ work: PushWork; count: number }> {
  const { scope } = work.request
  const named = new Map(work.arrivals.map((a) => [a, parentsOf(deps.kinds, a)] as const))
  const ids = [...new Set([...named.values()].flat())]
  if (ids.length === 0) return { work, count: 0 }
  const byName = ids.filter((id) => isOfOther(id, scope))
  const asked = ids.filter((id) => !MADE_OF_STORE.test(id))
  const found = asked.length > 0 ? await foundElsewhere(deps, tenantId, scope, asked) : []
  const foreign = new Set([...byName, ...found])
  const isForeign = (a: Arrival) => named.get(a)?.some((id) => foreign.has(id)) === true
  const arrivals = work.arrivals.map((a) => (isForeign(a) ? { ...a, refusal: FOREIGN } : a))
  return { work: { ...work, arrivals }, count: arrivals.filter(isForeignNow).length }
}

function isForeignNow({ refusal }: Arrival): boolean {
  return refusal === FOREIGN
}

/** Of what it makes, without what it makes itself. */
function parentsOf(kinds: KindMap, { mutation, refusal }: Arrival): string[] {
  if (!mutation || refusal) return []
  const made = new Set(mutation.changes.map(({ id }) => id))
  return mutation.changes.flatMap(({ kind, set, isNew }) => {
    const parent = isNew ? (kinds.get(kind)?.parent(set) ?? null) : null
    return parent === null || made.has(parent) ? [] : [parent]
  })
}

function isOfOther(id: string, scope: string): boolean {
  const store = MADE_OF_STORE.exec(id)?.[1]
  return store !== undefined && !scope.startsWith(`store:${store}`)
}

/** Looked for elsewhere only when it is not here: nearly never. */
async function foundElsewhere(
  { db, kinds }: Pick<SyncDeps, 'db' | 'kinds'>,
  tenantId: string,
  scope: string,
  ids: readonly string[],
): Promise<string[]> {
  const names = [...kinds.keys()]
  return await db.readTenant(tenantId, async (tx) => {
    const find = async (scopes: readonly string[], wanted: readonly string[]) => {
      const { rows } = await tx.query<{ id: string }>(
        `SELECT DISTINCT id FROM records WHERE tenant_id = $1 AND scope_id = ANY ($2::text[])
           AND kind = ANY ($3::text[]) AND id = ANY ($4::text[])`,
        [tenantId, scopes, names, wanted],
      )
      return rows.map(({ id }) => id)
    }
    // People and templates are everybody's.
    const here = new Set(await find([scope, 'org'], ids))
    const missing = ids.filter((id) => !here.has(id))
    if (missing.length === 0) return []
    const { rows } = await tx.query<{ id: string }>(
      'SELECT scope_id AS id FROM scopes WHERE tenant_id = $1 AND scope_id <> $2',
      [tenantId, scope],
    )
    return await find(
      rows.map(({ id }) => id),
      missing,
    )
  })
}
