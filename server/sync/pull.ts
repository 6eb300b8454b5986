/** Pull: the page after a cursor, out of one moment of the database [L1]-[L4]. */
import { type PullReply, pullRequestSchema } from '#shared/sync/protocol.ts'
import { type Answer, refused, withRaw } from './answer.ts'
import { differingKinds } from './compare-digests.ts'
import { RESET_DELAY_MS } from './guard.ts'
import { type PageRow, pageOf, readPageRows } from './page.ts'
import { invalid, lowerCased } from './read-push.ts'
import { answerHead, type Reading, readRequest } from './read-request.ts'
import { sieveFor } from './sieve.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

export async function pull(
  deps: SyncDeps,
  actor: SyncActor,
  input: unknown,
): Promise<Answer<PullReply>> {
  const parsed = pullRequestSchema.safeParse(input)
  if (!parsed.success) return refused(invalid(parsed.error))
  const request = lowerCased(parsed.data)
  const { minSchema = 1 } = deps
  if (request.schema < minSchema) return refused({ error: 'update_needed', minSchema })
  const { cursor, digest } = request
  let asked: Promise<readonly PageRow[]>
  const answer = async (reading: Reading): Promise<Answer<PullReply>> => {
    const { row } = reading
    if (cursor < row.floorSeq || cursor > row.seq) {
      return refused({ error: 'reset', reason: 'floor', minDelayMs: RESET_DELAY_MS })
    }
    const page = pageOf(request, row.seq, await asked, sieveFor(actor))
    // Of what it holds but parts, no sum would be the server's.
    const isWhole = actor.kind === 'tablet'
    const differ =
      digest && isWhole && cursor === row.seq ? await compare(reading, digest) : undefined
    const head = answerHead(deps, reading)
    return { ok: true, json: withRaw(differ ? { ...head, differ } : head, 'page', page) }
  }
  // A page that the guard then forbids was read in vain, which is rare; a pull is one trip.
  return await readRequest(deps, actor, request, answer, (tx, place) => {
    asked = readPageRows(tx, place, request)
    asked.catch(() => {})
    if (!digest) tx.commit().catch(() => {})
  })
}

function compare({ tx, place, row }: Reading, digest: Readonly<Record<string, string>>) {
  return differingKinds(tx, place, row, digest)
}
