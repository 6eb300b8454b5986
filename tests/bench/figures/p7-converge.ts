/** P7: two tablets edit different fields of the same records; both edits must stay. */
import { type BenchPage, openPage } from '../browser.ts'
import type { Figure } from '../figure.ts'
import { interleave, type Sample } from '../interleave.ts'
import type { TabletInput } from '../page/tablet.ts'
import { flat, sampleVisits } from '../sample-visits.ts'
import { seedStore } from '../seed-store.ts'
import type { Stage } from '../stage.ts'
import { bytesBetween } from '../usage.ts'
import { sampleOf, TODAY } from './samples.ts'
import { bytesFigure, expectCount, msFigure } from './transfer.ts'

const EDITS = 500
const HELD = 1_000
const FIELDS = ['headcount', 'stayedMinutes'] as const

const KEPT = `SELECT count(*) FROM records r
  JOIN unnest($2::text[], $3::int[], $4::int[]) AS w (id, a, b) ON r.id = w.id
  WHERE r.tenant_id = $1 AND (r.body->>'${FIELDS[0]}')::int = w.a
    AND (r.body->>'${FIELDS[1]}')::int = w.b`

export async function measureConverge(stage: Stage): Promise<Figure[]> {
  const { runs } = stage.options.sizes
  const [server, limit] = [await stage.server(), await stage.limit()]
  const browser = await stage.browser()
  const page = await openPage(browser, server.origin)
  const limitPage = await openPage(browser, limit.origin)
  const sample = sampleOf(HELD)
  const tenant = await seedStore(server, sample)
  const makeTablet = async (name: string): Promise<TabletInput> => {
    const credential = await server.ask('tablet', tenant)
    const tablet = { name, storeId: tenant.storeId, credential }
    await page.call('bootstrap', { tablet, day: TODAY })
    return tablet
  }
  const [a, b] = [await makeTablet('p7-a'), await makeTablet('p7-b')]
  const visits = sampleVisits(sample)
  const json = JSON.stringify(visits.map(flat))
  await limitPage.call('rawUpload', { path: '/raw/records', json })
  for (const name of ['p7-a', 'p7-b']) await limitPage.call('fillRaw', { name, sample })
  const ids = visits.slice(0, EDITS).map(({ id }) => id)
  const valuesOf = (run: number) =>
    [
      ids.map((_, i) => 1 + ((i + run) % 98)),
      ids.map((_, i) => 200 + ((i * 7 + run) % 300)),
    ] as const

  let least = EDITS
  const taken = await interleave<Sample, Sample>(
    { runs },
    async (run) => {
      const values = valuesOf(run)
      const edits = FIELDS.map((field, side) =>
        JSON.stringify(ids.map((id, i) => ({ id, [field]: values[side]?.[i] }))),
      ) as [string, string]
      const others = ['/raw/of-b', '/raw/of-a'] as const
      await limit.ask('hold', { path: others[1], json: edits[0] })
      await limit.ask('hold', { path: others[0], json: edits[1] })
      const before = await limit.ask('usage')
      const names = ['p7-a', 'p7-b'] as const
      const ms = await limitPage.call('rawConverge', { names, edits, others, sample })
      return { ms, bytes: bytesBetween(before, await limit.ask('usage')) }
    },
    async (run) => {
      const values = valuesOf(run)
      await page.call('edit', { tablet: a, ids, field: FIELDS[0], values: values[0] })
      await page.call('edit', { tablet: b, ids, field: FIELDS[1], values: values[1] })
      const before = await server.ask('usage')
      const ms = await page.call('converge', [a, b])
      const bytes = bytesBetween(before, await server.ask('usage'))
      const held = [tenant.tenantId, ids, ...values]
      const onServer = await stage.ask(server.databaseUrl, KEPT, held)
      const onA = await keptOn(page, a, ids, values)
      const onB = await keptOn(page, b, ids, values)
      least = Math.min(least, onServer, onA, onB)
      expectCount('P7 both kept', least, EDITS)
      return { ms, bytes }
    },
  )
  const name = { id: 'P7', what: `two tablets edit ${EDITS} records, then agree` }
  return [
    msFigure(name, taken, {
      must: { on: 'ratio', atMost: 2 },
      goal: { on: 'ratio', atMost: 1.1 },
    }),
    bytesFigure(name, taken, { goal: { on: 'value', atMost: 40 } }),
    {
      ...{ id: 'P7', part: 'kept', what: 'both edits kept, on A, on B and in PostgreSQL' },
      ...{ unit: '', value: least, limit: null, must: { on: 'value', atLeast: EDITS } },
    },
  ]
}

async function keptOn(
  page: BenchPage,
  tablet: TabletInput,
  ids: readonly string[],
  values: readonly [readonly number[], readonly number[]],
): Promise<number> {
  const expected = { [FIELDS[0]]: values[0], [FIELDS[1]]: values[1] }
  return await page.call('kept', { tablet, ids, expected })
}
