import { describe, expect, test } from 'vitest'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Fields } from '#shared/record/record.ts'
import { foldTerms } from '#shared/search/fold.ts'
import { entryOf, rank } from '#shared/search/search-entry.ts'
import { hitFields, SEARCHED, SEARCHED_AS } from '#shared/search/searched.ts'
import { simplified } from '#shared/search/simplified.ts'

const complaint = {
  kind: 'complaint',
  id: '5f0c7e64-9f5e-4a39-a0b5-0f9f2f6f4a11',
  body: {
    day: '2026-11-23',
    customerName: '張偉',
    phone: '+86 138-0013-0001',
    plate: '粵B·12345',
    description: '交車延遲三天,銷售沒有說明',
    model: 'M2 SUV',
  },
} as const

const spell = (name: string) => (name === '张伟' ? ['zw', 'zhangwei'] : [])

function worth(
  query: string,
  record: { kind: string; id: string; body: Fields } = complaint,
) {
  const entry = entryOf(record, simplified)
  if (!entry) throw new Error('not searched')
  return rank(entry, foldTerms(query, simplified), spell)
}

describe('a complaint is found', () => {
  test.each([
    ['by the name in the other script', '张伟'],
    ['by the surname', '張'],
    ['by what was said, in the other script', '交车延迟'],
    ['by most of it in another order', '延遲交車三天'],
    ['by the last four of the phone', '0001'],
    ['by the whole phone as written elsewhere', '138 0013 0001'],
    ['by the end of the plate', '2345'],
    ['by the plate in full width', '粤Ｂ１２３４５'],
    ['by its number', complaintNumber({ id: complaint.id, day: '2026-11-23' })],
    ['by its number with O for 0 and small letters', 'c-1123'],
    ['by initials', 'zw'],
    ['by the name in letters', 'ZHANGW'],
    ['by two things at once', '張 M2'],
  ])('%s', (_how, query) => expect(worth(query)).toBeGreaterThan(0))

  test.each([
    ['another name', '李'],
    ['digits from the middle of the phone', '0013'],
    ['too few digits', '001'],
    ['one word of two that is not there', '張 試駕'],
    ['a Latin word that is only alike', 'm2 suvs'],
    ['chance parts', '車展活動說明會'],
  ])('not by %s', (_how, query) => expect(worth(query)).toBe(0))

  test('a whole name is worth more than a part, a part more than a mention', () => {
    expect(worth('張偉')).toBeGreaterThan(worth('張'))
    expect(worth('張')).toBeGreaterThan(worth('延遲'))
  })
})

test('reasons and notes of answers are found', () => {
  const run = {
    kind: 'checklistRun',
    id: 's:2026-11-23:opening',
    body: {
      day: '2026-11-23',
      moment: 'opening',
      'a.S-O05': { type: 'skipped', at: 1, reason: '保潔未到' },
      'a.S-O06': null,
    },
  }
  expect(worth('保洁', run)).toBeGreaterThan(0)
  expect(worth('skipped', run)).toBe(0)
})

test.each(['張偉', 'zw', '0001', 'm3', '345', '星途'])(
  'a row of the traffic sheet is found by %s',
  (query) => {
    const body = {
      ...{ day: '2026-11-23', nameOrCall: '張偉', phone: '13800130001', plateTail: '345' },
      ...{ models: ['M2 SUV', 'M3 電動'], competitor: '星途' },
    }
    expect(worth(query, { kind: 'visit', id: 'v', body })).toBeGreaterThan(0)
  },
)

test('each of several models is found', () => {
  const body = { day: '2026-11-23', nameOrCall: '王小姐', models: ['M1', 'M2 SUV'] }
  expect(worth('suv', { kind: 'visit', id: 'v1', body })).toBeGreaterThan(0)
})

test('[PR-3] a hit shows a phone masked', () => {
  expect(hitFields('complaint', complaint.body)).toEqual({
    customerName: '張偉',
    phone: '138****0001',
  })
})

test('every searched kind exists, and each has a field that is searched and one to show', () => {
  for (const [name, searched] of SEARCHED) {
    const kind = kindMap.get(name)
    expect(kind, name).toBeDefined()
    const known = new Set(Object.keys(kind?.body.shape ?? {}))
    const { names, texts, phones, plates, families, shown } = searched
    const named = [...names, ...texts, ...phones, ...plates]
    expect(
      [...named, ...shown].filter((f) => !known.has(f)),
      name,
    ).toEqual([])
    expect(named.length + families.length, name).toBeGreaterThan(0)
    expect(shown.length, name).toBeGreaterThan(0)
    for (const prefix of families)
      expect(Object.keys(kind?.families ?? {})).toContain(prefix)
  }
  for (const [name, { kind, id, text }] of SEARCHED_AS) {
    expect(SEARCHED.has(kind)).toBe(true)
    expect(Object.keys(kindMap.get(name)?.body.shape ?? {})).toEqual(
      expect.arrayContaining([id, text]),
    )
  }
})
