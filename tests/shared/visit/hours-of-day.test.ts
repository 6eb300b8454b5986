import { describe, expect, test } from 'vitest'
import { hoursShown, hoursSoFar } from '#shared/visit/hours-of-day.ts'

const day = { opens: '08:30', closes: '18:30' }
const visits = (...hours: number[]) =>
  Array.from({ length: 24 }, (_, hour) => (hours.includes(hour) ? 1 : 0))
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('hoursShown', () => {
  test.each([
    ['nobody came: the opening hours', day, [], range(8, 18)],
    [
      'closing on the hour leaves that hour out',
      { ...day, closes: '18:00' },
      [],
      range(8, 17),
    ],
    ['somebody before opening', day, [6], range(6, 18)],
    ['somebody after closing', day, [20], range(8, 20)],
    ['after midnight it is still this day', day, [1], [...range(8, 23), 0, 1]],
    ['the last hour of the day', day, [3], [...range(8, 23), 0, 1, 2, 3]],
    ['the first hour of the day', day, [4], range(4, 18)],
    [
      'a store open past midnight',
      { opens: '18:00', closes: '02:00' },
      [],
      [...range(18, 23), 0, 1],
    ],
  ])('[TM-9] %s', (_, opening, came, expected) => {
    expect(hoursShown({ ...opening, byHour: visits(...came) })).toEqual(expected)
  })
})

describe('hoursSoFar', () => {
  test.each([
    ['at noon', 12, [12, 11, 10, 9, 8, 7]],
    ['an hour before opening', 7, [7]],
    ['long before opening', 5, [5]],
    ['at the start of the day', 4, [4]],
    ['after midnight', 1, [1, 0, ...range(7, 23).reverse()]],
  ])(
    '[TM-9] %s the running hour comes first, none is in the future',
    (_, hour, expected) => {
      expect(hoursSoFar({ hour, opens: '08:30' })).toEqual(expected)
    },
  )

  test('a store that opens with the day', () => {
    expect(hoursSoFar({ hour: 5, opens: '04:00' })).toEqual([5, 4])
  })
})
