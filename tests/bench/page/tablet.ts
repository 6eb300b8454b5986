/** The real save path and the real engine on a database of their own, without a screen. */
import { DeviceClock, randomNode } from '#client/data/device-clock.ts'
import { indexBy } from '#client/data/index-of.ts'
import { newId } from '#client/data/new-id.ts'
import { rowsAt } from '#client/data/read-rows.ts'
import { type Draft, save } from '#client/data/save.ts'
import { createEngine } from '#client/sync/engine.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord } from '#client/sync/rows.ts'
import { kindMap } from '#shared/kinds.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'

export type TabletInput = {
  /** Of its database. */
  readonly name: string
  readonly storeId: string
  /** Empty while it never talks to a server. */
  readonly credential: string
}

export type Tablet = {
  readonly db: LocalDb
  readonly scope: string
  /** Throws unless it is saved. */
  save(drafts: readonly Draft[]): Promise<void>
  /** Level with the server, or throws. `onApplied` is told after each answer. */
  sync(onApplied?: () => void): Promise<void>
}

export function makeTablet({ name, storeId, credential }: TabletInput): Tablet {
  const db = new LocalDb(name)
  const boot = newId().slice(0, 8)
  const source = { now: Date.now, mono: () => performance.now(), newNode: randomNode }
  const clock = new DeviceClock(source, boot)
  const index = indexBy(kindMap)
  const scope = scopeIdOf('store', storeId)
  let told: (() => void) | undefined
  const engine = createEngine({
    ...{ db, index, newId, app: 'bench' },
    transport: createHttpTransport({
      baseUrl: '',
      fetch: (request) => fetch(request),
      credential: () => credential,
    }),
    clock: {
      now: Date.now,
      mono: () => clock.mono(),
      boots: () => ({ [boot]: clock.mono() }),
    },
    onApplied: () => told?.(),
  })
  return {
    ...{ db, scope },
    async save(drafts) {
      const author = { by: null, actor: 'device' } as const
      const result = await save({ db, clock, index, storeId }, author, drafts)
      if (result.type !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`)
    },
    async sync(onApplied) {
      told = onApplied
      const result = await engine.syncOnce(scope)
      if (result.type !== 'synced') throw new Error(`sync: ${JSON.stringify(result)}`)
    },
  }
}

/** What a screen asks for: the records of one business day. */
export async function visitsOf(
  { db }: Pick<Tablet, 'db'>,
  day: string,
): Promise<LocalRecord[]> {
  return await rowsAt(db, '[kind+day]', ['visit', day])
}
