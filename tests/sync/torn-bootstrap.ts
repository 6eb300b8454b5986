/**
 * A story no seed has told yet, because it needs two restores close together: the server is
 * back in the past, the one tablet that still holds the visits gives them back and bootstraps;
 * half way through, the server goes back once more.
 */
import { visit } from '#shared/visit/visit.ts'
import { makeTablet, type Tablet } from '#tests/support/tablet.ts'
import { judge, type Memory, remember, type Verdict } from './judge.ts'
import type { Random } from './random.ts'
import { type Rule, withoutRule } from './rules-off.ts'
import type { World } from './world.ts'

const VISITS = 12
const LIMITS = { batch: 50, page: 3, firstPage: 3 }
const ROUNDS = 20

type Witness = { readonly tablet: Tablet; readonly memory: Memory }

export async function tornBootstrap(
  world: World,
  random: Random,
  off: Rule | null,
): Promise<Verdict> {
  /** Answers to the bootstrap that still come through. */
  let pagesLeft = Number.POSITIVE_INFINITY
  const join = async (seed: number): Promise<Witness> => {
    const send = async (request: Request) => {
      if (request.url.endsWith('/snapshot') && pagesLeft-- <= 0) {
        throw new TypeError('the connection is cut')
      }
      return world.fetch(request)
    }
    const tablet: Tablet = await makeTablet({
      clock: { now: () => world.time.now, mono: () => world.time.now },
      ...{ storeId: world.storeId, seed, limits: LIMITS },
      credential: await world.enrol(random),
      fetch: withoutRule(send, off, () => tablet),
    })
    return { tablet, memory: { events: new Set(), stamps: new Map() } }
  }
  const writer = await join(1)
  const holder = await join(2)
  const at = world.time.now
  const set = {
    ...{ day: '2026-11-23', arriveAt: at, headcount: 1, visitKind: 'new_car' },
    ...{ visitOrder: 'first', byAppointment: false },
  }
  for (const { tablet } of [writer, holder]) await tablet.syncOnce()
  await world.backup()
  for (let i = 0; i < VISITS; i++) await writer.tablet.create(visit, set)
  for (const { tablet } of [writer, holder]) await tablet.syncOnce()
  await remember(holder)
  // The tablet that wrote them is broken; only the other one has them now.
  writer.tablet.close()

  await world.restore()
  pagesLeft = 1
  await holder.tablet.syncOnce()
  await world.restore()
  pagesLeft = Number.POSITIVE_INFINITY
  let rounds = 0
  while (rounds < ROUNDS && !(await isSettled(holder, world))) {
    await holder.tablet.syncOnce()
    rounds++
  }
  const verdict = await judge([holder], world, rounds === ROUNDS)
  holder.tablet.close()
  return verdict
}

async function isSettled({ tablet }: Witness, world: World): Promise<boolean> {
  const isAtHead = (await tablet.scopeRow())?.cursor === (await world.headSeq())
  return isAtHead && (await tablet.isSettled())
}
