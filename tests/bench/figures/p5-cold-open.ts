/** P5: a page has just loaded on a tablet with months of data; how soon is today in memory. */
import { shiftDay } from '#shared/record/business-day.ts'
import { type BenchPage, type Browser, openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { pushVisits, seedStore } from '../seed-store.ts'
import type { ServerVerbs } from '../server-process.ts'
import type { Running, Stage } from '../stage.ts'
import { median } from '../statistics.ts'
import { PER_DAY, sampleOf, TODAY } from './samples.ts'
import { expectCount } from './transfer.ts'

const RAW = { name: 'p5-raw', day: TODAY }
const WARM_UPS = 2
const ORDERS = [
  ['limit', 'ours', 'few'],
  ['few', 'ours', 'limit'],
  ['ours', 'few', 'limit'],
  ['limit', 'few', 'ours'],
  ['few', 'limit', 'ours'],
  ['ours', 'limit', 'few'],
] as const
type Tablets<T> = Readonly<Record<(typeof ORDERS)[number][number], T>>

export async function measureColdOpen(stage: Stage): Promise<Figure[]> {
  const { records, many, reloads } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  // Each has an origin, and with it a storage, of its own.
  const origins = {
    limit: limit.origin,
    ours: server.origin,
    few: server.origin.replace('127.0.0.1', 'localhost'),
  }
  const filled = await openAll(browser, origins)
  await filled.limit.call('fillRawByDay', { name: RAW.name, sample: sampleOf(many) })
  const ours = await fill(server, filled.ours, many)
  const few = await fill(server, filled.few, records)

  // What was written last would lie in memory in one and on the disk in another, as it happens.
  await browser.restart()
  const pages = await openAll(browser, origins)
  const open = {
    limit: () => pages.limit.call('openDayRaw', RAW),
    ours: () => pages.ours.call('openDay', ours),
    few: () => pages.few.call('openDay', few),
  }
  const taken = { limit: [] as number[], ours: [] as number[], few: [] as number[] }
  for (let i = -WARM_UPS; i < reloads; i++) {
    // Who comes after whom changes: each finds the machine as another one left it.
    for (const one of ORDERS[(i + WARM_UPS) % ORDERS.length] ?? []) {
      const ms = await reopen(pages[one], open[one])
      if (i >= 0) taken[one].push(ms)
    }
  }
  const what = `reload, ${many.toLocaleString('en-US')} held, to today's ${PER_DAY}`
  const value = median(taken.ours)
  return [
    {
      ...{ id: 'P5', part: '', what, unit: 'ms', value, limit: median(taken.limit) },
      must: { on: 'ratio', atMost: 1.5 },
      goal: { on: 'ratio', atMost: 1.2 },
    },
    {
      ...{ id: 'P5', part: 'growth', unit: 'ms', value, limit: median(taken.few) },
      what: `the same beside ${records.toLocaleString('en-US')} held`,
      goal: { on: 'ratio', atMost: 1.2 },
    },
  ]
}

async function openAll(
  browser: Browser,
  origins: Tablets<string>,
): Promise<Tablets<BenchPage>> {
  return {
    limit: await openPage(browser, origins.limit),
    ours: await openPage(browser, origins.ours),
    few: await openPage(browser, origins.few),
  }
}

/**
 * Through the real sync, so that they lie as they lie on a tablet: the months first, and today
 * last, as in the limit row.
 */
async function fill(server: Running<ServerVerbs>, page: BenchPage, count: number) {
  const past = { ...sampleOf(count - PER_DAY), lastDay: shiftDay(TODAY, -1) }
  const tenant = await seedStore(server, past)
  const credential = tenant.credentials[0] as string
  const tablet = { name: 'p5', storeId: tenant.storeId, credential }
  const got = await page.call('bootstrap', { tablet, day: TODAY })
  expectCount('P5 pulled', got.records, past.count)
  const today = { ...sampleOf(PER_DAY), seed: 2 }
  const other = await server.ask('tablet', tenant)
  await pushVisits(server, tenant, { credential: other, sample: today })
  await page.call('sync', tablet)
  return { tablet, day: TODAY }
}

async function reopen(
  { page }: BenchPage,
  open: () => Promise<{ ms: number; visits: number }>,
): Promise<number> {
  // A page behind another one is given less.
  await page.bringToFront()
  await page.reload()
  const { ms, visits } = await open()
  expectCount('P5 today', visits, PER_DAY)
  return ms
}
