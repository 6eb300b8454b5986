/**
 * A record anew from what lies beneath its local edits and from the log: after a mutation was
 * refused (its edit must go from the screen, the others stay) or was taken in after all.
 */
import type { Change } from '#shared/sync/change.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { applyChange } from './apply-change.ts'
import { logAfter } from './outbox.ts'
import { asLocal, asRow, keyOf, type Placing } from './place-rows.ts'
import type { LocalRecord, LogRow, ScopeRow } from './rows.ts'
import { done } from './transact.ts'

type Touched = Pick<Change, 'kind' | 'id'>

/** Needs `records`, `mutations` and `refused`, which already says what no longer counts. */
export async function replayRecords(
  placing: Placing,
  row: ScopeRow,
  touched: readonly Touched[],
): Promise<void> {
  const { db, tx, told } = placing
  const records = tx.objectStore('records')
  const dead = new Set(await done(tx.objectStore('refused').getAllKeys()))
  const all = await logAfter(db, tx, { scope: row.scope, after: row.prunedOrder })
  const log = all.filter(({ order }) => !dead.has(order))
  for (const key of new Map(touched.map((t) => [keyOf(t), t])).values()) {
    const id: [string, string] = [key.kind, key.id]
    const held = await done<LocalRecord | undefined>(records.get(id))
    const next = replay(placing, row, { key, held, log })
    if (next) {
      records.put(next)
      told.records([next])
    } else if (held) {
      records.delete(id)
      told.put('records', id)
    }
  }
}

type Replay = {
  readonly key: Touched
  readonly held: LocalRecord | undefined
  readonly log: readonly LogRow[]
}

function replay(
  { index }: Placing,
  row: ScopeRow,
  { key, held, log }: Replay,
): LocalRecord | null {
  // Without `base` the record is the server's: what was acknowledged is in it.
  const isServers = held !== undefined && held.base === undefined
  const base = isServers ? asRow(held) : (held?.base ?? null)
  const since = isServers ? 0 : (held?.since ?? 0)
  let view: RecordRow | null = base
  let order: number | null = null
  for (const entry of log) {
    if (entry.order <= since) continue
    for (const change of entry.mutation.changes) {
      if (change.kind !== key.kind || change.id !== key.id) continue
      view = applyChange(view, change, entry.mutation)
      order = entry.order
    }
  }
  if (!view) return null
  const local = asLocal(view, row.scope, index)
  return order === null ? local : { ...local, order, base, since }
}
