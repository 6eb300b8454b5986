/** A tablet as it runs in the shop, but for its screens: what they call and what they read. */
import { liveQuery } from 'dexie'
import { type Enrolment, storeEnrolment } from '#client/data/device.ts'
import { openDb } from '#client/data/open-db.ts'
import { pageSaveDeps } from '#client/data/page-save-deps.ts'
import { type Draft, save } from '#client/data/save.ts'
import { startSync } from '#client/data/start-sync.ts'
import { pokeSync } from '#client/data/sync-bus.ts'
import { absoluteNow } from './absolute-now.ts'

export type Live = {
  save(drafts: readonly Draft[]): Promise<void>
  /** When the visit first stood in the list of the day. */
  seen(id: string): Promise<number>
}

export async function openLive(enrolment: Enrolment, day: string): Promise<Live> {
  const { db } = await openDb()
  await storeEnrolment(db, enrolment)
  startSync(db, enrolment, 'bench')
  const seen = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  liveQuery(() =>
    db.records.where('[kind+day]').equals(['visit', day]).toArray(),
  ).subscribe((records) => {
    const now = absoluteNow()
    for (const { id } of records) {
      if (seen.has(id)) continue
      seen.set(id, now)
      waiting.get(id)?.(now)
    }
  })
  return {
    async save(drafts) {
      const author = { by: null, actor: 'device' } as const
      const result = await save(pageSaveDeps(db, enrolment), author, drafts)
      if (result.type !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`)
      pokeSync('saved')
    },
    seen: (id) =>
      new Promise((resolve) => {
        const at = seen.get(id)
        if (at === undefined) waiting.set(id, resolve)
        else resolve(at)
      }),
  }
}
