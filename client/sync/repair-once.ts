/**
 * After the server lost history: offers it what this tablet holds, chunk by chunk [E5]. Only
 * what a server once accepted; edits it has not seen follow by push, under their own authors.
 */
import { MAX_PUSH_BYTES, type RecordRow } from '#shared/sync/protocol.ts'
import { applyAnswer } from './apply-answer.ts'
import { limitsOf } from './limits.ts'
import { asRow } from './place-rows.ts'
import { envelope } from './position.ts'
import { changeScope, recover } from './recover.ts'
import type { LocalRecord, RepairState, ScopeRow } from './rows.ts'
import { pages } from './staging.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'
import { transact } from './transact.ts'

/** Half a request of characters: they are up to three bytes each, most are one. */
const MAX_CHARS = MAX_PUSH_BYTES / 2

export async function repairOnce(
  deps: EngineDeps,
  position: Position,
): Promise<StepResult> {
  const { row } = position
  const { rows, after } = await nextChunk(deps, row)
  const request = { ...envelope(deps, row), records: [...rows] }
  const reply = await deps.transport.repair(request)
  if ('error' in reply) {
    // Outside the window the server takes nothing any more; what is ours goes by push [E6].
    if (reply.error !== 'repair_closed') return await recover(deps, position, reply)
    return await changeScope(deps, row, (held) => ({
      ...held,
      turn: held.turn + 1,
      repair: null,
    }))
  }
  const applied = await applyAnswer(deps, position, reply, {
    stores: [],
    run: (_placing, next) => ({ ...next, repair: after }),
  })
  return applied === 'recovered' ? 'recovered' : 'again'
}

type Chunk = { readonly rows: readonly RecordRow[]; readonly after: RepairState | null }

async function nextChunk(deps: EngineDeps, row: ScopeRow): Promise<Chunk> {
  const { db } = deps
  const { page } = limitsOf(deps)
  return await transact(db, 'records', 'readonly', async (tx) => {
    const records = pages<LocalRecord>(
      tx.objectStore('records'),
      db.keyRange.bound(row.repair?.after ?? [], [[]], true),
      ({ kind, id }) => [kind, id],
      db.keyRange,
    )
    const rows: RecordRow[] = []
    let chars = 0
    for (let r = await records.next(); r; r = await records.next()) {
      const accepted = r.scope === row.scope ? acceptedPart(r, row) : null
      if (!accepted) continue
      rows.push(accepted)
      chars += JSON.stringify(accepted).length
      if (rows.length === page || chars > MAX_CHARS) {
        return { rows, after: { after: [r.kind, r.id] } }
      }
    }
    return { rows, after: null }
  })
}

/** What of a record a server has accepted at some time; null when nothing. */
function acceptedPart(record: LocalRecord, row: ScopeRow): RecordRow | null {
  if ((record.order ?? 0) <= row.provenOrder) return asRow(record)
  return record.base ?? null
}
