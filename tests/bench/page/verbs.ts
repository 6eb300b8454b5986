/**
 * What the bench asks of a page. Times are taken here, in ms, around the work alone.
 *
 * The page of the limit process and the page of the real server are the same bundle, each on
 * its own origin, so that every request is to its own origin.
 */
import type { Enrolment } from '#client/data/device.ts'
import { visit } from '#shared/visit/visit.ts'
import { flat, type SampleInput, type SampleVisit, sampleVisits } from '../sample-visits.ts'
import { absoluteNow } from './absolute-now.ts'
import { copyRows } from './copy-database.ts'
import { type Live, openLive } from './live-tablet.tsx'
import { openRaw, putRaw, rawCount, rawDay } from './raw-store.ts'
import { followRaw, rawPost, rawUpload, receive } from './raw-wire.ts'
import { makeTablet, type Tablet, type TabletInput, visitsOf } from './tablet.ts'

const SAVED_AT_ONCE = 50

const tablets = new Map<string, Tablet>()
const raws = new Map<string, IDBDatabase>()
let live: Live | undefined
let rawLive: ((id: string) => Promise<number>) | undefined

export const verbs = {
  /** Saves the sample, each visit a tap of its own. */
  async fill({ tablet, sample }: { tablet: TabletInput; sample: SampleInput }) {
    const visits = sampleVisits(sample)
    const { save } = tabletOf(tablet)
    for (let i = 0; i < visits.length; i += SAVED_AT_ONCE) {
      const some = visits.slice(i, i + SAVED_AT_ONCE)
      await Promise.all(some.map(({ id, body }) => save([newVisit(id, body)])))
    }
  },

  /** The raw store of the same records. */
  async fillRaw({ name, sample }: { name: string; sample: SampleInput }) {
    await putRaw(await rawOf(name), sampleVisits(sample).map(flat))
  },

  /** `to` becomes what `from` is now. */
  async copy({ from, to }: { from: TabletInput; to: TabletInput }) {
    const [source, target] = [tabletOf(from).db, tabletOf(to).db]
    await Promise.all([source.open(), target.open()])
    await copyRows(source.backendDB(), target.backendDB())
  },

  /** P1: one at a time, limit and ours in turn. */
  async taps(input: { tablet: TabletInput; raw: string; sample: SampleInput }) {
    const visits = sampleVisits(input.sample)
    const { save } = tabletOf(input.tablet)
    const raw = await rawOf(input.raw)
    const taken = { limit: [] as number[], ours: [] as number[] }
    for (const one of visits) {
      const { id, body } = one
      taken.limit.push(await timed(() => putRaw(raw, [flat(one)])))
      taken.ours.push(await timed(() => save([newVisit(id, body)])))
    }
    return taken
  },

  async sync(tablet: TabletInput) {
    const { sync } = tabletOf(tablet)
    return await timed(() => sync())
  },

  /** P2's limit: the same records as one gzip POST. */
  async rawUpload({ path, json }: { path: string; json: string }) {
    return await timed(() => rawUpload(path, json))
  },

  async rawUploadSample(sample: SampleInput) {
    const records = sampleVisits(sample).map(flat)
    return await timed(() => rawUpload('/raw/records', JSON.stringify(records)))
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

  async rawDownload({ path, name }: { path: string; name: string }) {
    const db = await openRaw(name)
    const ms = await timed(async () => putRaw(db, await receive(path)))
    const records = await rawCount(db)
    db.close()
    return { ms, records }
  },

  /** P5: from a page that has just loaded. */
  async openDay({ tablet, day }: { tablet: TabletInput; day: string }) {
    let visits = 0
    const ms = await timed(async () => {
      visits = (await visitsOf(tabletOf(tablet), day)).length
    })
    return { ms, visits }
  },

  async openDayRaw({ name, day }: { name: string; day: string }) {
    let visits = 0
    const ms = await timed(async () => {
      visits = (await rawDay(await openRaw(name, true), day)).length
    })
    return { ms, visits }
  },

  async fillRawByDay({ name, sample }: { name: string; sample: SampleInput }) {
    const db = await openRaw(name, true)
    const visits = sampleVisits(sample)
    for (let i = 0; i < visits.length; i += 10_000) {
      await putRaw(db, visits.slice(i, i + 10_000).map(flat))
    }
    db.close()
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

  /** Each sends its edits and puts the other's into its records. */
  async rawConverge(input: {
    names: readonly [string, string]
    edits: readonly [string, string]
    /** Where each finds what the other has sent. */
    others: readonly [string, string]
    sample: SampleInput
  }) {
    const stores = await Promise.all(input.names.map(rawOf))
    const records = new Map(sampleVisits(input.sample).map((v) => [v.id, flat(v)]))
    return await timed(async () => {
      for (const json of input.edits) await rawUpload('/raw/edits', json)
      for (const [i, path] of input.others.entries()) {
        const edits = await receive(path)
        const merged = edits.map((edit) => ({ ...records.get(edit.id), ...edit }))
        await putRaw(stores[i] as IDBDatabase, merged)
      }
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

  rawFollow() {
    rawLive = followRaw()
  },

  async rawTap(visit: SampleVisit) {
    const at = absoluteNow()
    await rawPost('/raw/live', JSON.stringify([flat(visit)]))
    return at
  },

  async rawSeen({ id }: { id: string }) {
    return await rawLive?.(id)
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

export type PageVerbs = typeof verbs

function tabletOf(input: TabletInput): Tablet {
  // A credential comes later than the records: the tablet is then made anew.
  const key = `${input.name} ${input.credential}`
  const tablet = tablets.get(key) ?? makeTablet(input)
  tablets.set(key, tablet)
  return tablet
}

async function rawOf(name: string): Promise<IDBDatabase> {
  const db = raws.get(name) ?? (await openRaw(name))
  raws.set(name, db)
  return db
}

function newVisit(id: string, set: ReturnType<typeof sampleVisits>[number]['body']) {
  return { kind: visit, id, set, isNew: true } as const
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
