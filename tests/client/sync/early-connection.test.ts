import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { LocalDb } from '#client/sync/local-db.ts'
import type { MetaRow } from '#client/sync/rows.ts'
import { done, transact } from '#client/sync/transact.ts'

const ROW: MetaRow = { key: 'k', value: 1 }

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

const readMeta = (db: LocalDb) =>
  transact(db, 'meta', 'readonly', (tx) => done(tx.objectStore('meta').getAll()))

async function filled(): Promise<void> {
  const db = new LocalDb('tablet')
  await db.meta.put(ROW)
  db.close()
}

describe('a connection to read by before Dexie is ready', () => {
  test('reads what is there, and Dexie has not been opened for it', async () => {
    await filled()
    const db = LocalDb.soon('tablet')
    expect(await readMeta(db)).toEqual([ROW])
    expect(db.isOpen()).toBe(false)
    expect(await db.meta.toArray()).toEqual([ROW])
    expect(await readMeta(db)).toEqual([ROW])
  })

  test('a new tablet gets its stores from Dexie', async () => {
    const db = LocalDb.soon('tablet')
    expect(await readMeta(db)).toEqual([])
    expect(db.isOpen()).toBe(true)
    await db.meta.put(ROW)
    expect(await readMeta(db)).toEqual([ROW])
  })

  test('a database of another schema is left to Dexie', async () => {
    const older = new Dexie('tablet')
    older.version(0.5).stores({ meta: 'key' })
    await older.table('meta').put(ROW)
    older.close()
    const db = LocalDb.soon('tablet')
    expect(await readMeta(db)).toEqual([ROW])
    expect(db.isOpen()).toBe(true)
    expect(await db.records.count()).toBe(0)
  })

  test('it stands in nobody’s way: the database can be deleted', async () => {
    await filled()
    const db = LocalDb.soon('tablet')
    await readMeta(db)
    await Dexie.delete('tablet')
    expect(await readMeta(db)).toEqual([])
  })

  test('lost while it was held, it is opened anew', async () => {
    await filled()
    const db = LocalDb.soon('tablet')
    const connection = await db.connected()
    connection.close()
    expect(await readMeta(db)).toEqual([ROW])
  })
})
