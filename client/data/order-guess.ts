/**
 * The key the log will most likely give next: the one after this page's own last write. With
 * it, record and mutation go to the storage together, without waiting for the key.
 *
 * A wrong guess cannot do harm: the key is taken then, because keys are given without holes,
 * and the write falls back. Only a pruned key would be free again, and pruning takes weeks; so
 * a guess is good for a minute, by the wall clock and by the one nobody sets.
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import type { Capture } from '#shared/sync/change.ts'

const GOOD_FOR_MS = 60_000

type Last = Reading & { readonly order: number }

const lasts = new WeakMap<LocalDb, Last>()

export type Reading = Pick<Capture, 'wall' | 'start'>

export function guessOrder(db: LocalDb, now: Reading): number | null {
  const last = lasts.get(db)
  if (!last) return null
  const passed = [now.wall - last.wall, monoOf(now) - monoOf(last)]
  return passed.every((ms) => ms >= 0 && ms < GOOD_FOR_MS) ? last.order + 1 : null
}

export function noteOrder(db: LocalDb, order: number, { wall, start }: Reading): void {
  lasts.set(db, { order, wall, start })
}

function monoOf({ wall, start }: Reading): number {
  return wall - start
}
