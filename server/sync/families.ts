/**
 * Records that a kind asks to be judged by: a complaint and its steps. Read once for a push,
 * only for the few writes that ask; what the push itself adds is laid over it.
 */
import type { KindMap } from '#shared/kinds.ts'
import type { Family, FamilyRecords } from '#shared/record/define-kind.ts'
import type { Fields } from '#shared/record/record.ts'
import type { Tx } from '../db/transaction.ts'
import type { Arrival } from './plan-push.ts'
import { keyOf, type RecordKey, type RecordState } from './record-state.ts'
import type { ScopePlace } from './scope-row.ts'

/** By the key of the parent. */
export type Families = ReadonlyMap<RecordKey, FamilyRecords>

export async function readFamilies(
  tx: Tx,
  place: ScopePlace,
  kinds: KindMap,
  arrivals: readonly Arrival[],
): Promise<Families> {
  const families = new Map<RecordKey, FamilyRecords>()
  for (const [key, family] of familiesAsked(kinds, arrivals)) {
    families.set(key, await readFamily(tx, place, family))
  }
  return families
}

/** Those that the writes ask to be judged by. */
export function familiesAsked(
  kinds: KindMap,
  arrivals: readonly Arrival[],
): ReadonlyMap<RecordKey, Family> {
  const asked = new Map<RecordKey, Family>()
  for (const { mutation } of arrivals) {
    for (const { kind, set } of mutation?.changes ?? []) {
      const family = kinds.get(kind)?.judgedBy(set)
      if (family) asked.set(keyOf(family.parent), family)
    }
  }
  return asked
}

type Row = { kind: string; id: string; by: string | null; body: Fields }

async function readFamily(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { parent, children }: Family,
): Promise<FamilyRecords> {
  const { rows } = await tx.query<Row>(
    `SELECT kind, id, by, body FROM records WHERE tenant_id = $1 AND scope_id = $2
       AND deleted_at IS NULL AND (kind = $3 AND id = $4
         OR kind = ${nameOf(children.kind)} AND body ->> ${nameOf(children.field)} = $4)`,
    [tenantId, scope, parent.kind, parent.id],
  )
  return {
    parent: rows.find(({ kind }) => kind === parent.kind)?.body ?? null,
    children: rows.filter(({ kind }) => kind === children.kind),
  }
}

/** As a literal: only then does the index on the field serve. From our own definitions. */
function nameOf(name: string): string {
  if (!/^[A-Za-z]+$/.test(name)) throw new Error(`not a name: ${name}`)
  return `'${name}'`
}

/** With what the same push has made of them so far. */
export function withWork(
  family: FamilyRecords,
  { parent, children }: Family,
  work: Iterable<RecordState>,
): FamilyRecords {
  let body = family.parent
  const byId = new Map(family.children.map((child) => [child.id, child]))
  for (const state of work) {
    if (state.kind === parent.kind && state.id === parent.id) body = state.body
    if (state.kind === children.kind && state.body[children.field] === parent.id) {
      byId.set(state.id, state)
    }
  }
  return { parent: body, children: [...byId.values()] }
}
