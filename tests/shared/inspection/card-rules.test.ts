import { describe, expect, test } from 'vitest'
import { cardNumber } from '#shared/inspection/card-number.ts'
import {
  cardColor,
  cardDueAt,
  cardId,
  type DueInput,
  failuresOf,
} from '#shared/inspection/card-rules.ts'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import type { InspectionRound } from '#shared/inspection/inspection-round.ts'
import type { RoundMoment } from '#shared/inspection/inspection-template.ts'

const ZONE = 'Asia/Taipei'
const DAY = '2026-11-23'
const HOUR = 3_600_000
const DAY_MS = 24 * HOUR
const at = (time: string, day = DAY) => clockAt(day, time, ZONE)
const NEXT_OPENING = at('09:00', '2026-11-24')

describe('cardColor', () => {
  const now = 100 * DAY_MS
  const plain = { isCritical: false }

  test('a critical row: red at once', () => {
    expect(cardColor({ isCritical: true }, [], now)).toBe('red')
  })

  test.each([
    ['the first', [], 'yellow'],
    ['the second', [now - HOUR], 'yellow'],
    ['the third in 7 days', [now - 6 * DAY_MS, now - HOUR], 'red'],
    ['the third, the first one ms short of 7 days', [now - 7 * DAY_MS + 1, now - 1], 'red'],
    ['the third in more than 7 days', [now - 7 * DAY_MS, now - HOUR], 'yellow'],
    ['failures that come later', [now + 1, now + 2], 'yellow'],
  ] as const)('%s: %s', (_, earlier, color) => {
    expect(cardColor(plain, earlier, now)).toBe(color)
  })
})

test('failures are found in the rounds, by row, oldest first', () => {
  const round = (id: string, results: Record<string, unknown>) =>
    ({ id, ...results }) as unknown as InspectionRound & { id: string }
  const rounds = [
    round('b', { 'r.A01': { type: 'fail', at: 20 }, 'r.A02': { type: 'fail', at: 1 } }),
    round('a', { 'r.A01': { type: 'fail', at: 10 } }),
    round('c', { 'r.A01': { type: 'minor', at: 30 } }),
    round('d', { 'r.A01': null }),
  ]
  expect(failuresOf('A01', rounds)).toEqual([
    { roundId: 'a', at: 10 },
    { roundId: 'b', at: 20 },
  ])
})

describe('cardDueAt', () => {
  function due(time: string, given: Partial<DueInput> = {}) {
    const store = { zone: ZONE, opens: '09:00', closes: '18:30' }
    const input = { moment: 'patrol', color: 'yellow', isRepair: false, day: DAY } as const
    return cardDueAt({ ...input, at: at(time), store, ...given })
  }

  const cases: [string, RoundMoment, number, string][] = [
    ['08:42', 'opening', at('09:00'), 'before the doors open'],
    ['09:10', 'opening', at('11:10'), 'a late opening round: as a patrol'],
    ['10:03', 'patrol', at('12:03'), 'two hours'],
    ['16:30', 'patrol', at('18:30'), 'two hours end with closing'],
    ['17:40', 'patrol', at('18:30'), 'closing is earlier'],
    ['18:30', 'patrol', NEXT_OPENING, 'after closing: before the next opening'],
    ['18:35', 'closing', NEXT_OPENING, 'closing round: before the next opening'],
    ['17:00', 'closing', NEXT_OPENING, 'closing round begun early'],
    ['11:20', 'spot', at('13:20'), 'spot round: as a patrol'],
  ]
  test.each(cases)(
    'found at %s on the %s round: %i (%s)',
    (time, moment, expected, _why) => {
      expect(due(time, { moment })).toBe(expected)
    },
  )

  test('red: two hours, whatever the round and the hour', () => {
    expect(due('18:35', { moment: 'closing', color: 'red' })).toBe(at('20:35'))
    expect(due('08:42', { moment: 'opening', color: 'red' })).toBe(at('10:42'))
  })

  test('a repair has a day, a red one two hours', () => {
    expect(due('10:00', { isRepair: true })).toBe(at('10:00') + 24 * HOUR)
    expect(due('10:00', { isRepair: true, color: 'red' })).toBe(at('12:00'))
  })
})

test('two tablets name the card of one row of one round alike', () => {
  expect(cardId('st:2026-11-23:5s-opening', 'A01')).toBe('st:2026-11-23:5s-opening:A01')
})

describe('cardNumber', () => {
  test('carries the day and is stable', () => {
    const id = cardId('st:2026-11-23:5s-patrol-1000', 'F02')
    const number = cardNumber({ id, day: '2026-11-23' })
    expect(number).toMatch(/^5S-20261123-[0-9A-HJKMNP-TV-Z]{3}$/)
    expect(cardNumber({ id, day: '2026-11-23' })).toBe(number)
  })

  test('the rows of one round have numbers of their own', () => {
    const ids = Array.from({ length: 62 }, (_, i) =>
      cardId('st:2026-11-23:5s-opening', `A${i}`),
    )
    const numbers = new Set(ids.map((id) => cardNumber({ id, day: '2026-11-23' })))
    expect(numbers.size).toBe(62)
  })
})
