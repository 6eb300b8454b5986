/**
 * What a typed refusal of a request changes here. Decided by its code alone; none of them
 * takes a mutation out of the outbox [K2].
 */
import type { SyncError } from '#shared/sync/protocol.ts'
import { Announcement } from './announce.ts'
import type { Placing } from './place-rows.ts'
import type { ScopeRow } from './rows.ts'
import { enterEpoch, remint, resetPosition } from './scope-row.ts'
import { mergeStaged } from './staging.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'
import { done, transact } from './transact.ts'

export async function recover(
  deps: EngineDeps,
  { row, outbox }: Position,
  error: SyncError,
): Promise<StepResult> {
  switch (error.error) {
    case 'epoch':
      return await changeEpoch(deps, row, error)
    case 'fork': {
      const same = outbox.sealed.findLast(({ n }) => n < error.at)
      const ackedOrder = Math.max(row.ackedOrder, same?.order ?? 0)
      return await changeScope(deps, row, (held) =>
        remint({ ...held, ackedOrder }, deps.newId()),
      )
    }
    case 'gap':
      return await changeScope(deps, row, (held) => remint(held, deps.newId()))
    case 'forged':
      // A copied client id or a witness from elsewhere: neither is ours to show again.
      return await changeScope(deps, row, (held) => ({
        ...remint(held, deps.newId()),
        seen: null,
      }))
    case 'reset': {
      const result = await mergeAndChange(deps, row, resetPosition)
      if (error.minDelayMs <= 0) return result
      return { type: 'later', retryAfterMs: error.minDelayMs }
    }
    case 'busy':
      return { type: 'later', retryAfterMs: error.retryAfterMs }
    case 'signed_out':
      return { type: 'signed_out' }
    case 'scope_revoked':
      return { type: 'revoked' }
    case 'update_needed':
      return { type: 'update_needed', minSchema: error.minSchema }
    case 'repair_closed':
    case 'too_large':
    case 'invalid':
      return { type: 'rejected', error: error.error }
  }
}

/** The server's history changed under us [E4]. */
export function changeEpoch(
  deps: EngineDeps,
  row: ScopeRow,
  { epoch, head }: Pick<Extract<SyncError, { error: 'epoch' }>, 'epoch' | 'head'>,
): Promise<'recovered'> {
  return mergeAndChange(deps, row, (held) =>
    enterEpoch(held, { epoch, head }, { client: deps.newId(), now: deps.clock.now() }),
  )
}

async function mergeAndChange(
  deps: EngineDeps,
  row: ScopeRow,
  to: (held: ScopeRow) => ScopeRow,
): Promise<'recovered'> {
  if (!row.snapshot?.staged) return await changeScope(deps, row, to)
  return await changeScope(deps, row, to, (placing) => mergeStaged(placing, row.scope))
}

/** One new scope row, unless another sender moved on meanwhile [C2]. */
export async function changeScope(
  { db, index }: EngineDeps,
  row: ScopeRow,
  to: (held: ScopeRow) => ScopeRow,
  before?: (placing: Placing) => Promise<void>,
): Promise<'recovered'> {
  const told = new Announcement(db).put('scopes', row.scope)
  const stores = before
    ? (['scopes', 'records', 'staging'] as const)
    : (['scopes'] as const)
  await transact(db, stores, 'readwrite', async (tx) => {
    const scopes = tx.objectStore('scopes')
    const held = await done<ScopeRow | undefined>(scopes.get(row.scope))
    if (held?.turn !== row.turn) return
    await before?.({ db, tx, index, told })
    scopes.put(to(held))
  })
  told.send()
  return 'recovered'
}
