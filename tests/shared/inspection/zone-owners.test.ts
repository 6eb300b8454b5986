import { expect, test } from 'vitest'
import type { ZoneOwner } from '#shared/inspection/zone-owner.ts'
import { displayCars, isInForce, zoneOwnerOf } from '#shared/inspection/zone-owners.ts'

const DAY = '2026-11-23'

function assigned(id: string, given: Partial<ZoneOwner> = {}): ZoneOwner & { id: string } {
  return { id, areaCode: 'D', ownerId: 'li', from: '2026-11-01', ...given }
}

test.each([
  ['2026-11-23', null, true],
  ['2026-11-24', null, false],
  ['2026-11-01', '2026-11-24', true],
  ['2026-11-01', '2026-11-23', false],
] as const)('from %s to %s: in force on 23 November is %s', (from, to, is) => {
  expect(isInForce({ from, to }, DAY)).toBe(is)
})

test('the latest begun counts, display cars and other areas do not', () => {
  const all = [
    assigned('1'),
    assigned('2', { from: '2026-11-20', ownerId: 'wang' }),
    assigned('3', { from: '2026-11-30', ownerId: 'zhang' }),
    assigned('4', { from: '2026-11-22', displayCar: 'M2' }),
    assigned('5', { from: '2026-11-22', areaCode: 'E' }),
  ]
  expect(zoneOwnerOf(all, 'D', DAY)?.ownerId).toBe('wang')
  expect(zoneOwnerOf(all.toReversed(), 'D', DAY)?.ownerId).toBe('wang')
  expect(zoneOwnerOf(all, 'A', DAY)).toBeNull()
})

test('display cars of the day, by area and name', () => {
  const all = [
    assigned('1', { displayCar: 'M7', areaCode: 'E' }),
    assigned('2', { displayCar: 'M5' }),
    assigned('3', { displayCar: 'M2' }),
    assigned('4', { displayCar: 'M1', to: DAY }),
    assigned('5'),
  ]
  expect(displayCars(all, DAY).map(({ displayCar }) => displayCar)).toEqual([
    'M2',
    'M5',
    'M7',
  ])
})
