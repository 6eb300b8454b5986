/**
 * What a person does about a mutation that was sent back. The mutation itself is kept: it can
 * be discarded and that can be undone; sent again, it is a new one with fresh stamps.
 */
import { Announcement } from '#client/sync/announce.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { RefusedRow, RefusedState } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'
import type { KindMap } from '#shared/kinds.ts'
import { type Author, type Draft, type SaveDeps, type SaveResult, save } from './save.ts'

/** Sends it again under whoever does it; the gate is asked again, here and on the server. */
export async function resendRefused(
  deps: SaveDeps & { readonly kinds: KindMap },
  author: Author,
  order: number,
): Promise<SaveResult> {
  const row = await readRefused(deps.db, order)
  const drafts = row ? draftsOf(deps.kinds, row) : []
  if (drafts.length === 0) {
    return { type: 'refused', refusal: { code: 'unknown_kind', detail: '' } }
  }
  const result = await save(deps, author, drafts)
  if (result.type === 'saved') await setState(deps.db, order, 'resent')
  return result
}

export async function discardRefused(db: LocalDb, order: number): Promise<void> {
  await setState(db, order, 'discarded')
}

export async function undoDiscard(db: LocalDb, order: number): Promise<void> {
  await setState(db, order, 'open')
}

function draftsOf(kinds: KindMap, { mutation }: RefusedRow): Draft[] {
  return mutation.changes.flatMap(({ kind: name, id, set, isNew }): Draft[] => {
    const kind = kinds.get(name)
    return kind ? [{ kind, id, set, ...(isNew && { isNew }) }] : []
  })
}

function readRefused(db: LocalDb, order: number): Promise<RefusedRow | undefined> {
  return transact(db, 'refused', 'readonly', (tx) =>
    done<RefusedRow | undefined>(tx.objectStore('refused').get(order)),
  )
}

async function setState(db: LocalDb, order: number, state: RefusedState): Promise<void> {
  await transact(db, 'refused', 'readwrite', async (tx) => {
    const refused = tx.objectStore('refused')
    const row = await done<RefusedRow | undefined>(refused.get(order))
    if (row) refused.put({ ...row, state })
  })
  new Announcement(db).put('refused', order).send()
}
