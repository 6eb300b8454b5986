/** The answer to a push that was taken, with the page that goes along. */
import { MAX_PAGE_ROWS, type Page, type PushReply } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type JsonText, withRaw } from './answer.ts'
import { emptyPage, pageOf, readPageRows } from './page.ts'
import type { Plan } from './plan-push.ts'
import type { PushEnvelope } from './read-push.ts'
import { headOf, type ScopePlace, type ScopeRow } from './scope-row.ts'
import type { SyncDeps } from './sync-deps.ts'

export type PageNeed = 'none' | 'empty' | 'read'

/** None without a cursor, and where only a pull can tell the client to start over. */
export function pageNeed(
  { cursor, pulledTo }: PushEnvelope,
  before: ScopeRow,
  plans: readonly Plan[],
): PageNeed {
  if (cursor === null || cursor < before.floorSeq || cursor > before.seq) return 'none'
  // The usual case needs no query: it had seen all, and all it sent was kept as sent.
  const hadAll = cursor === before.seq && pulledTo === cursor
  const isAllOwn =
    plans.length < 2 && plans.every((plan) => plan.rows.every((r) => r.isExact))
  return hadAll && isAllOwn ? 'empty' : 'read'
}

export async function pageAfter(
  tx: Tx,
  place: ScopePlace,
  { cursor, client }: PushEnvelope,
  need: PageNeed,
  seq: number,
): Promise<JsonText<Page> | null> {
  if (cursor === null || need === 'none') return null
  if (need === 'empty') return emptyPage(cursor, seq)
  const asked = { client, cursor, limit: MAX_PAGE_ROWS }
  // Only tablets push.
  return pageOf(asked, seq, await readPageRows(tx, place, asked), (row) => row)
}

type Taken = Pick<PushReply, 'lastN' | 'lastH' | 'restamped' | 'refused'> & {
  readonly after: ScopeRow
  readonly page: JsonText<Page> | null
}

export function replyOf(
  deps: SyncDeps,
  place: ScopePlace,
  { after, page, ...told }: Taken,
): JsonText<PushReply> {
  const reply = {
    v: 1,
    epoch: after.epoch,
    now: deps.now(),
    head: headOf(deps, place, after),
    durableN: null,
    ...told,
  } satisfies Omit<PushReply, 'page'>
  return page === null ? JSON.stringify(reply) : withRaw<PushReply>(reply, 'page', page)
}
