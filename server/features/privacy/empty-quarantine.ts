/** Quarantine keeps texts as they came; what is to be forgotten leaves them, too. */
import { fieldClassOf } from '#shared/privacy/field-classes.ts'
import type { Fields } from '#shared/record/record.ts'
import { type Erasure, withoutErased } from '#shared/sync/erased.ts'
import type { Tx } from '../../db/transaction.ts'
import { keyOf } from '../../sync/record-state.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'

type Named = { readonly kind: string; readonly id: string }
type Part = Named & Record<string, unknown>
/** What of a set may stay. */
type Keep = (named: Named, set: Fields) => Fields

/** All entries that tell of these records. */
export async function emptyQuarantine(
  tx: Tx,
  place: ScopePlace,
  gone: readonly (Named & { readonly erasure: Erasure })[],
): Promise<void> {
  const erasures = new Map(gone.map((one) => [keyOf(one), one.erasure]))
  const { rows } = await tx.query<Entry>(
    `SELECT id, mutation FROM quarantine q WHERE tenant_id = $1 AND scope_id = $2
       AND EXISTS (SELECT 1 FROM unnest($3::text[]) AS g (id)
         WHERE strpos(q.mutation, '"' || g.id || '"') > 0)`,
    [place.tenantId, place.scope, gone.map(({ id }) => id)],
  )
  const keep: Keep = (named, set) => withoutErased(set, erasures.get(keyOf(named)) ?? null)
  await rewrite(tx, place, rows, keep)
}

/** Entries received before `before`, ms, lose all that tells of customers; how many did. */
export async function ageQuarantine(
  tx: Tx,
  place: ScopePlace,
  before: number,
): Promise<number> {
  const { rows } = await tx.query<Entry>(
    `SELECT id, mutation FROM quarantine WHERE tenant_id = $1 AND scope_id = $2
       AND received_at < $3`,
    [place.tenantId, place.scope, before],
  )
  return await rewrite(tx, place, rows, withoutCustomers)
}

/** Entries of the tenant that hold one of these texts lose all that tells of customers. */
export async function emptyQuarantineWith(
  tx: Tx,
  tenantId: string,
  texts: readonly string[],
): Promise<void> {
  const { rows } = await tx.query<Entry & { scope: string }>(
    `SELECT id, mutation, scope_id AS scope FROM quarantine q WHERE tenant_id = $1
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS t (text)
         WHERE strpos(q.mutation, t.text) > 0)`,
    [tenantId, texts],
  )
  for (const entry of rows) {
    await rewrite(tx, { tenantId, scope: entry.scope }, [entry], withoutCustomers)
  }
}

const withoutCustomers: Keep = ({ kind }, set) =>
  Object.fromEntries(
    Object.entries(set).filter(([field]) => fieldClassOf(kind, field) !== 'C'),
  )

type Entry = { id: string; mutation: string }

async function rewrite(tx: Tx, place: ScopePlace, entries: readonly Entry[], keep: Keep) {
  let count = 0
  for (const { id, mutation } of entries) {
    const text = kept(mutation, keep)
    if (text === mutation) continue
    await tx.query(
      `UPDATE quarantine SET mutation = $4 WHERE tenant_id = $1 AND scope_id = $2
         AND id = $3`,
      [place.tenantId, place.scope, id, text],
    )
    count += 1
  }
  return count
}

/** A mutation holds changes; what came with a repair is a record itself. */
function kept(text: string, keep: Keep): string {
  const value = JSON.parse(text) as { changes?: unknown }
  if (!Array.isArray(value.changes)) {
    return isPart(value) ? JSON.stringify(emptied(value, keep)) : text
  }
  const changes = value.changes.map((one) => (isPart(one) ? emptied(one, keep) : one))
  return JSON.stringify({ ...value, changes })
}

function emptied(part: Part, keep: Keep): Part {
  const field = isFields(part.set) ? 'set' : 'body'
  const { also: _, ...rest } = part
  return { ...rest, [field]: keep(part, (part[field] ?? {}) as Fields) } as Part
}

function isPart(value: unknown): value is Part {
  const { kind, id, set, body } = (value ?? {}) as Record<string, unknown>
  return typeof kind === 'string' && typeof id === 'string' && isFields(set ?? body)
}

function isFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
