// Before Dexie: without IndexedDB in sight it takes the page for a server's.
import 'fake-indexeddb/auto'
import { Dexie, liveQuery } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { revived } from '#client/data/reviving.ts'
import { Announcement } from '#client/sync/announce.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { transact } from '#client/sync/transact.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { visit } from '#shared/visit/visit.ts'
import type { Tablet } from '#tests/support/tablet.ts'
import { DAY, SCOPE, START, setup, VISIT, visitRow } from '../sync/setup.ts'

const ADMIN = { by: 'admin', actor: 'admin' } as const
const COMPLAINT = {
  ...{ day: DAY, learnedAt: START, enteredAt: START, channel: 'phone', category: 'other' },
  ...{ level: 1, customerName: '', description: '', ownerId: null },
}

/** For a hang, not for speed. */
const PATIENCE = { timeout: 30_000 }

/** What a screen with this query shows, as it changes. */
function watch<T>(db: LocalDb, query: (db: LocalDb) => Promise<T>) {
  const shown: T[] = []
  const subscription = liveQuery(() => query(db)).subscribe((value) => shown.push(value))
  return { shown, stop: () => subscription.unsubscribe() }
}

async function shows<T>(shown: readonly T[], expected: T): Promise<void> {
  await vi.waitFor(() => expect(shown.at(-1)).toEqual(expected), PATIENCE)
}

const waiting = (db: LocalDb) =>
  db.mutations
    .where('[scope+order]')
    .between([SCOPE, 0], [SCOPE, Dexie.maxKey], false, true)
    .primaryKeys()
const countOn = (day: string) => (db: LocalDb) =>
  db.records.where('[kind+day]').equals(['visit', day]).count()
const headcounts = (db: LocalDb) =>
  db.records
    .where('[kind+day]')
    .equals(['visit', DAY])
    .toArray((rows) => rows.map(({ body }) => body.headcount))

