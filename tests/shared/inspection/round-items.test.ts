import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { roundId } from '#shared/inspection/due-rounds.ts'
import { newestTemplate } from '#shared/inspection/newest-template.ts'
import { drawItems, itemsOf, zonesOf } from '#shared/inspection/round-items.ts'

const sheet = DEFAULT_INSPECTION.set
const patrol = itemsOf(sheet, 'patrol')

describe('drawItems', () => {
  test('draws three of the round, the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (id, turn) => {
        const drawn = drawItems(id, patrol)
        const turned = patrol.toSorted(
          (a, b) => Math.sin(turn + a.id.charCodeAt(2)) - b.weight,
        )
        expect(drawItems(id, turned)).toEqual(drawn)
        expect(new Set(drawn).size).toBe(3)
        expect(patrol.map((item) => item.id)).toEqual(expect.arrayContaining(drawn))
      }),
      { numRuns: 50 },
    )
  })

  test('leaves no row out: over a year each is drawn about as often', () => {
    const times = new Map(patrol.map(({ id }) => [id, 0]))
    for (let day = 1; day <= 365; day++) {
      for (const slot of ['patrol-1000', 'patrol-1400', 'patrol-1600']) {
        const id = roundId('8c1f', `2026-${day}`, slot)
        for (const item of drawItems(id, patrol))
          times.set(item, (times.get(item) ?? 0) + 1)
      }
    }
    const mean = (365 * 3 * 3) / patrol.length
    expect(Math.min(...times.values())).toBeGreaterThan(mean * 0.6)
    expect(Math.max(...times.values())).toBeLessThan(mean * 1.5)
  })

  test('a round of fewer rows draws what there is', () => {
    expect(drawItems('r', itemsOf(sheet, 'weekly'))).toEqual(['K03'])
    expect(drawItems('r', [])).toEqual([])
  })
})

test('zones come in walking order, whatever the order of the rows', () => {
  const turned = { ...sheet, items: sheet.items.toReversed() }
  expect(zonesOf(turned, 'closing').map(({ area }) => area.code)).toEqual([
    'A',
    'C',
    'D',
    'I',
    'K',
  ])
})

test('a sheet that has rows for spot rounds asks those', () => {
  const [first, ...rest] = sheet.items
  const spot = { ...sheet, items: [{ ...first!, moments: ['spot' as const] }, ...rest] }
  expect(itemsOf(spot, 'spot').map(({ id }) => id)).toEqual(['A01'])
})

test('new rounds take the newest version that is not retired', () => {
  const version = (v: number, status: 'active' | 'retired') => ({ version: v, status })
  const all = [version(1, 'active'), version(3, 'retired'), version(2, 'active')]
  expect(newestTemplate(all)).toEqual(version(2, 'active'))
  expect(newestTemplate([version(1, 'retired')])).toBeNull()
})
