/** A page of what others did: stored with its cursor, or not at all [L2]. */
import type { Page } from '#shared/sync/protocol.ts'
import type { Effect } from './apply-answer.ts'
import { forgetErased } from './forget-erased.ts'
import { type Placing, placeRecords, stageRows } from './place-rows.ts'
import type { ScopeRow } from './rows.ts'
import { flipStaged } from './staging.ts'

/** `row` is where the page was asked from. */
export function pageEffect(row: ScopeRow, page: Page): Effect {
  const { snapshot } = row
  // The bootstrap has all its pages and the pull has caught up: the new copy is whole.
  const isWhole = snapshot?.complete === true && !page.more
  const stores =
    page.rows.length > 0 || isWhole
      ? (['records', 'mutations', 'staging', 'refused'] as const)
      : []
  return {
    stores,
    async run(placing: Placing, next: ScopeRow): Promise<ScopeRow> {
      if (page.from !== next.cursor) return next
      if (page.rows.length > 0) {
        await placeRecords(placing, next, page.rows)
        await forgetErased(placing, next, page.rows)
        if (snapshot?.staged) {
          const { kind } = snapshot
          const wanted = page.rows.filter((r) => kind === null || r.kind === kind)
          stageRows(placing.tx, row.scope, wanted)
        }
      }
      const moved = { ...next, cursor: page.to }
      if (!isWhole) return moved
      await flipStaged(placing, next, snapshot)
      return { ...moved, snapshot: null, bootstrapped: true, held: true }
    },
  }
}
