/** Sends a batch of the outbox and applies the answer, with the page that came along. */
import type { PushReply } from '#shared/sync/protocol.ts'
import { applyAnswer, type Effect } from './apply-answer.ts'
import { pageEffect } from './apply-page.ts'
import { limitsOf } from './limits.ts'
import { readOutbox, type SealedMutation } from './outbox.ts'
import { parkMutation } from './park.ts'
import { envelope } from './position.ts'
import { recover } from './recover.ts'
import type { ScopeMemory } from './scope-memory.ts'
import { unusualEffect } from './settle-unusual.ts'
import type { EngineDeps, Position, StepResult } from './step.ts'
import { transact } from './transact.ts'
import type { PushEnvelope } from './transport.ts'

/** A server that acknowledges less than it was sent is asked again after this. */
const PARTIAL_PAUSE_MS = 1000

export async function pushOnce(
  deps: EngineDeps,
  position: Position,
  memory: ScopeMemory,
): Promise<StepResult> {
  const { outbox } = position
  const [first, last] = [outbox.sealed[0], outbox.sealed.at(-1)]
  if (!first || !last) return 'again'
  const asked = deps.transport.push(requestOf(deps, position, { first, last }))
  if (outbox.more) beginNext(deps, position, { last, memory })
  const reply = await asked
  if ('error' in reply) {
    if (reply.error !== 'too_large') return await recover(deps, position, reply)
    if (outbox.sealed.length > 1) memory.batch = Math.ceil(outbox.sealed.length / 2)
    else await parkMutation(deps, position, first)
    return 'again'
  }
  const applied = await applyAnswer(deps, position, reply, effectOf(deps, position, reply))
  if (applied === 'recovered') return 'recovered'
  memory.batch = Math.min(limitsOf(deps).batch, memory.batch * 2)
  if (applied.ackedN < last.n) return { type: 'later', retryAfterMs: PARTIAL_PAUSE_MS }
  const isWhole = reply.page && !reply.page.more && !applied.snapshot
  return isWhole && !outbox.more ? { type: 'synced' } : 'again'
}

/** Reads and seals the batch behind this one while this one is on its way. */
function beginNext(
  { db }: EngineDeps,
  { row }: Position,
  { last, memory }: { last: SealedMutation; memory: ScopeMemory },
): void {
  const start = { ...row, ackedN: last.n, ackedH: last.hash, ackedOrder: last.order }
  memory.outbox.begin(row.turn + 1, last.n, () =>
    transact(db, 'mutations', 'readonly', (tx) => readOutbox(db, tx, start, memory.batch)),
  )
}

type Ends = { readonly first: SealedMutation; readonly last: SealedMutation }

function requestOf(
  deps: EngineDeps,
  { row, outbox }: Position,
  { first, last }: Ends,
): PushEnvelope {
  const { clock } = deps
  return {
    ...envelope(deps, row),
    clock: { wall: clock.now(), off: deps.offset(), boots: { ...clock.boots() } },
    first: first.n,
    prev: row.ackedH,
    last: last.hash,
    mutations: outbox.sealed.map(({ bytes }) => bytes),
    pulledTo: row.cursor,
    // The last batch brings back what others did: one round trip for both ways.
    cursor: outbox.more ? null : row.cursor,
  }
}

function effectOf(deps: EngineDeps, position: Position, reply: PushReply): Effect {
  const effects = [
    unusualEffect(position, reply, deps.clock.now()),
    reply.page ? pageEffect(position.row, reply.page) : null,
  ].filter((effect) => effect !== null)
  return {
    stores: effects.flatMap(({ stores }) => stores),
    async run(placing, row) {
      let next = row
      for (const effect of effects) next = await effect.run(placing, next)
      return next
    },
  }
}
