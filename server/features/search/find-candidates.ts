/** Records that may hold a term, newest first, with the notes of their steps. */
import { setImmediate } from 'node:timers/promises'
import { complaint } from '#shared/complaint/complaint.ts'
import type { Fields } from '#shared/record/record.ts'
import { fold } from '#shared/search/fold.ts'
import { entryOf, rank, type Spell } from '#shared/search/search-entry.ts'
import { SEARCHED_AS } from '#shared/search/searched.ts'
import { simplified } from '#shared/search/simplified.ts'
import type { Tx } from '../../db/transaction.ts'
import { searchPattern } from './search-pattern.ts'

/** More than anyone reads; of those, the best are shown. */
const MOST = 2_000
/** Complaints whose numbers are made to compare them; they are not stored. */
const MOST_NUMBERS = 20_000
/** Records whose names are spelled to compare them. */
const MOST_NAMES = 20_000
const NAMES_AT_ONCE = 500

export type Place = { readonly tenantId: string; readonly scopes: readonly string[] }
export type Candidate = {
  readonly kind: string
  readonly id: string
  readonly body: Fields
  /** Of its steps. */
  readonly notes: readonly string[]
}

export type Candidates = {
  readonly found: readonly Candidate[]
  /** There are older ones that were not looked at. */
  readonly isCut: boolean
}

type Name = { readonly kind: string; readonly id: string }

export type Wanted = {
  readonly kinds: readonly string[]
  /** Folded. */
  readonly term: string
  /** For a term in letters. */
  readonly spell: Spell | undefined
}

export async function findCandidates(
  tx: Tx,
  place: Place,
  { kinds, term, spell }: Wanted,
): Promise<Candidates> {
  const pattern = searchPattern(term)
  const names = [
    ...(await namesBy(tx, place, kinds, pattern)),
    ...(await namesByStep(tx, place, kinds, pattern)),
    ...(spell ? await namesBySpelling(tx, place, { kinds, term, spell }) : []),
    ...(kinds.includes(complaint.name) ? await namesByNumber(tx, place, term) : []),
  ]
  const unique = [...new Map(names.map((name) => [keyOf(name), name])).values()]
  const taken = unique.slice(0, MOST)
  const isCut = unique.length > MOST
  const [bodies, notes] = await Promise.all([
    readBodies(tx, place, taken),
    readNotes(tx, place, taken),
  ])
  const found = bodies.map((row) => ({ ...row, notes: notes.get(keyOf(row)) ?? [] }))
  return { found, isCut }
}

async function namesBy(
  tx: Tx,
  { tenantId, scopes }: Place,
  kinds: readonly string[],
  pattern: string,
): Promise<Name[]> {
  const { rows } = await tx.query<Name>(
    `SELECT kind, id FROM records WHERE tenant_id = $1 AND scope_id = ANY ($2)
       AND kind = ANY ($3) AND deleted_at IS NULL AND body::text ~* $4
     ORDER BY day DESC NULLS FIRST, id LIMIT $5`,
    [tenantId, scopes, kinds, pattern, MOST + 1],
  )
  return rows
}

/** Records one of whose steps has the words. */
async function namesByStep(
  tx: Tx,
  { tenantId, scopes }: Place,
  kinds: readonly string[],
  pattern: string,
): Promise<Name[]> {
  const found: Name[] = []
  for (const [step, as] of SEARCHED_AS) {
    if (!kinds.includes(as.kind)) continue
    const { rows } = await tx.query<{ id: string }>(
      `SELECT DISTINCT body ->> $4 AS id FROM records WHERE tenant_id = $1
         AND scope_id = ANY ($2) AND kind = $3 AND deleted_at IS NULL
         AND body ->> $5 ~* $6 AND body ->> $4 IS NOT NULL LIMIT $7`,
      [tenantId, scopes, step, as.id, as.text, pattern, MOST + 1],
    )
    found.push(...rows.map(({ id }) => ({ kind: as.kind, id })))
  }
  return found
}

