/**
 * Push: a client's next mutations, applied once, in order, and acknowledged [P1]-[P10].
 *
 * Pushes of one scope that wait for the same counter row are committed together where they
 * have nothing to do with each other, see `push-group.ts`; each has its own answer.
 */
import type { PushReply } from '#shared/sync/protocol.ts'
import type { Database } from '../db/connect.ts'
import { type Answer, refused } from './answer.ts'
import { findPoison, isDataError } from './find-poison.ts'
import { refuseForeign } from './foreign-parents.ts'
import { noteForeign } from './note-foreign.ts'
import { pushGroup } from './push-group.ts'
import { pushOne } from './push-one.ts'
import { PushQueue } from './push-queue.ts'
import { type PushWork, readPush } from './read-push.ts'
import { mayPush, SCOPE_REVOKED, type SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

type Pushed = {
  readonly deps: SyncDeps
  readonly actor: SyncActor
  readonly work: PushWork
  readonly resolve: (answer: Answer<PushReply>) => void
  readonly reject: (error: unknown) => void
}

/** Pushes that may be committed together. */
const MOST = 16

/** One per database, as a server has one. */
const queues = new WeakMap<Database, PushQueue<Pushed>>()

export async function push(
  deps: SyncDeps,
  actor: SyncActor,
  input: unknown,
): Promise<Answer<PushReply>> {
  const read = readPush(input)
  if ('error' in read) return refused(read.error)
  const { scope } = read.request
  if (!mayPush(actor, scope)) {
    if (!actor.scopes.includes(scope)) await noteForeign(deps, actor, { scope })
    return refused(SCOPE_REVOKED)
  }
  const { work, count } = await refuseForeign(deps, actor, read)
  if (count > 0) await noteForeign(deps, actor, { refused: count })
  const queue = queues.get(deps.db) ?? new PushQueue(MOST)
  queues.set(deps.db, queue)
  return await new Promise((resolve, reject) => {
    const pushed = { deps, actor, work, resolve, reject }
    queue.add(`${actor.tenantId} ${work.request.scope}`, pushed, takeAll)
  })
}

/** Those that can, together; each of the others for itself. */
async function takeAll(pushes: readonly Pushed[]): Promise<void> {
  const left = pushes.length > 1 ? await takeTogether(pushes) : pushes
  for (const pushed of left) {
    await takeOne(pushed).then(pushed.resolve, pushed.reject)
  }
}

async function takeTogether(pushes: readonly Pushed[]): Promise<readonly Pushed[]> {
  const { deps } = pushes[0] as Pushed
  const mine = pushes.filter((pushed) => pushed.deps === deps)
  try {
    const { answers, poke } = await pushGroup(deps, mine)
    if (poke) deps.live.poke((mine[0] as Pushed).actor.tenantId, poke)
    for (const [pushed, answer] of answers) pushed.resolve(answer)
    return pushes.filter((pushed) => !answers.has(pushed))
  } catch (error) {
    // One of them holds what the database will not take: alone each learns whether it does.
    if (isDataError(error)) return pushes
    for (const { reject } of mine) reject(error)
    return pushes.filter((pushed) => pushed.deps !== deps)
  }
}

async function takeOne({ deps, actor, work }: Pushed): Promise<Answer<PushReply>> {
  const run = (parking: Parameters<typeof pushOne>[3]) =>
    pushOne(deps, actor, work, parking)
  const { answer, poke } = await run(new Map()).catch(async (error: unknown) => {
    if (!isDataError(error)) throw error
    return await run(await findPoison(deps, actor, work))
  })
  if (poke) deps.live.poke(actor.tenantId, poke)
  return answer
}
