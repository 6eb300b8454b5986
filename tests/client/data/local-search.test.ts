import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LocalSearch } from '#client/data/local-search.ts'
import { isSpelling, loadSpelling } from '#client/data/spell-name.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord } from '#client/sync/rows.ts'
import type { Actor } from '#shared/permissions.ts'
import type { Fields } from '#shared/record/record.ts'

let db: LocalDb
beforeEach(async () => {
  db = new LocalDb('search', { indexedDB: new IDBFactory(), IDBKeyRange })
  await db.open()
})
afterEach(() => db.close())

const STAMP = '0199c0ffee000000-abcdef'

function row(kind: string, id: string, body: Fields): LocalRecord {
  return { kind, id, sv: 1, body, stamp: STAMP, by: null, captured: null, scope: 'store:s' }
}

async function put(...rows: readonly LocalRecord[]) {
  await db.records.bulkPut(rows)
}

async function opened(actor: Actor = 'supervisor') {
  let slices = 0
  const storage = { open: async () => db.backendDB(), keyRange: IDBKeyRange }
  const search = new LocalSearch(storage, actor)
  await search.read(() => {
    slices += 1
  })
  return { search, slices, ids: (query: string) => idsOf(search, query) }
}

const idsOf = (search: LocalSearch, query: string) =>
  search.find(query).groups.map(({ group, hits }) => [group, ...hits.map(({ id }) => id)])

const ZHANG = row('complaint', 'c1', {
  day: '2026-11-20',
  customerName: '張偉',
  phone: '13800130001',
  description: '交車延遲',
})

describe('search over this tablet', () => {
  test('groups by kind; in each the best hit first, then the newest', async () => {
    await put(
      ZHANG,
      row('contact', 'k1', { day: '2026-11-21', customerName: '王張氏' }),
      row('contact', 'k2', { day: '2026-11-22', customerName: '張先生' }),
      row('contact', 'k3', { day: '2026-11-23', customerName: '張小姐' }),
      row('person', 'p1', { name: '張' }),
      row('task', 't1', { day: '2026-11-23', text: '李先生要試駕' }),
    )
    const { ids } = await opened()
    expect(ids('张')).toEqual([
      ['people', 'p1'],
      ['complaints', 'c1'],
      ['contacts', 'k3', 'k2', 'k1'],
    ])
    expect(ids('試駕')).toEqual([['tasks', 't1']])
    expect(ids('0001')).toEqual([['complaints', 'c1']])
    expect(ids('  ')).toEqual([])
  })

  test('of one day the latest comes first', async () => {
    const day = '2026-11-22'
    await put(
      row('visit', 'v1', { day, arriveAt: 1, nameOrCall: '王先生' }),
      row('visit', 'v2', { day, arriveAt: 3, nameOrCall: '王先生' }),
      row('visit', 'v3', { day, arriveAt: 2, nameOrCall: '王先生' }),
    )
    const { ids } = await opened()
    expect(ids('王先生')).toEqual([['visits', 'v2', 'v3', 'v1']])
  })

  test('words of a step are found as those of its complaint', async () => {
    await put(
      ZHANG,
      row('complaintStep', 's1', {
        day: '2026-11-20',
        complaintId: 'c1',
        step: 'note',
        note: '客戶要求換輪圈',
      }),
    )
    const { ids } = await opened()
    expect(ids('轮圈')).toEqual([['complaints', 'c1']])
  })

  test('a phone never leaves whole, and what is deleted is not found', async () => {
    await put(ZHANG, {
      ...row('complaint', 'c2', { customerName: '張三', _deleted: true }),
    })
    const { search, ids } = await opened()
    expect(ids('張')).toEqual([['complaints', 'c1']])
    expect(JSON.stringify(search.find('張'))).not.toContain('13800130001')
  })

  test('whoever may not read a kind does not find it', async () => {
    await put(ZHANG)
    const { ids } = await opened('nobody' as Actor)
    expect(ids('張')).toEqual([])
  })

  test('says from which day on it has looked, and that it is still reading', async () => {
    await put(
      ZHANG,
      row('visit', 'v1', { day: '2026-11-09', headcount: 2 }),
      row('visit', 'v2', { day: '2026-11-23', headcount: 1 }),
    )
    const { search } = await opened()
    expect(search.find('張')).toMatchObject({
      fromDay: '2026-11-09',
      searched: 3,
      isReading: false,
    })
    const unread = new LocalSearch(
      { open: async () => db.backendDB(), keyRange: IDBKeyRange },
      'supervisor',
    )
    expect(unread.find('張')).toMatchObject({ groups: [], fromDay: null, isReading: true })
  })

  test('reads in slices, each once, and misses none at the seams', async () => {
    const many = Array.from({ length: 2_500 }, (_, i) =>
      row('task', `t${i}`, { day: '2026-11-23', text: `事項${i}` }),
    )
    await put(...many)
    const { search, slices } = await opened()
    expect(slices).toBe(4)
    const [found] = search.find('事項').groups
    expect(found?.count).toBe(2_500)
    expect(found?.hits).toHaveLength(50)
    expect(search.find('事項2499').groups[0]?.hits.map(({ id }) => id)).toEqual(['t2499'])
  })
})

describe('names by their letters', () => {
  test.each([
    ['initials', 'zw', true],
    ['the whole name', 'zhangwei', true],
    ['a start of it', 'zhangw', true],
    ['other letters', 'zx', false],
  ])('%s', async (_how, query, isFound) => {
    await put(ZHANG)
    const { search, ids } = await opened()
    search.spell = await loadSpelling()
    expect(ids(query).length > 0).toBe(isFound)
  })

  test('a surname is read as a surname', async () => {
    const spell = await loadSpelling()
    expect(spell('单雄信')).toEqual(['sxx', 'shanxiongxin'])
    expect(spell('m2')).toEqual([])
  })

  test('the dictionary is fetched for letters only', () => {
    expect(['張', '0001', 'C'].some(isSpelling)).toBe(false)
    expect(isSpelling('ｚｗ')).toBe(true)
  })
})
