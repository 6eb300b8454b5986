/**
 * Reads by kind: a day, a range of days, what is open, what belongs to something. Each is one
 * read by index, so it costs what it returns, however much the tablet holds.
 */
import { Dexie } from 'dexie'
import { useMemo } from 'react'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord } from '#client/sync/rows.ts'
import type { BodyOf, Kind } from '#shared/record/define-kind.ts'
import { isDeleted } from '#shared/record/record.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { useAckedOrders } from './acked-orders.ts'
import { useData } from './data-context.ts'
import { type Held, heldOf } from './held.ts'
import { rowsAt, rowsBetween } from './read-rows.ts'
import { useLive } from './use-live.ts'

type HeldOf<K extends Kind> = Held<BodyOf<K>>

/** Those of one business day (`YYYY-MM-DD`); undefined while the first read runs. */
export function useDay<K extends Kind>(kind: K, day: string): HeldOf<K>[] | undefined {
  return useHeld(kind, [day], (db) => rowsAt(db, '[kind+day]', [kind.name, day]))
}

/** Those from `fromDay` to `toDay`, both included. */
export function useDays<K extends Kind>(
  kind: K,
  fromDay: string,
  toDay: string,
): HeldOf<K>[] | undefined {
  return useHeld(kind, [fromDay, toDay], (db) =>
    rowsBetween(db, '[kind+day]', [
      [kind.name, fromDay],
      [kind.name, toDay],
    ]),
  )
}

/** Those that still ask for work, whatever their day. */
export function useOpen<K extends Kind>(kind: K): HeldOf<K>[] | undefined {
  return useHeld(kind, [], (db) => rowsAt(db, '[kind+open]', [kind.name, 1]))
}

export function useChildren<K extends Kind>(
  kind: K,
  parentId: string,
): HeldOf<K>[] | undefined {
  return useHeld(kind, [parentId], (db) => childrenOf(db, kind, parentId))
}

export function useChildrenOf<K extends Kind>(
  kind: K,
  parentIds: readonly string[],
): HeldOf<K>[] | undefined {
  return useHeld(kind, [parentIds.join(' ')], async (db) => {
    const groups = await Promise.all(parentIds.map((id) => childrenOf(db, kind, id)))
    return groups.flat()
  })
}

/** Undefined while the first read runs, and when there is none. */
export function useRecord<K extends Kind>(
  kind: K,
  id: string | null,
): HeldOf<K> | undefined {
  const found = useHeld(kind, [id], async (db) => {
    return id === null ? [] : await rowsAt(db, '[kind+id]', [kind.name, id])
  })
  return found?.[0]
}

/** All of a kind: for kinds of which there are few. */
export function useAll<K extends Kind>(kind: K): HeldOf<K>[] | undefined {
  return useHeld(kind, [], (db) =>
    rowsBetween(db, '[kind+id]', [[kind.name], [kind.name, Dexie.maxKey]]),
  )
}

function childrenOf(db: LocalDb, { name }: Kind, parentId: string) {
  return rowsAt(db, '[kind+parent]', [name, parentId])
}

function useHeld<K extends Kind>(
  kind: K,
  deps: readonly unknown[],
  query: (db: LocalDb) => Promise<LocalRecord[]>,
): HeldOf<K>[] | undefined {
  const storeId = useData().enrolment?.device.storeId ?? ''
  const scope = scopeIdOf(kind.scope, storeId)
  const acked = useAckedOrders((orders) => orders[scope] ?? 0)
  const records = useLive(query, [kind, ...deps])
  return useMemo(
    () =>
      records
        ?.filter((record) => !isDeleted(record))
        .map((record) => heldOf<BodyOf<K>>(record, acked)),
    [records, acked],
  )
}
