/** P5: a page has just loaded on a tablet with months of data; how soon is today in memory. */
import { shiftDay } from '#shared/record/business-day.ts'
import { type BenchPage, openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { pushVisits, seedStore } from '../seed-store.ts'
import type { ServerVerbs } from '../server-process.ts'
import type { Running, Stage } from '../stage.ts'
import { median } from '../statistics.ts'
import { PER_DAY, sampleOf, TODAY } from './samples.ts'
import { expectCount } from './transfer.ts'

const RAW = { name: 'p5-raw', day: TODAY }

export async function measureColdOpen(stage: Stage): Promise<Figure[]> {
  const { records, many, reloads } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const limitPage = await openPage(browser, limit.origin)
  // Each has an origin, and with it a storage, of its own.
  const large = await openPage(browser, server.origin)
  const small = await openPage(browser, server.origin.replace('127.0.0.1', 'localhost'))
  await limitPage.call('fillRawByDay', { name: RAW.name, sample: sampleOf(many) })
  const ours = await fill(server, large, many)
  const few = await fill(server, small, records)

  const taken = { limit: [] as number[], ours: [] as number[], few: [] as number[] }
  for (let i = 0; i < reloads; i++) {
    taken.limit.push(await reopen(limitPage, () => limitPage.call('openDayRaw', RAW)))
    taken.ours.push(await reopen(large, () => large.call('openDay', ours)))
    taken.few.push(await reopen(small, () => small.call('openDay', few)))
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
  await page.reload()
  const { ms, visits } = await open()
  expectCount('P5 today', visits, PER_DAY)
  return ms
}