describe('live queries hear of', () => {
  test('what is saved, edited and moved to another day', async () => {
    const { tablet } = setup()
    const one = await tablet()
    const today = watch(one.db, headcounts)
    const tomorrow = watch(one.db, countOn('2026-11-24'))
    await shows(today.shown, [])
    await one.create(visit, VISIT, { id: 'v1' })
    await shows(today.shown, [1])
    expect(tomorrow.shown).toEqual([0])
    await one.edit(visit, 'v1', { headcount: 4 })
    await shows(today.shown, [4])
    await one.edit(visit, 'v1', { day: '2026-11-24' })
    await shows(tomorrow.shown, 1)
    await shows(today.shown, [])
    today.stop()
    tomorrow.stop()
  })

  test('what is added to the log', async () => {
    const { tablet } = setup()
    const one = await tablet()
    const log = watch(one.db, waiting)
    await shows(log.shown, [])
    await one.create(visit, VISIT, { id: 'v1' })
    await shows(log.shown, [1])
    await one.edit(visit, 'v1', { headcount: 2 })
    await shows(log.shown, [1, 2])
    log.stop()
  })

  test('what opens and closes, and what belongs to it', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: ADMIN })
    const open = watch(one.db, (db) =>
      db.records.where('[kind+open]').equals(['complaint', 1]).primaryKeys(),
    )
    const steps = watch(one.db, (db) =>
      db.records.where('[kind+parent]').equals(['complaintStep', 'c1']).count(),
    )
    await shows(open.shown, [])
    await one.create(complaint, COMPLAINT, { id: 'c1' })
    await shows(open.shown, [['complaint', 'c1']])
    await one.create(complaintStep, {
      day: DAY,
      complaintId: 'c1',
      step: 'note',
      at: START,
    })
    await shows(steps.shown, 1)
    await one.edit(complaint, 'c1', { closed: true })
    await shows(open.shown, [])
    open.stop()
    steps.stop()
  })

  test('what is pulled, one row or many', async () => {
    const { tablet, server } = setup()
    const one = await tablet()
    const today = watch(one.db, countOn(DAY))
    const cursor = watch(one.db, async (db) => (await db.scopes.get(SCOPE))?.cursor)
    await one.syncOnce()
    server.put(visitRow('a'))
    await one.syncOnce()
    await shows(today.shown, 1)
    await shows(cursor.shown, 1)
    for (let i = 0; i < 80; i++) server.put(visitRow(`m${i}`))
    await one.syncOnce()
    await shows(today.shown, 81)
    today.stop()
    cursor.stop()
  })

  test('what a refusal takes from the screen, and the refusal itself', async () => {
    const { tablet, server } = setup()
    const one = await tablet()
    const today = watch(one.db, countOn(DAY))
    const refused = watch(one.db, (db) => db.refused.count())
    await one.create(visit, VISIT, { id: 'v1' })
    await shows(today.shown, 1)
    server.refuse = () => 'not_allowed'
    await one.syncOnce()
    await shows(today.shown, 0)
    await shows(refused.shown, 1)
    today.stop()
    refused.stop()
  })

  test('what a flipped bootstrap brings and takes', async () => {
    const { tablet, server } = setup()
    const one = await tablet()
    server.put(visitRow('old'))
    await one.syncOnce()
    const today = watch(one.db, (db) =>
      db.records.where('[kind+day]').equals(['visit', DAY]).primaryKeys(),
    )
    await shows(today.shown, [['visit', 'old']])
    server.state.records.clear()
    server.put(visitRow('new'))
    server.fate = ({ verb }) => {
      if (verb !== 'pull') return undefined
      server.fate = () => undefined
      return { answer: { error: 'reset', reason: 'floor', minDelayMs: 0 } }
    }
    await one.syncOnce()
    await shows(today.shown, [['visit', 'new']])
    today.stop()
  })

  test('[O5] everything again, after the connection was lost and replaced', async () => {
    const { tablet } = setup()
    const one: Tablet = await tablet()
    const today = watch(one.db, countOn(DAY))
    await shows(today.shown, 0)
    let isFirst = true
    await transact(one.db, 'meta', 'readwrite', (tx) => {
      tx.objectStore('meta').put({ key: 'x', value: 1 })
      if (isFirst) {
        isFirst = false
        throw new DOMException('gone', 'UnknownError')
      }
    })
    await one.create(visit, VISIT, { id: 'v1' })
    await shows(today.shown, 1)
    today.stop()
  })
})

describe('a connection that dies under a live query', () => {
  /** Closed below Dexie, as a browser does it: Dexie knows nothing. */
  const kill = (db: LocalDb) => db.backendDB().close()

  test('[DU-10] it shows what is there once the storage is back, without a tap', async () => {
    const { tablet } = setup()
    const one = await tablet()
    const today = watch(one.db, (db) => revived(db, () => headcounts(db)))
    await shows(today.shown, [])
    kill(one.db)
    // Another tab of the tablet counts.
    const other = new LocalDb(one.db.name, { indexedDB: one.factory, IDBKeyRange })
    await transact(other, 'records', 'readwrite', (tx) => {
      tx.objectStore('records').put({ ...visitRow('v1'), scope: SCOPE, day: DAY })
    })
    new Announcement(other).all('records').send()
    await shows(today.shown, [1])
    other.close()
    today.stop()
  })

  test('[DU-10] also when the storage stays away for a while', async () => {
    const { tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    const { open } = one.factory
    let refused = 0
    one.factory.open = () => {
      refused += 1
      throw new DOMException('gone', 'UnknownError')
    }
    one.db.close({ disableAutoOpen: false })
    const today = watch(one.db, (db) => revived(db, () => headcounts(db)))
    await vi.waitFor(() => expect(refused).toBeGreaterThan(3), PATIENCE)
    expect(today.shown).toEqual([])
    one.factory.open = open
    await shows(today.shown, [1])
    today.stop()
  })

  test('a query that is wrong is not hidden', async () => {
    const { tablet } = setup()
    const one = await tablet()
    const wrong = async () => {
      throw new RangeError('a bug')
    }
    await expect(revived(one.db, wrong)).rejects.toThrow('a bug')
  })
})
