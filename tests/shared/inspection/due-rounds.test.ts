import { describe, expect, test } from 'vitest'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import {
  clockAt,
  dueRounds,
  type HeldRound,
  roundId,
} from '#shared/inspection/due-rounds.ts'

const ZONE = 'Asia/Taipei'
const store = { id: 'st', zone: ZONE, opens: '09:00', closes: '18:30' }
const sheet = DEFAULT_INSPECTION.set
const MONDAY = '2026-11-23'
const SATURDAY = '2026-11-28'

const at = (time: string, day = MONDAY) => clockAt(day, time, ZONE)

function begun(slot: string, ended: HeldRound['ended'] = null, time = '10:02'): HeldRound {
  const moment = slot.split('-')[0] as HeldRound['moment']
  return {
    id: roundId('st', MONDAY, slot),
    day: MONDAY,
    moment,
    slot,
    ended,
    startedAt: at(time),
  }
}

function states(time: string, rounds: readonly HeldRound[] = []) {
  const due = dueRounds(sheet, store, MONDAY, rounds, at(time))
  return Object.fromEntries(due.map(({ slot, state }) => [slot, state]))
}

describe('the schedule', () => {
  test('on a weekday: opening, three patrols, closing once the doors are closed', () => {
    const due = dueRounds(sheet, store, MONDAY, [], at('07:00'))
    expect(due.map(({ slot, dueAt }) => [slot, dueAt])).toEqual([
      ['opening', at('08:30')],
      ['patrol-1000', at('10:00')],
      ['patrol-1400', at('14:00')],
      ['patrol-1600', at('16:00')],
      ['closing', at('18:30')],
    ])
  })

  test('at weekends one more at 12:30', () => {
    const slots = (day: string) =>
      dueRounds(sheet, store, day, [], 0).map(({ slot }) => slot)
    expect(slots(SATURDAY)).toContain('patrol-1230')
    expect(slots('2026-11-29')).toContain('patrol-1230')
    expect(slots('2026-11-27')).not.toContain('patrol-1230')
  })

  test('follows the hours of the store', () => {
    const late = { ...store, opens: '08:00', closes: '21:30' }
    const due = dueRounds(sheet, late, MONDAY, [], 0)
    expect(due[0]).toMatchObject({ dueAt: at('07:30'), lateAt: at('08:00') })
    expect(due.at(-1)).toMatchObject({ slot: 'closing', dueAt: at('21:30') })
  })

  test('a closing after midnight belongs to the day before', () => {
    const bar = { ...store, closes: '01:00' }
    const closing = dueRounds(sheet, bar, MONDAY, [], 0).at(-1)
    expect(closing?.dueAt).toBe(at('01:00', MONDAY))
    expect(closing?.dueAt).toBeGreaterThan(at('23:00'))
    expect(closing?.endsAt).toBeGreaterThan(closing?.dueAt ?? 0)
  })

  test('weekly rounds carry their weekday', () => {
    const weekly = {
      schedule: [{ moment: 'weekly' as const, time: '15:00', weekdays: [1] }],
    }
    expect(dueRounds(weekly, store, MONDAY, [], 0)).toMatchObject([{ slot: 'weekly-1' }])
    expect(dueRounds(weekly, store, SATURDAY, [], 0)).toEqual([])
  })

  test('without a template nothing is due', () => {
    expect(dueRounds(null, store, MONDAY, [], at('12:00'))).toEqual([])
  })
})

describe('where a round stands', () => {
  test.each([
    ['09:59', 'later'],
    ['10:00', 'due'],
    ['10:29', 'due'],
    ['10:30', 'overdue'],
    ['13:59', 'overdue'],
    ['14:00', 'missed'],
  ])('at %s the patrol of 10:00 nobody began is %s', (time, state) => {
    expect(states(time)['patrol-1000']).toBe(state)
  })

  test.each([
    ['08:59', 'due'],
    ['09:00', 'overdue'],
    ['10:00', 'missed'],
  ])('at %s the opening round nobody began is %s', (time, state) => {
    expect(states(time).opening).toBe(state)
  })

  test('the closing round stays late until the business day ends', () => {
    expect(states('23:00').closing).toBe('overdue')
    expect(states('03:59').closing).toBe('overdue')
    expect(dueRounds(sheet, store, MONDAY, [], at('03:59') + 60_000).at(-1)?.state).toBe(
      'missed',
    )
  })

  test('begun: in progress until the next begins, then incomplete', () => {
    const rounds = [begun('patrol-1000')]
    expect(states('13:59', rounds)['patrol-1000']).toBe('in_progress')
    expect(states('14:00', rounds)['patrol-1000']).toBe('incomplete')
  })

  test('ended is what it was signed as', () => {
    expect(states('23:00', [begun('patrol-1000', 'signed')])['patrol-1000']).toBe('signed')
    const given = [begun('patrol-1000', 'incomplete')]
    expect(states('10:05', given)['patrol-1000']).toBe('incomplete')
  })

  test('hands over the record it found', () => {
    const round = begun('patrol-1000')
    const due = dueRounds(sheet, store, MONDAY, [round], at('10:05'))
    expect(due.find(({ slot }) => slot === 'patrol-1000')?.round).toBe(round)
  })
})

test('rounds beside the schedule are listed at the time they began', () => {
  const spot = { ...begun('spot', null, '11:20'), id: 'f00d' }
  const old = begun('patrol-1130', 'signed', '11:31')
  const due = dueRounds(sheet, store, MONDAY, [old, spot], at('12:00'))
  expect(due.map(({ slot, state }) => [slot, state])).toEqual([
    ['opening', 'missed'],
    ['patrol-1000', 'overdue'],
    ['spot', 'in_progress'],
    ['patrol-1130', 'signed'],
    ['patrol-1400', 'later'],
    ['patrol-1600', 'later'],
    ['closing', 'later'],
  ])
})
