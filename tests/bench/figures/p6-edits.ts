/** P6: a hundred corrections, one field each, reach the server. */
import { openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { interleave, type Sample } from '../interleave.ts'
import { flat, sampleVisits } from '../sample-visits.ts'
import { seedStore } from '../seed-store.ts'
import type { Stage } from '../stage.ts'
import { median } from '../statistics.ts'
import { bytesBetween } from '../usage.ts'
import { sampleOf, TODAY } from './samples.ts'
import { bytesFigure, expectCount, msFigure } from './transfer.ts'

const EDITS = 100
const FIELD = 'stayedMinutes'
/** They are short. */
const MORE_RUNS = 3

const HELD = `SELECT count(*) FROM records r JOIN unnest($2::text[], $3::int[]) AS w (id, v)
  ON r.id = w.id WHERE r.tenant_id = $1 AND (r.body->>'${FIELD}')::int = w.v`

export async function measureEdits(stage: Stage): Promise<Figure[]> {
  const { records, runs } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const page = await openPage(browser, server.origin)
  const limitPage = await openPage(browser, limit.origin)
  const sample = sampleOf(records)
  const tenant = await seedStore(server, sample)
  const tablet = {
    ...{ name: 'p6', storeId: tenant.storeId },
    credential: await server.ask('tablet', tenant),
  }
  await page.call('bootstrap', { tablet, day: TODAY })
  const visits = sampleVisits(sample)
  const json = JSON.stringify(visits.map(flat))
  await limitPage.call('rawUpload', { path: '/raw/records', json })
  const ids = visits.slice(-EDITS).map(({ id }) => id)
  const valuesOf = (run: number) => ids.map((_, i) => 200 + ((i * 7 + run) % 300))

  const taken = await interleave<Sample, Sample & { requests: number }>(
    { runs: runs * MORE_RUNS },
    async (run) => {
      const values = valuesOf(run)
      const edits = JSON.stringify(ids.map((id, i) => ({ id, [FIELD]: values[i] })))
      const before = await limit.ask('usage')
      const ms = await limitPage.call('rawUpload', { path: '/raw/edits', json: edits })
      return { ms, bytes: bytesBetween(before, await limit.ask('usage')) }
    },
    async (run) => {
      const values = valuesOf(run)
      await page.call('edit', { tablet, ids, field: FIELD, values })
      const before = await server.ask('usage')
      const ms = await page.call('sync', tablet)
      const after = await server.ask('usage')
      const held = [tenant.tenantId, ids, values]
      expectCount('P6', await stage.ask(server.databaseUrl, HELD, held), EDITS)
      const requests = after.requests - before.requests
      return { ms, bytes: bytesBetween(before, after), requests }
    },
  )
  const name = { id: 'P6', what: `${EDITS} one-field edits synced` }
  return [
    msFigure(name, taken, {
      must: { on: 'ratio', atMost: 2 },
      goal: { on: 'ratio', atMost: 1.5 },
    }),
    bytesFigure(name, taken, {
      must: { on: 'value', atMost: 6 },
      goal: { on: 'value', atMost: 3.3 },
    }),
    {
      ...{ id: 'P6', part: 'trips', what: `${name.what}: round trips`, unit: '' },
      ...{ value: median(taken.ours.map((t) => t.requests)), limit: null },
      goal: { on: 'value', atMost: 1 },
    },
  ]
}
