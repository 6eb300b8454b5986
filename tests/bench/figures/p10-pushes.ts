/** P10: what one API process takes, on this machine, beside its own database and the load. */
import { setTimeout as delay } from 'node:timers/promises'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { startChild } from '../child.ts'
import type { Figure } from '../figure.ts'
import type { PusherVerbs } from '../pusher-process.ts'
import type { ServerVerbs } from '../server-process.ts'
import type { Running, Stage } from '../stage.ts'
import type { Usage } from '../usage.ts'
import { TODAY } from './samples.ts'
import { expectCount } from './transfer.ts'

const TABLETS = 16
const PER_PUSH = 50
const MUST_PER_S = 15_000
const GOAL_PER_S = 25_000
const LOOK_MS = 500
const COUNT = "SELECT count(*) FROM changes WHERE kind = 'visit'"

export async function measurePushes(stage: Stage): Promise<Figure[]> {
  const one = await load(stage, 1)
  await stage.clear()
  const many = await load(stage, TABLETS)
  const rates = { must: MUST_PER_S, goal: GOAL_PER_S }
  const bound = (atLeast: number) => ({ on: 'value', atLeast }) as const
  const what = `${PER_PUSH}-change pushes, ${TABLETS} tablets`
  return [
    {
      ...{ id: 'P10', part: '', what: `${what} of one store`, unit: '/s' },
      ...{ value: one.perS, limit: MUST_PER_S },
      ...{ must: bound(rates.must), goal: bound(rates.goal) },
    },
    {
      ...{ id: 'P10', part: 'stores', what: `${what} of ${TABLETS} stores`, unit: '/s' },
      ...{ value: many.perS, limit: MUST_PER_S },
      ...{ must: bound(rates.must), goal: bound(rates.goal) },
    },
    {
      ...{ id: 'P10', part: 'p95', what: 'one store: a push, p95', unit: 'ms' },
      ...{ value: one.p95, limit: null },
    },
    {
      ...{ id: 'P10', part: 'cpu', what: 'one store: server processor per change' },
      ...{ unit: 'µs', value: one.cpuUs, limit: null },
    },
    {
      ...{ id: 'P10', part: 'rss', what: 'one store: memory of the server', unit: 'MB' },
      ...{ value: one.rssMb, limit: null, must: { on: 'value', atMost: 200 } },
    },
    {
      ...{ id: 'P10', part: 'growth', unit: 'MB', value: one.rssMb, limit: one.earlyRssMb },
      what: 'one store: memory late beside early',
      goal: { on: 'ratio', atMost: 1.1 },
    },
  ]
}

async function load(stage: Stage, stores: number) {
  const { seconds } = stage.options.sizes
  const server = await stage.server()
  const pushers = await startChild<PusherVerbs>(
    new URL('../pusher-process.ts', import.meta.url),
    { env: {} },
  )
  try {
    await pushers.ask('prepare', {
      ...{ origin: server.origin, perPush: PER_PUSH, lastDay: TODAY },
      pushers: await tabletsOf(server, stores),
      pushes: Math.ceil((GOAL_PER_S * 1.2 * seconds) / PER_PUSH / TABLETS),
    })
    const looks: Usage[] = [await server.ask('usage')]
    let isRunning = true
    const running = pushers.ask('run', { seconds }).finally(() => {
      isRunning = false
    })
    while (isRunning) {
      await Promise.race([running, delay(LOOK_MS)])
      looks.push(await server.ask('usage'))
    }
    const { changes, ms, p95 } = await running
    expectCount('P10', await stage.ask(server.databaseUrl, COUNT), changes)
    const [first, last] = [looks[0] as Usage, looks.at(-1) as Usage]
    const rss = looks.map((look) => look.rssMb)
    const third = Math.ceil(rss.length / 3)
    return {
      perS: (changes / ms) * 1000,
      p95,
      cpuUs: ((last.cpuMs - first.cpuMs) / changes) * 1000,
      rssMb: Math.max(...rss),
      earlyRssMb: Math.max(...rss.slice(0, third)),
    }
  } finally {
    await pushers.stop()
  }
}

/** All of one store, or each of its own. */
async function tabletsOf(server: Running<ServerVerbs>, stores: number) {
  const tenants = await Promise.all(
    Array.from({ length: stores }, () =>
      server.ask('tenant', { tablets: TABLETS / stores }),
    ),
  )
  return tenants.flatMap(({ credentials, storeId }) =>
    credentials.map((credential) => ({ credential, scope: scopeIdOf('store', storeId) })),
  )
}
