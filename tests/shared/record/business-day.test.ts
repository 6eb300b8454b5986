import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDay, instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'

const ZONES = ['Asia/Taipei', 'Asia/Shanghai', 'Europe/Berlin'] as const
const HOUR = 3_600_000

describe('businessDay', () => {
  const cases = [
    // 04:00 in UTC+8 is 20:00Z of the day before.
    ['Asia/Taipei', '2026-11-22T19:59:59.999Z', '2026-11-22'],
    ['Asia/Taipei', '2026-11-22T20:00:00.000Z', '2026-11-23'],
    ['Asia/Shanghai', '2026-11-22T19:59:59.999Z', '2026-11-22'],
    ['Asia/Shanghai', '2026-11-22T20:00:00.000Z', '2026-11-23'],
    ['Asia/Shanghai', '2026-12-31T19:59:59.999Z', '2026-12-31'],
    ['Asia/Shanghai', '2026-12-31T20:00:00.000Z', '2027-01-01'],
    // Berlin, winter time.
    ['Europe/Berlin', '2026-11-23T02:59:59.999Z', '2026-11-22'],
    ['Europe/Berlin', '2026-11-23T03:00:00.000Z', '2026-11-23'],
    // Spring forward on 29 March: 04:00 comes an hour earlier than the day before.
    ['Europe/Berlin', '2026-03-28T03:00:00.000Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-29T01:59:59.999Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-29T02:00:00.000Z', '2026-03-29'],
    // Back on 25 October: 02:30 comes twice and both belong to the 24th.
    ['Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T01:30:00.000Z', '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T02:59:59.999Z', '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T03:00:00.000Z', '2026-10-25'],
    // A leap day and the day after it.
    ['Asia/Taipei', '2028-02-29T19:59:59.999Z', '2028-02-29'],
    ['Asia/Taipei', '2028-02-29T20:00:00.000Z', '2028-03-01'],
  ] as const

  test.each(cases)('[TM-9] in %s, %s is in the business day %s', (zone, at, day) => {
    expect(businessDay(Date.parse(at), zone)).toBe(day)
  })

  const anyInstant = fc.integer({
    min: Date.UTC(2026, 0, 1),
    max: Date.UTC(2028, 11, 31),
  })

  test.each(ZONES)(
    '[TM-9] in %s a day begins where its 04:00 is, for every instant',
    (zone) => {
      fc.assert(
        fc.property(anyInstant, (at) => {
          const day = businessDay(at, zone)
          expect(at).toBeGreaterThanOrEqual(instantAt(day, 4, 0, zone))
          expect(at).toBeLessThan(instantAt(shiftDay(day, 1), 4, 0, zone))
        }),
        { numRuns: 300 },
      )
    },
  )

  test.each(ZONES)('[TM-9] in %s the business day never goes back', (zone) => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 30 * HOUR }), (at, later) => {
        expect(businessDay(at + later, zone) >= businessDay(at, zone)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('wallTime', () => {
  const zones = [...ZONES, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns']
  const changes = ['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-04-04T15:00Z'].map(
    Date.parse,
  )

  test.each(zones)('[TM-9] in %s it is what the calendar of the machine says', (zone) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const anyInstant = fc.oneof(
      fc.integer({ min: Date.UTC(1972, 1, 1), max: Date.UTC(2040, 0, 1) }),
      // Within an hour of a change of the clocks, and of midnight.
      fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: -HOUR, max: HOUR }))
        .map(([at, off]) => at + off),
    )
    fc.assert(
      fc.property(anyInstant, (at) => {
        const { day, hour, minute } = wallTime(at, zone)
        const two = (n: number) => String(n).padStart(2, '0')
        expect(`${day} ${two(hour)}:${two(minute)}`).toBe(format.format(at))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('instantAt', () => {
  const cases = [
    ['the only one', '2026-11-23', 10, 30, 'Asia/Taipei', '2026-11-23T02:30:00Z'],
    ['summer', '2026-07-01', 10, 0, 'Europe/Berlin', '2026-07-01T08:00:00Z'],
    ['first of two', '2026-10-25', 2, 30, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['left out', '2026-03-29', 2, 30, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['after the gap', '2026-03-29', 3, 0, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['before the gap', '2026-03-29', 1, 59, 'Europe/Berlin', '2026-03-29T00:59:00Z'],
    ['midnight', '2026-03-29', 0, 0, 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ] as const

  test.each(cases)('[TM-9] %s: %s %i:%i in %s is %s', (_, day, hour, minute, zone, at) => {
    expect(new Date(instantAt(day, hour, minute, zone)).toISOString()).toBe(
      at.replace('Z', '.000Z'),
    )
  })

  test.each(ZONES)('[TM-9] in %s it shows what was asked for, outside the gap', (zone) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (days, hour, minute) => {
          const day = shiftDay('2026-01-01', days)
          expect(wallTime(instantAt(day, hour, minute, zone), zone)).toEqual({
            day,
            hour,
            minute,
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('shiftDay', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-29', -1, '2026-03-28'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('[TM-9] %s and %i days is %s', (day, days, expected) => {
    expect(shiftDay(day, days)).toBe(expected)
  })
})
