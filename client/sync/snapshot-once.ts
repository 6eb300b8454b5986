/** Fetches one page of a bootstrap, or of a kind whose digest differed. */
import { applyAnswer, type Effect } from './apply-answer.ts'
import { forgetErased } from './forget-erased.ts'
import { limitsOf } from './limits.ts'
import { placeRecords, stageRows } from './place-rows.ts'
import { envelope } from './position.ts'
import { recover } from './recover.ts'
import type { ScopeRow, SnapshotState } from './rows.ts'
import type { ScopeMemory } from './scope-memory.ts'
import { clearStaged } from './staging.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'
import type { SnapshotReply } from './transport.ts'

export async function snapshotOnce(
  deps: EngineDeps,
  position: Position,
  memory: ScopeMemory,
): Promise<StepResult> {
  const { row } = position
  const state = row.snapshot ?? firstState(row)
  const { page, firstPage } = limitsOf(deps)
  const request = {
    ...envelope(deps, row),
    ...(state.kind !== null && { kind: state.kind }),
    after: state.after,
    limit: state.after === null ? firstPage : page,
  }
  const ready = memory.snapshot.take(row.turn, state.after)
  const reply = await (ready ?? deps.transport.snapshot(request))
  if ('error' in reply) return await recover(deps, position, reply)
  const { head, next: after } = reply
  const beginNext = () => {
    if (after === null) return
    memory.snapshot.begin(row.turn + 1, after, () =>
      deps.transport.snapshot({ ...request, seen: head, after, limit: page }),
    )
  }
  // Somebody waits for the first page: nothing may compete with it.
  if (state.after !== null) beginNext()
  const effect = snapshotEffect(state, reply)
  const applied = await applyAnswer(deps, position, reply, effect)
  if (state.after === null) beginNext()
  return applied === 'recovered' ? 'recovered' : 'again'
}

/** An empty tablet takes the pages as they come, so that the first is usable at once [B1]. */
function firstState({ held, ackedOrder }: ScopeRow): SnapshotState {
  return {
    kind: null,
    after: null,
    from: null,
    complete: false,
    staged: held,
    order: ackedOrder,
  }
}

function snapshotEffect(state: SnapshotState, reply: SnapshotReply): Effect {
  const from = state.from ?? reply.head.seq
  return {
    stores: state.staged ? ['staging'] : ['records', 'mutations', 'refused'],
    async run(placing, next) {
      if (state.staged) {
        if (state.after === null) clearStaged(placing, next.scope)
        stageRows(placing.tx, next.scope, reply.rows)
      } else {
        await placeRecords(placing, next, reply.rows)
        await forgetErased(placing, next, reply.rows)
      }
      return after(next, state, { from, next: reply.next })
    },
  }
}

function after(
  row: ScopeRow,
  state: SnapshotState,
  { from, next }: { from: number; next: string | null },
): ScopeRow {
  if (next !== null) {
    const snapshot = { ...state, after: next, from }
    return { ...row, snapshot, held: row.held || !state.staged }
  }
  if (!state.staged) {
    return { ...row, snapshot: null, cursor: from, bootstrapped: true, held: true }
  }
  const snapshot = { ...state, from, complete: true }
  return { ...row, snapshot, cursor: state.kind === null ? from : row.cursor }
}
