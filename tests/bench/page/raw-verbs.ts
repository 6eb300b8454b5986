/** What the limit rows do in a page: the least that has to be done. Times in ms. */
import { flat, type SampleInput, type SampleVisit, sampleVisits } from '../sample-visits.ts'
import { absoluteNow } from './absolute-now.ts'
import { openRaw, putRaw, rawCount, rawDay } from './raw-store.ts'
import { followRaw, rawPost, rawUpload, receive } from './raw-wire.ts'
import { timed } from './timed.ts'

const raws = new Map<string, IDBDatabase>()
let rawLive: ((id: string) => Promise<number>) | undefined

export const rawVerbs = {
  /** The raw store of the same records. */
  async fillRaw({ name, sample }: { name: string; sample: SampleInput }) {
    await putRaw(await rawOf(name), sampleVisits(sample).map(flat))
  },

  /** P2's limit: the same records as one gzip POST. */
  async rawUpload({ path, json }: { path: string; json: string }) {
    return await timed(() => rawUpload(path, json))
  },

  async rawUploadSample(sample: SampleInput) {
    const records = sampleVisits(sample).map(flat)
    return await timed(() => rawUpload('/raw/records', JSON.stringify(records)))
  },

  async rawDownload({ path, name }: { path: string; name: string }) {
    const db = await openRaw(name)
    const ms = await timed(async () => putRaw(db, await receive(path)))
    const records = await rawCount(db)
    db.close()
    return { ms, records }
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
}

export async function rawOf(name: string): Promise<IDBDatabase> {
  const db = raws.get(name) ?? (await openRaw(name))
  raws.set(name, db)
  return db
}
