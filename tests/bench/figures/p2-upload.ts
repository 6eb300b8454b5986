/** P2: a tablet that was offline for long sends what it holds. */
import { randomUUID } from 'node:crypto'
import { openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { interleave, type Sample } from '../interleave.ts'
import type { Stage } from '../stage.ts'
import { bytesBetween } from '../usage.ts'
import { sampleOf } from './samples.ts'
import { bytesFigure, expectCount, msFigure } from './transfer.ts'

const COUNT = "SELECT count(*) FROM records WHERE tenant_id = $1 AND kind = 'visit'"

export async function measureUpload(stage: Stage): Promise<Figure[]> {
  const { records, runs } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const page = await openPage(browser, server.origin)
  const limitPage = await openPage(browser, limit.origin)
  const sample = sampleOf(records)
  const storeId = randomUUID()
  const saved = { name: 'p2', storeId, credential: '' }
  await page.call('fill', { tablet: saved, sample })

  const taken = await interleave<Sample, Sample>(
    { runs },
    async () => {
      await limit.ask('clear')
      const before = await limit.ask('usage')
      const ms = await limitPage.call('rawUploadSample', sample)
      expectCount('P2 limit', await limit.ask('count'), records)
      return { ms, bytes: bytesBetween(before, await limit.ask('usage')) }
    },
    async (run) => {
      const { tenantId, credentials } = await server.ask('tenant', { tablets: 1, storeId })
      const tablet = { ...saved, name: `p2-${run}`, credential: credentials[0] as string }
      // It was here before it went away: the store is known to it, and was empty.
      await page.call('sync', tablet)
      await page.call('copy', { from: saved, to: tablet })
      const before = await server.ask('usage')
      const ms = await page.call('sync', tablet)
      const bytes = bytesBetween(before, await server.ask('usage'))
      const arrived = await stage.ask(server.databaseUrl, COUNT, [tenantId])
      expectCount('P2 in PostgreSQL', arrived, records)
      return { ms, bytes }
    },
  )
  const name = { id: 'P2', what: `${records.toLocaleString('en-US')} offline records up` }
  return [
    msFigure(name, taken, {
      must: { on: 'ratio', atMost: 2 },
      goal: { on: 'ratio', atMost: 1.3 },
    }),
    bytesFigure(name, taken, {
      must: { on: 'ratio', atMost: 1.2 },
      goal: { on: 'ratio', atMost: 1 },
    }),
  ]
}
