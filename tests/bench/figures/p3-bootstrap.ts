/** P3: an empty tablet takes a store that has been working for weeks. */
import { openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { interleave, type Sample } from '../interleave.ts'
import { flat, sampleVisits } from '../sample-visits.ts'
import { seedStore } from '../seed-store.ts'
import type { Stage } from '../stage.ts'
import { median } from '../statistics.ts'
import { bytesBetween } from '../usage.ts'
import { PER_DAY, sampleOf, TODAY } from './samples.ts'
import { bytesFigure, expectCount, msFigure } from './transfer.ts'

type Bootstrap = Sample & { readonly todayMs: number }

export async function measureBootstrap(stage: Stage): Promise<Figure[]> {
  const { records, runs } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const page = await openPage(browser, server.origin)
  const limitPage = await openPage(browser, limit.origin)
  const sample = sampleOf(records)
  const tenant = await seedStore(server, sample)
  const path = '/raw/all'
  const json = JSON.stringify(sampleVisits(sample).map(flat))
  await limit.ask('hold', { path, json })

  const taken = await interleave<Sample, Bootstrap>(
    { runs },
    async (run) => {
      const before = await limit.ask('usage')
      const got = await limitPage.call('rawDownload', { path, name: `p3-${run}` })
      expectCount('P3 limit', got.records, records)
      return { ms: got.ms, bytes: bytesBetween(before, await limit.ask('usage')) }
    },
    async (run) => {
      const credential = await server.ask('tablet', tenant)
      const tablet = { name: `p3-${run}`, storeId: tenant.storeId, credential }
      const before = await server.ask('usage')
      const got = await page.call('bootstrap', { tablet, day: TODAY })
      const bytes = bytesBetween(before, await server.ask('usage'))
      expectCount('P3 pulled', got.records, records)
      expectCount('P3 today, after the first page', got.today?.visits ?? 0, PER_DAY)
      return { ms: got.ms, bytes, todayMs: got.today?.ms ?? 0 }
    },
  )
  const name = { id: 'P3', what: `new tablet pulls ${records.toLocaleString('en-US')}` }
  return [
    msFigure(name, taken, {
      must: { on: 'ratio', atMost: 1.3 },
      goal: { on: 'ratio', atMost: 0.5 },
    }),
    bytesFigure(name, taken, { must: { on: 'ratio', atMost: 1.2 } }),
    {
      ...{ id: 'P3', part: 'today', what: `${name.what}: today can be read`, unit: 'ms' },
      ...{ value: median(taken.ours.map((t) => t.todayMs)), limit: null },
      must: { on: 'value', atMost: 100 },
    },
  ]
}
