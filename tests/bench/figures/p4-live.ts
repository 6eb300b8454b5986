/** P4: a tap on one tablet, seen on another, through strict storage and a commit. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Enrolment } from '#client/data/device.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import { type BenchPage, openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { interleave } from '../interleave.ts'
import { type SampleVisit, sampleVisits } from '../sample-visits.ts'
import type { Tenant } from '../server-process.ts'
import type { Stage } from '../stage.ts'
import { quantile } from '../statistics.ts'
import { sampleOf, TODAY } from './samples.ts'

const WARM_UPS = 5
/** The server gathers pokes to four a second; taps of people are rarer than that. */
const PAUSE_MS = 300
const LOST_MS = 20_000

export async function measureLive(stage: Stage): Promise<Figure[]> {
  const { liveTaps } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const other = (origin: string) => origin.replace('127.0.0.1', 'localhost')
  // Two origins of one server: two tablets that share nothing but the server.
  const a = await openPage(browser, server.origin)
  const b = await openPage(browser, other(server.origin))
  const rawA = await openPage(browser, limit.origin)
  const rawB = await openPage(browser, other(limit.origin))
  const tenant = await server.ask('tenant', { tablets: 2 })
  for (const [i, page] of [a, b].entries()) {
    await page.call('live', { enrolment: enrolmentOf(tenant, i), day: TODAY })
  }
  await rawB.call('rawFollow')
  const visits = sampleVisits({ ...sampleOf(liveTaps + WARM_UPS), perDay: 10_000 })

  const taken = await interleave<number, number>(
    { runs: liveTaps, warmUps: WARM_UPS },
    async (run) => {
      const visit = visits[run] as SampleVisit
      const seen = inTime(rawB.call('rawSeen', visit))
      const at = await rawA.call('rawTap', visit)
      const ms = (await seen) - at
      await delay(PAUSE_MS / 2)
      return ms
    },
    async (run) => await tapAndSee(a, b, visits[run] as SampleVisit),
  )
  const figure = (part: string, share: number): Figure => ({
    ...{ id: 'P4', part, unit: 'ms' },
    what: `tap on A → seen on B, p${share * 100}`,
    ...{ value: quantile(taken.ours, share), limit: quantile(taken.limit, share) },
    must: { on: 'ratio', atMost: 3 },
    goal: { on: 'ratio', atMost: 1.5 },
  })
  return [figure('', 0.5), figure('p95', 0.95)]
}

async function tapAndSee(a: BenchPage, b: BenchPage, visit: SampleVisit): Promise<number> {
  const seen = inTime(b.call('seen', visit))
  const at = await a.call('tap', visit)
  const ms = (await seen) - at
  await delay(PAUSE_MS)
  return ms
}

async function inTime(seen: Promise<number | undefined>): Promise<number> {
  const late = delay(LOST_MS, undefined, { ref: false }).then(() => undefined)
  const at = await Promise.race([seen, late])
  if (at === undefined) throw new Error('P4: a tap was never seen on the other tablet')
  return at
}

function enrolmentOf({ tenantId, storeId, credentials }: Tenant, i: number): Enrolment {
  const credential = credentials[i] as string
  const deviceId = credential.split('.')[1] as string
  const scopes = ['org', scopeIdOf('store', storeId)]
  const device = {
    tenantId,
    deviceId,
    storeId,
    kind: 'tablet',
    name: '平板',
    scopes,
  } as const
  return { device: { ...device, scopes: [...scopes] }, credential }
}
