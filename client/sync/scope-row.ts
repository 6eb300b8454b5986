/** How a scope's bookkeeping changes at the turns of history. Pure; each step is one new row. */

import type { Head } from '#shared/sync/protocol.ts'
import { CHAIN_START } from './chain.ts'
import type { ScopeRow } from './rows.ts'

export function newScope(scope: string, client: string): ScopeRow {
  return {
    scope,
    turn: 0,
    client,
    epoch: null,
    cursor: null,
    seen: null,
    ackedN: 0,
    ackedH: CHAIN_START,
    ackedOrder: 0,
    provenOrder: 0,
    prunedOrder: 0,
    held: false,
    bootstrapped: false,
    snapshot: null,
    repair: null,
    lastAckAt: null,
    digestAt: null,
    epochAt: null,
    durableOrder: 0,
    marks: [],
  }
}

/** A new client id: what is pending is numbered from 1 again, what is acknowledged stays so. */
export function remint(row: ScopeRow, client: string): ScopeRow {
  return { ...row, turn: row.turn + 1, client, ackedN: 0, ackedH: CHAIN_START }
}

/**
 * The server's history is another one: forget how far we were in the old one, make the whole
 * log pending, and offer everything held before taking anything [E4][E5].
 */
export function enterEpoch(
  row: ScopeRow,
  { epoch, head }: { epoch: string; head: Head },
  { client, now }: { client: string; now: number },
): ScopeRow {
  return {
    ...forgetPosition(remint(row, client)),
    epoch,
    // Restored again before our first exchange, the server learns from it what it lost [E2].
    seen: head,
    ackedOrder: row.prunedOrder,
    repair: { after: null },
    epochAt: now,
  }
}

/** Same history, but too far behind to be caught up with: bootstrap again [E7]. */
export function resetPosition(row: ScopeRow): ScopeRow {
  return { ...forgetPosition(row), turn: row.turn + 1 }
}

function forgetPosition(row: ScopeRow): ScopeRow {
  return { ...row, cursor: null, seen: null, snapshot: null, bootstrapped: false }
}
