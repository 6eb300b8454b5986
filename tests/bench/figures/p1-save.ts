/** P1: one tap saved, strict, on a tablet that holds a good deal already. */
import { randomUUID } from 'node:crypto'
import { openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import type { Stage } from '../stage.ts'
import { median, quantile } from '../statistics.ts'
import { sampleOf } from './samples.ts'

const WARM_UPS = 50

export async function measureSave(stage: Stage): Promise<Figure[]> {
  const { records, saves } = stage.options.sizes
  const server = await stage.server()
  const page = await openPage(await stage.browser(), server.origin)
  const tablet = { name: 'p1', storeId: randomUUID(), credential: '' }
  await page.call('fill', { tablet, sample: sampleOf(records) })
  await page.call('fillRaw', { name: 'p1-raw', sample: sampleOf(records) })

  const sample = { ...sampleOf(saves + WARM_UPS), seed: 2 }
  const taken = await page.call('taps', { tablet, raw: 'p1-raw', sample })
  const [limit, ours] = [taken.limit.slice(WARM_UPS), taken.ours.slice(WARM_UPS)]
  const what = `one tap saved, ${records.toLocaleString('en-US')} held`
  return [
    {
      ...{ id: 'P1', part: '', what: `${what}, p50`, unit: 'ms' },
      ...{ value: median(ours), limit: median(limit) },
      must: { on: 'ratio', atMost: 2 },
      goal: { on: 'ratio', atMost: 1.3 },
    },
    {
      ...{ id: 'P1', part: 'p95', what: `${what}, p95`, unit: 'ms' },
      ...{ value: quantile(ours, 0.95), limit: quantile(limit, 0.95) },
    },
  ]
}
