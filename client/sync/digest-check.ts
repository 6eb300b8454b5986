/** Once an hour, when nothing waits, compares what is held with the server, kind by kind [D2]. */
import { addToSum, type DigestSum, digestText, EMPTY_SUM } from '#shared/sync/digest.ts'
import type { PullReply } from '#shared/sync/protocol.ts'
import type { LocalRecord, ScopeRow } from './rows.ts'
import { pages } from './staging.ts'
import type { EngineDeps, Position } from './step.ts'
import { transact } from './transact.ts'

const EVERY_MS = 3_600_000

/** Digest per kind when one is due; null otherwise. */
export async function digestsDue(
  deps: EngineDeps,
  { row }: Position,
): Promise<Record<string, string> | null> {
  if (!row.bootstrapped || row.snapshot || row.digestAt === null) return null
  const serverNow = deps.clock.now() + (deps.offset() ?? 0)
  // An hour either way: a clock that was set back must not put it off for days.
  if (Math.abs(serverNow - row.digestAt) < EVERY_MS) return null
  return await digestsOf(deps, row)
}

async function digestsOf(
  { db }: EngineDeps,
  row: ScopeRow,
): Promise<Record<string, string>> {
  const sums = new Map<string, DigestSum>()
  await transact(db, 'records', 'readonly', async (tx) => {
    sums.clear()
    const records = pages<LocalRecord>(
      tx.objectStore('records'),
      db.keyRange.bound([], [[]]),
      ({ kind, id }) => [kind, id],
      db.keyRange,
    )
    for (let r = await records.next(); r; r = await records.next()) {
      if (r.scope !== row.scope) continue
      const held = (r.order ?? 0) > row.ackedOrder ? (r.base ?? null) : r
      if (held) sums.set(r.kind, addToSum(sums.get(r.kind) ?? EMPTY_SUM, [held]))
    }
  })
  return Object.fromEntries([...sums].map(([kind, sum]) => [kind, digestText(sum)]))
}

/** Fetches the first kind that differs anew, beside the local copy; the others in turn. */
export function digestEffect(
  row: ScopeRow,
  { now, page, differ }: PullReply,
  wasAsked: boolean,
): ScopeRow {
  if (row.digestAt === null) return { ...row, digestAt: now }
  if (!wasAsked) return row
  // Something came along with the answer: what was compared was not the same moment.
  const compared = page.rows.length === 0 && !page.more ? differ : undefined
  const [kind, ...others] = compared ?? []
  if (kind === undefined) {
    return { ...row, digestAt: now, ...(compared && { matchedAt: now }) }
  }
  return {
    ...row,
    digestAt: others.length > 0 ? 0 : now,
    snapshot: {
      kind,
      after: null,
      from: null,
      complete: false,
      staged: true,
      order: row.ackedOrder,
    },
  }
}
