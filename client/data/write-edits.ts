/** Edits: made on top of what the record holds at that moment, whoever wrote it [S3]. */
import { Announcement } from '#client/sync/announce.ts'
import { applyChange } from '#client/sync/apply-change.ts'
import { asLocal, asRow } from '#client/sync/place-rows.ts'
import type { LocalRecord, ScopeRow } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'
import { checkChange, type Refusal } from '#shared/record/check-change.ts'
import { canonicalJson } from '#shared/record/json.ts'
import { lastStamp } from '#shared/record/record.ts'
import type { Change } from '#shared/sync/change.ts'
import { type RecordRow, SCHEMA } from '#shared/sync/protocol.ts'
import { changeOf, malformed, newEntry } from './new-mutation.ts'
import { noteOrder } from './order-guess.ts'
import type { Author, CleanDraft, SaveDeps, Write } from './save.ts'

/** Null: saved. */
export async function writeEdits(deps: SaveDeps, write: Write): Promise<Refusal | null> {
  const { db, index } = deps
  const stores = ['records', 'mutations', 'scopes'] as const
  return await transact(db, stores, 'readwrite', async (tx) => {
    const records = tx.objectStore('records')
    const scopeRow = done<ScopeRow | undefined>(tx.objectStore('scopes').get(write.scope))
    const held = await Promise.all(
      write.drafts.map(({ kind, id }) =>
        done<LocalRecord | undefined>(records.get([kind.name, id])),
      ),
    )
    const ackedOrder = (await scopeRow)?.ackedOrder ?? 0
    const edit = editRecords(deps, write, held)
    if (edit.refusal || edit.changes.length === 0) return edit.refusal
    const { changes, views } = edit
    const entry = newEntry(deps.clock, write, changes)
    const order = (await done(tx.objectStore('mutations').add(entry))) as number
    const rows = [...views.values()].map(({ view, local }) => ({
      ...asLocal(view, write.scope, index),
      order,
      ...beneath(local, ackedOrder),
    }))
    for (const row of rows) records.put(row)
    tx.commit()
    noteOrder(db, order, entry.mutation.at)
    new Announcement(db).records(rows).logged(write.scope, order).send()
    deps.onWritten?.(write.scope)
    return null
  })
}

type View = { readonly view: RecordRow; readonly local: LocalRecord | undefined }
type Edit = {
  readonly refusal: Refusal | null
  readonly changes: readonly Change[]
  readonly views: ReadonlyMap<string, View>
}

function editRecords(
  { clock }: SaveDeps,
  { drafts, author }: Write,
  held: readonly (LocalRecord | undefined)[],
): Edit {
  const changes: Change[] = []
  const views = new Map<string, View>()
  for (const [i, draft] of drafts.entries()) {
    const key = `${draft.kind.name}/${draft.id}`
    const local = views.get(key)?.local ?? held[i]
    const seen = views.get(key)?.view ?? (local ? asRow(local) : null)
    if (seen && draft.isNew && isSameWrite(draft, seen)) continue
    const stamp = clock.stamp(seen ? lastStamp(seen) : undefined)
    const change = changeOf(draft, stamp, seen)
    const refusal = refusalOf(draft, change, seen, author)
    if (refusal) return { refusal, changes: [], views }
    changes.push(change)
    const view = applyChange(seen, change, { by: author.by, sv: SCHEMA })
    views.set(key, { view, local })
  }
  return { refusal: null, changes, views }
}

function refusalOf(
  { kind, id, set }: CleanDraft,
  change: Change,
  seen: RecordRow | null,
  author: Author,
): Refusal | null {
  const exists = seen !== null
  if (kind.append && exists) return { code: 'append_only', detail: `${kind.name} ${id}` }
  const reason = kind.forbids({ set, held: seen?.body ?? null, ...author, family: null })
  if (reason) return { code: 'not_allowed', detail: `${kind.name}: ${reason}` }
  return checkChange(kind, { set }, exists) ?? malformed(change)
}

/** What the server holds of it, to come back to; null when that is nothing yet. */
function beneath(
  local: LocalRecord | undefined,
  ackedOrder: number,
): Pick<LocalRecord, 'base' | 'since'> {
  if (!local) return { base: null, since: 0 }
  const isPending = (local.order ?? 0) > ackedOrder && local.base !== undefined
  if (isPending) return { base: local.base, since: local.since }
  return { base: asRow(local), since: ackedOrder }
}

/** A tap whose fate was in doubt, made again with the same id. */
function isSameWrite({ set }: CleanDraft, held: RecordRow): boolean {
  return Object.entries(set).every(([field, value]) => {
    const own = held.body[field]
    return own !== undefined && canonicalJson(own) === canonicalJson(value)
  })
}
