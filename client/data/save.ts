/**
 * Writes what a person did: the records and their one mutation, in one strict transaction,
 * both or neither [O1]. Everything that can go wrong is returned, never thrown.
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import type { IndexOf } from '#client/sync/rows.ts'
import { type Actor, may } from '#shared/permissions.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Kind } from '#shared/record/define-kind.ts'
import type { Json } from '#shared/record/json.ts'
import type { Fields } from '#shared/record/record.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { DeviceClock } from './device-clock.ts'
import { writeEdits } from './write-edits.ts'
import { writeNew } from './write-new.ts'

/** What a screen hands over: a field set to `undefined` is a field left out. */
export type Draft = {
  readonly kind: Kind
  readonly id: string
  readonly set: { readonly [field: string]: Json | undefined }
  /** The record is made by it. The same one again, after a doubt, changes nothing. */
  readonly isNew?: true
}

export type SaveResult =
  /** On disk; `scope` is the one that now has something to send. */
  | { type: 'saved'; ids: string[]; scope: string }
  /** Our own gate says no; nothing was written [O6]. */
  | { type: 'refused'; refusal: Refusal }
  /** The storage failed, on a fresh connection too; nothing was written [O5]. */
  | { type: 'not_saved'; reason: 'storage' | 'full' }

export type Author = {
  /** Null when the device acts without a PIN. */
  readonly by: string | null
  readonly actor: Actor
}

export type SaveDeps = {
  readonly db: LocalDb
  readonly clock: DeviceClock
  readonly index: IndexOf
  readonly storeId: string
  /**
   * The write is on its way to the disk, and whoever reads now waits for it: the sender may
   * be told before the tap is. A failed write leaves it nothing to find.
   */
  onWritten?(scope: string): void
}

/** What is to be written, cleaned; all of one scope. */
export type Write = {
  readonly scope: string
  readonly author: Author
  readonly drafts: readonly CleanDraft[]
}
export type CleanDraft = Omit<Draft, 'set'> & { readonly set: Fields }

/** All drafts become one mutation; they stand or fall together, so they share a scope. */
export async function save(
  deps: SaveDeps,
  author: Author,
  drafts: readonly Draft[],
): Promise<SaveResult> {
  const write: Write = {
    scope: scopeOf(deps, drafts),
    author,
    drafts: drafts.map((draft) => ({ ...draft, set: withoutUndefined(draft.set) })),
  }
  const forbidden = drafts.find(({ kind, isNew }) => {
    return !may(author.actor, isNew ? 'create' : 'edit', kind.name)
  })
  if (forbidden) {
    const detail = `${author.actor}: ${forbidden.kind.name}`
    return { type: 'refused', refusal: { code: 'not_allowed', detail } }
  }
  try {
    const isAllNew = drafts.every(({ isNew }) => isNew)
    const first = isAllNew ? await writeNew(deps, write) : 'exists'
    const refusal = first === 'exists' ? await writeEdits(deps, write) : first
    if (refusal) return { type: 'refused', refusal }
    return { type: 'saved', ids: drafts.map(({ id }) => id), scope: write.scope }
  } catch (error) {
    if (!isStorageError(error)) throw error
    const isFull = error.name === 'QuotaExceededError'
    return { type: 'not_saved', reason: isFull ? 'full' : 'storage' }
  }
}

function scopeOf({ storeId }: SaveDeps, drafts: readonly Draft[]): string {
  const [scope, ...others] = new Set(
    drafts.map(({ kind }) => scopeIdOf(kind.scope, storeId)),
  )
  if (scope === undefined || others.length > 0) {
    throw new Error('the drafts of a mutation have to share one scope')
  }
  return scope
}

function withoutUndefined(set: Draft['set']): Fields {
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Fields
}

/** Dexie's errors and the browser's carry a name; a bug of ours is a plain Error. */
function isStorageError(error: unknown): error is Error {
  const isNamed = error instanceof Error && error.name !== 'Error'
  return isNamed && !(error instanceof TypeError) && !(error instanceof RangeError)
}
