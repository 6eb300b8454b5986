/**
 * Where a push meets what its client sent before [P2][P3][P4]. Equal hashes at the highest
 * common number prove everything below it, because the hashes are a chain.
 */
import type { MutationResult, PushReply, SyncError } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import type { ClientRow } from './read-facts.ts'
import type { PushWork } from './read-push.ts'
import type { ScopePlace } from './scope-row.ts'

export type Overlap = { readonly upTo: number } | { readonly error: SyncError }

const HASHES = `SELECT n, hash FROM changes WHERE tenant_id = $1 AND scope_id = $2
    AND client_id = $3 AND n BETWEEN $4 AND $5
  UNION SELECT n, hash FROM quarantine WHERE tenant_id = $1 AND scope_id = $2
    AND client_id = $3 AND n BETWEEN $4 AND $5`

export async function findOverlap(
  tx: Tx,
  place: ScopePlace,
  { request, arrivals, end }: PushWork,
  client: ClientRow | null,
): Promise<Overlap> {
  const { lastN, lastH } = client ?? { lastN: 0, lastH: '' }
  const { first, prev } = request
  if (first > lastN + 1) return { error: { error: 'gap', lastN } }
  if (first === lastN + 1) {
    if (prev === lastH) return { upTo: lastN }
    return { error: { error: 'fork', at: first } }
  }
  const common = Math.min(lastN, end.n)
  const sent = arrivals[common - first]?.hash
  if (common === lastN && sent === lastH) return { upTo: lastN }
  const { rows } = await tx.query<{ n: number; hash: string }>(HASHES, [
    ...[place.tenantId, place.scope, request.client, first, common],
  ])
  const held = new Map(rows.map(({ n, hash }) => [n, hash]))
  if (common !== lastN && held.get(common) === sent) return { upTo: lastN }
  const differs = arrivals.find((a) => a.n <= common && held.get(a.n) !== a.hash)
  return { error: { error: 'fork', at: differs?.n ?? common } }
}

export type Repeated = {
  readonly restamped: readonly PushReply['restamped'][number][]
  readonly refused: readonly MutationResult[]
}

const RESTAMPED = `SELECT n, i, stamp FROM changes WHERE tenant_id = $1 AND scope_id = $2
    AND client_id = $3 AND n BETWEEN $4 AND $5 AND sent_stamp IS NOT NULL ORDER BY n, i`
const REFUSED = `SELECT n, code, detail, id AS entry FROM quarantine WHERE tenant_id = $1
    AND scope_id = $2 AND client_id = $3 AND n BETWEEN $4 AND $5 AND state = 'open'
    AND NOT is_repair ORDER BY n`

/** What the first answer said of the mutations that came again. */
export async function readRepeated(
  tx: Tx,
  place: ScopePlace,
  { client, first }: { client: string; first: number },
  upTo: number,
): Promise<Repeated> {
  if (first > upTo) return { restamped: [], refused: [] }
  const values = [place.tenantId, place.scope, client, first, upTo]
  const [restamped, refused] = await Promise.all([
    tx.query<{ n: number; i: number; stamp: string }>(RESTAMPED, values),
    tx.query<MutationResult>(REFUSED, values),
  ])
  return {
    restamped: restamped.rows.map(({ n, i, stamp }) => [n, i, stamp]),
    refused: refused.rows,
  }
}
