import { describe, expect, test } from 'vitest'
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import { slotsOf, weekdayOf } from '#shared/checklist/slots.ts'
import { wallTime } from '#shared/record/business-day.ts'

const HOURS = { zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' }
const MONDAY = '2026-11-23'

function clock(at: number): string {
  const { hour, minute } = wallTime(at, HOURS.zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function pointsOf(slot: string, day = MONDAY) {
  const found = slotsOf(DEFAULT_CHECKLIST, day, HOURS).find((s) => s.slot === slot)
  return found?.points.map(({ item, at }) => `${item.id} ${at === null ? '-' : clock(at)}`)
}

describe('the default checklist', () => {
  test('has its 33 points, in three languages, none twice', () => {
    const { items } = DEFAULT_CHECKLIST
    expect(items).toHaveLength(33)
    expect(new Set(items.map(({ id }) => id)).size).toBe(33)
    for (const { text } of items) {
      expect(Object.values(text).every((words) => words.length > 3)).toBe(true)
    }
  })

  test('makes the lists of a Monday, each from its first time to the next list', () => {
    const slots = slotsOf(DEFAULT_CHECKLIST, MONDAY, HOURS)
    const spans = slots.map((s) => `${s.slot} ${clock(s.startsAt)}-${clock(s.endsAt)}`)
    expect(spans).toEqual([
      'opening 08:15-10:00',
      'anytime 08:30-04:00',
      'weekly-1 08:30-04:00',
      'patrol-1000 10:00-14:00',
      'patrol-1400 14:00-16:00',
      'patrol-1600 16:00-17:30',
      'closing 17:30-04:00',
    ])
  })

  test('asks each patrol for what is due in its time', () => {
    expect(pointsOf('patrol-1000')).toEqual([
      ...['S-P01 10:00', 'S-P02 10:00', 'S-P03 10:00', 'S-P04 10:00'],
      ...['S-P07 11:30', 'S-P08 13:30'],
    ])
    expect(pointsOf('patrol-1400')?.slice(4)).toEqual(['S-P09 15:00', 'S-P10 15:30'])
    expect(pointsOf('patrol-1600')?.slice(4)).toEqual(['S-P11 16:30'])
    expect(pointsOf('anytime')).toEqual(['S-P05 -', 'S-P06 -'])
  })

  test('asks every point of a week, once a day at most but in the patrols', () => {
    const week = Array.from({ length: 7 }, (_, i) => `2026-11-${23 + i}`)
    const asked = week.flatMap((day) =>
      slotsOf(DEFAULT_CHECKLIST, day, HOURS).flatMap((s) => s.points),
    )
    const ids = new Set(asked.map(({ item }) => item.id))
    expect(ids.size).toBe(33)
  })

  test.each([
    ['2026-11-23', 1, ['S-W01 -']],
    ['2026-11-24', 2, undefined],
    ['2026-11-25', 3, ['S-W02 -']],
    ['2026-11-27', 5, ['S-W03 -', 'S-W04 -']],
    ['2026-11-29', 7, ['S-W05 -']],
  ])('on %s, day %i of the week, asks %j', (day, weekday, points) => {
    expect(weekdayOf(day)).toBe(weekday)
    expect(pointsOf(`weekly-${weekday}`, day)).toEqual(points)
  })
})

test('a point is late half an hour after its time', () => {
  const [opening] = slotsOf(DEFAULT_CHECKLIST, MONDAY, HOURS)
  const [first] = opening?.points ?? []
  expect(clock(first?.dueAt ?? 0)).toBe('08:45')
})

test('a point before the first patrol and one after the last are not lost', () => {
  const [item] = DEFAULT_CHECKLIST.items.filter(({ id }) => id === 'S-P07')
  if (!item) throw new Error('no such point')
  const items = [
    { ...item, id: 'X-1', times: ['09:00'] },
    { ...item, id: 'X-2', times: ['19:00'] },
  ]
  const slots = slotsOf({ patrols: ['14:00', '10:00'], items }, MONDAY, HOURS)
  expect(slots.map((s) => [s.slot, s.points.map((p) => p.item.id)])).toEqual([
    ['patrol-1000', ['X-1']],
    ['patrol-1400', ['X-2']],
  ])
})