/** What people call a complaint is made of its id and day, so it is in no column. */
async function namesByNumber(
  tx: Tx,
  { tenantId, scopes }: Place,
  term: string,
): Promise<Name[]> {
  if (!/^[0-9a-z]{3,}$/.test(term)) return []
  const { rows } = await tx.query<{ id: string; day: string }>(
    `SELECT id, day FROM records WHERE tenant_id = $1 AND scope_id = ANY ($2)
       AND kind = $3 AND deleted_at IS NULL AND day IS NOT NULL
     ORDER BY day DESC, id LIMIT $4`,
    [tenantId, scopes, complaint.name, MOST_NUMBERS],
  )
  return rows.flatMap(({ id, day }) => {
    const entry = entryOf({ kind: complaint.name, id, body: { day } }, simplified)
    return entry && rank(entry, [term]) > 0 ? [{ kind: complaint.name, id }] : []
  })
}

/** What a person or a customer is called; emptied again, it is null. */
const NAME = `coalesce(body ->> 'nameOrCall', body ->> 'customerName', body ->> 'name')`

/** By the letters of a name, which are in no column either. */
async function namesBySpelling(
  tx: Tx,
  { tenantId, scopes }: Place,
  { kinds, term, spell }: Wanted & { readonly spell: Spell },
): Promise<Name[]> {
  const { rows } = await tx.query<Name & { name: string }>(
    `SELECT kind, id, ${NAME} AS name
     FROM records WHERE tenant_id = $1 AND scope_id = ANY ($2) AND kind = ANY ($3)
       AND deleted_at IS NULL AND ${NAME} IS NOT NULL
     ORDER BY day DESC NULLS FIRST, id LIMIT $4`,
    [tenantId, scopes, kinds, MOST_NAMES],
  )
  const found: Name[] = []
  for (const [i, { kind, id, name }] of rows.entries()) {
    const spelled = spell(fold(name, simplified))
    if (spelled.some((letters) => letters.startsWith(term))) found.push({ kind, id })
    // Others are served in between.
    if (i % NAMES_AT_ONCE === 0) await setImmediate()
  }
  return found
}

async function readBodies(
  tx: Tx,
  { tenantId, scopes }: Place,
  names: readonly Name[],
): Promise<(Name & { body: Fields })[]> {
  const { rows } = await tx.query<Name & { body: Fields }>(
    `SELECT r.kind, r.id, r.body FROM unnest($3::text[], $4::text[]) AS k (kind, id)
     JOIN records r ON r.tenant_id = $1 AND r.scope_id = ANY ($2) AND r.kind = k.kind
       AND r.id = k.id AND r.deleted_at IS NULL`,
    [tenantId, scopes, names.map((n) => n.kind), names.map((n) => n.id)],
  )
  return rows
}

async function readNotes(
  tx: Tx,
  { tenantId, scopes }: Place,
  names: readonly Name[],
): Promise<Map<string, string[]>> {
  const notes = new Map<string, string[]>()
  for (const [step, as] of SEARCHED_AS) {
    const ids = names.filter((name) => name.kind === as.kind).map((name) => name.id)
    if (ids.length === 0) continue
    const { rows } = await tx.query<{ id: string; note: string }>(
      `SELECT body ->> $4 AS id, body ->> $5 AS note FROM records WHERE tenant_id = $1
         AND scope_id = ANY ($2) AND kind = $3 AND deleted_at IS NULL
         AND body ->> $4 = ANY ($6) AND body ->> $5 IS NOT NULL`,
      [tenantId, scopes, step, as.id, as.text, ids],
    )
    for (const { id, note } of rows) {
      const key = keyOf({ kind: as.kind, id })
      notes.set(key, [...(notes.get(key) ?? []), note])
    }
  }
  return notes
}

function keyOf({ kind, id }: Name): string {
  return `${kind} ${id}`
}
