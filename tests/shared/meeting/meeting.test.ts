import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendeesOf, forecastsOf } from '#shared/meeting/meeting.ts'
import { meetingPages, PAGE_MS, pageShown } from '#shared/meeting/meeting-pages.ts'
import {
  meetingDue,
  meetingHeld,
  meetingTime,
  meetingToBegin,
} from '#shared/meeting/meeting-time.ts'

const STORE = { opens: '08:30', closes: '18:30', zone: 'Asia/Shanghai' }
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)

test('[UX-10] with a row for each consultant, six to a page and their sum', () => {
  const plans = (n: number) =>
    meetingPages('morning', n).filter(({ name }) => name === 'plan')
  expect(plans(0)).toHaveLength(1)
  expect(plans(6)).toHaveLength(1)
  expect(plans(7).map(({ part, parts }) => [part, parts])).toEqual([
    [0, 2],
    [1, 2],
  ])
})

test('a page stays for its time and then goes on, round and round', () => {
  const turned = { page: 4, pageAt: 1_000, isPaused: false }
  expect(pageShown(turned, 6, 1_000)).toEqual({ index: 4, leftMs: PAGE_MS })
  expect(pageShown(turned, 6, 1_000 + PAGE_MS - 1)).toEqual({ index: 4, leftMs: 1 })
  expect(pageShown(turned, 6, 1_000 + PAGE_MS).index).toBe(5)
  expect(pageShown(turned, 6, 1_000 + 2 * PAGE_MS).index).toBe(0)
})

test('paused it stays; a clock put back shows the page that was turned to', () => {
  const turned = { page: 2, pageAt: 50_000, isPaused: true }
  expect(pageShown(turned, 6, 10 * PAGE_MS)).toEqual({ index: 2, leftMs: null })
  expect(pageShown({ ...turned, isPaused: false }, 6, 0).index).toBe(2)
})

test('whatever the remote says, there is a page of that number', () => {
  fc.assert(
    fc.property(
      fc.nat(99),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 20 }),
      (page, pageAt, now, pages) => {
        const { index } = pageShown({ page, pageAt, isPaused: false }, pages, now)
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThan(pages)
      },
    ),
    { seed: 1 },
  )
})

test('the morning meeting begins with the doors, the evening one half an hour before they close', () => {
  expect(meetingTime('morning', '2026-11-23', STORE)?.from).toBe(at('08:30'))
  expect(meetingTime('evening', '2026-11-23', STORE)?.from).toBe(at('18:00'))
  expect(meetingDue('2026-11-23', STORE, at('08:29'))).toBeNull()
  expect(meetingDue('2026-11-23', STORE, at('08:30'))?.kind).toBe('morning')
  expect(meetingDue('2026-11-23', STORE, at('18:19'))?.kind).toBe('evening')
  expect(meetingDue('2026-11-23', STORE, at('18:20'))).toBeNull()
})

test('nobody meets on a day the doors stay closed', () => {
  const closed = { ...STORE, closedDays: ['2026-11-23'] }
  expect(meetingDue('2026-11-23', closed, at('08:30'))).toBeNull()
})

test('a store that closes after midnight meets before it does', () => {
  const late = { ...STORE, opens: '12:00', closes: '01:00' }
  expect(meetingTime('evening', '2026-11-23', late)?.from).toBe(
    at('12:00') + 12.5 * 3_600_000,
  )
})

test('held: the one turned last that nobody ended, for two hours without a touch', () => {
  const morning = { pageAt: at('08:40'), endAt: at('08:45') }
  const evening = { pageAt: at('18:00') }
  expect(meetingHeld([morning], at('08:50'))).toBeNull()
  expect(meetingHeld([morning, evening], at('18:10'))).toBe(evening)
  expect(meetingHeld([morning, evening], at('20:00'))).toBeNull()
})

test('who was taken back, or what cannot be read, is not marked', () => {
  const body = {
    'a.li': { status: 'late', isGroomed: true },
    'a.wu': null,
    'a.he': { status: 'asleep' },
    'f.li': { orders: 2, deliveries: 1 },
    'f.wu': { orders: -1, deliveries: 0 },
  }
  expect([...attendeesOf(body).keys()]).toEqual(['li'])
  expect([...forecastsOf(body)]).toEqual([['li', { orders: 2, deliveries: 1 }]])
})

test('offered from a quarter of an hour before it to an hour after it, until one is begun', () => {
  const kind = (time: string, begun: readonly 'morning'[] = []) => {
    const meetings = begun.map((meetingKind) => ({ meetingKind }))
    return meetingToBegin('2026-11-23', STORE, meetings, at(time))?.kind
  }
  expect(kind('08:14')).toBeUndefined()
  expect(kind('08:15')).toBe('morning')
  expect(kind('09:49')).toBe('morning')
  expect(kind('09:50')).toBeUndefined()
  expect(kind('08:40', ['morning'])).toBeUndefined()
  expect(kind('17:50', ['morning'])).toBe('evening')
})
