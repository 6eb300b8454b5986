/** What the client's own code is asked to do in a page. Times in ms. */
import type { Enrolment } from '#client/data/device.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { visit } from '#shared/visit/visit.ts'
import { type SampleInput, type SampleVisit, sampleVisits } from '../sample-visits.ts'
import { absoluteNow } from './absolute-now.ts'
import { copyRows } from './copy-database.ts'
import { type Live, openLive } from './live-tablet.tsx'
import { makeTablet, type Tablet, type TabletInput, visitsOf } from './tablet.ts'
import { timed } from './timed.ts'

const SAVED_AT_ONCE = 50

const tablets = new Map<string, Tablet>()
let live: Live | undefined

export const tabletVerbs = {
  /** Saves the sample, each visit a tap of its own. */
  async fill({ tablet, sample }: { tablet: TabletInput; sample: SampleInput }) {
    const visits = sampleVisits(sample)
    const { save } = tabletOf(tablet)
    for (let i = 0; i < visits.length; i += SAVED_AT_ONCE) {
      const some = visits.slice(i, i + SAVED_AT_ONCE)
      await Promise.all(some.map(({ id, body }) => save([newVisit(id, body)])))
    }
  },

  /** `to` becomes what `from` is now. */
  async copy({ from, to }: { from: TabletInput; to: TabletInput }) {
    const [source, target] = [tabletOf(from).db, tabletOf(to).db]
    await Promise.all([source.open(), target.open()])
    await copyRows(source.backendDB(), target.backendDB())
  },

  async sync(tablet: TabletInput) {
    const { sync } = tabletOf(tablet)
    return await timed(() => sync())
  },

  /** P3: an empty tablet; when its day was readable, and when all was there. */
  async bootstrap({ tablet, day }: { tablet: TabletInput; day: string }) {
    const one = tabletOf(tablet)
    const start = performance.now()
    let today: Promise<{ ms: number; visits: number }> | undefined
    await one.sync(() => {
      today ??= visitsOf(one, day).then(({ length }) => {
        return { ms: performance.now() - start, visits: length }
      })
    })
    const ms = performance.now() - start
    return { ms, today: await today, records: await one.db.records.count() }
  },

  /** P5: from a page that has just loaded. */
  async openDay({ tablet, day }: { tablet: TabletInput; day: string }) {
    let visits = 0
    const ms = await timed(async () => {
      // Without the engine: in the app it is a worker's, and not on this way.
      visits = (await visitsOf({ db: LocalDb.soon(tablet.name) }, day)).length
    })
    return { ms, visits }
  },

  /** One field of each record, each edit a mutation of its own. */
  async edit(input: {
    tablet: TabletInput
    ids: readonly string[]
    field: string
    values: readonly number[]
  }) {
    const { save } = tabletOf(input.tablet)
    for (const [i, id] of input.ids.entries()) {
      const set = { [input.field]: input.values[i] as number }
      await save([{ kind: visit, id, set }])
    }
  },

  /** P7: A sends, B sends and takes, A takes. */
  async converge([a, b]: readonly [TabletInput, TabletInput]) {
    const [one, other] = [tabletOf(a), tabletOf(b)]
    return await timed(async () => {
      await one.sync()
      await other.sync()
      await one.sync()
    })
  },

  /** P4: becomes a tablet as it really runs: sender in a worker, live stream, live queries. */
  async live({ enrolment, day }: { enrolment: Enrolment; day: string }) {
    live = await openLive(enrolment, day)
  },

  /** When it was tapped. */
  async tap(visit: SampleVisit) {
    const at = absoluteNow()
    await live?.save(visit)
    return at
  },

  /** When it could be seen here. */
  async seen({ id }: { id: string }) {
    return await live?.seen(id)
  },

  /** How many records hold these values. */
  async kept(input: {
    tablet: TabletInput
    ids: readonly string[]
    expected: Readonly<Record<string, readonly number[]>>
  }) {
    const { db } = tabletOf(input.tablet)
    const rows = await db.records.bulkGet(input.ids.map((id) => ['visit', id] as const))
    return rows.filter((row, i) =>
      Object.entries(input.expected).every(([f, values]) => row?.body[f] === values[i]),
    ).length
  },
}

export function tabletOf(input: TabletInput): Tablet {
  // A credential comes later than the records: the tablet is then made anew.
  const key = `${input.name} ${input.credential}`
  const tablet = tablets.get(key) ?? makeTablet(input)
  tablets.set(key, tablet)
  return tablet
}

export function newVisit(id: string, set: ReturnType<typeof sampleVisits>[number]['body']) {
  return { kind: visit, id, set, isNew: true } as const
}
