/**
 * Reads of records by an index, past Dexie: on the first connection there is, as fast as the
 * browser can. Inside a live query Dexie is told what was read, as it tells itself of its own
 * reads (observability-middleware): so the query runs again when that changes. What is lost on
 * the way is not tried again here: `revived` does that, once for all queries.
 */
import { cmp, Dexie, RangeSet } from 'dexie'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord } from '#client/sync/rows.ts'
import { done } from '#client/sync/transact.ts'

/** `[kind+id]` is the key of the records themselves. */
export type RowIndex = '[kind+id]' | '[kind+day]' | '[kind+parent]' | '[kind+open]'
type Key = readonly (string | number | typeof Dexie.maxKey)[]

/** Those of one key, in the order of their ids. */
export function rowsAt(
  db: LocalDb,
  index: RowIndex,
  key: readonly [kind: string, value: string | number],
): Promise<LocalRecord[]> {
  return rowsBetween(db, index, [key, key])
}

/** Those from the first key to the last, both included; none when the last comes first. */
export async function rowsBetween(
  db: LocalDb,
  index: RowIndex,
  [from, to]: readonly [Key, Key],
): Promise<LocalRecord[]> {
  if (cmp(from, to) > 0) return []
  const isKey = index === '[kind+id]'
  const watched = watchedParts()
  const prefix = `idb://${db.name}/records/`
  if (watched) partOf(watched, `${prefix}${isKey ? '' : index}`).add({ from, to })
  const range = db.keyRange.bound(from, to)
  const connection = await db.connected()
  const records = connection.transaction('records').objectStore('records')
  const source = isKey ? records : records.index(index)
  const rows = await done<LocalRecord[]>(source.getAll(range))
  // A record may move to another key: then this is not its look-up any more.
  if (watched && !isKey) {
    partOf(watched, prefix).addKeys(rows.map(({ kind, id }) => [kind, id]))
  }
  return rows
}

type Parts = Record<string, InstanceType<typeof RangeSet>>

/** Of the live query that is being run; undefined outside of one. */
function watchedParts(): Parts | undefined {
  const { PSD } = Dexie.Promise as unknown as { PSD: { subscr?: Parts } }
  return PSD.subscr
}

function partOf(parts: Parts, name: string): InstanceType<typeof RangeSet> {
  parts[name] ??= new RangeSet()
  return parts[name]
}
