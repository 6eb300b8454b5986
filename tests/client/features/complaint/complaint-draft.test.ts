import { describe, expect, test } from 'vitest'
import {
  changesOf,
  complaintOf,
  draftOf,
  EMPTY_DRAFT,
  lastTime,
  learnedAtOf,
} from '#client/features/complaint/complaint-draft.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { checkChange } from '#shared/record/check-change.ts'

const MINUTE = 60_000
const ZONE = 'Asia/Taipei'
/** 10:00 in the store. */
const NOW = Date.parse('2026-11-23T02:00:00Z')
const at = (text: string) => Date.parse(text)

describe('learnedAtOf', () => {
  const justNow = { type: 'ago', minutes: 0 } as const

  test('just now is when the form was opened, not when it was saved', () => {
    expect(learnedAtOf({ start: justNow, openedAt: NOW - 7 * MINUTE }, NOW)).toBe(
      NOW - 7 * MINUTE,
    )
  })

  test('ten minutes ago is counted from there too', () => {
    const start = { type: 'ago', minutes: 10 } as const
    expect(learnedAtOf({ start, openedAt: NOW - MINUTE }, NOW)).toBe(NOW - 11 * MINUTE)
  })

  test('a form opened under a clock that ran ahead does not start in the future', () => {
    expect(learnedAtOf({ start: justNow, openedAt: NOW + 60 * MINUTE }, NOW)).toBe(NOW)
  })

  test('a chosen instant stays what it was, also when the draft is found a day later', () => {
    const start = { type: 'at', at: NOW - 90 * MINUTE } as const
    expect(learnedAtOf({ start, openedAt: NOW }, NOW + 24 * 60 * MINUTE)).toBe(start.at)
  })
})

describe('lastTime', () => {
  test.each([
    ['09:59', '2026-11-23T01:59:00Z'],
    ['10:00', '2026-11-23T02:00:00Z'],
    ['10:01', '2026-11-22T02:01:00Z'],
    ['23:30', '2026-11-22T15:30:00Z'],
    ['00:00', '2026-11-22T16:00:00Z'],
  ])('[TM-6] at 10:00, %s is within the last 24 hours', (time, expected) => {
    expect(lastTime(time, NOW, ZONE)).toBe(at(expected))
  })
})

const filled = {
  ...EMPTY_DRAFT,
  category: 'car_quality' as const,
  customerName: ' 張先生 ',
  phone: ' ',
}

describe('complaintOf', () => {
  const given = { learnedAt: NOW, enteredAt: NOW, ownerId: 'p1', zone: ZONE }

  test('is accepted by the gate of its kind', () => {
    const set = JSON.parse(JSON.stringify(complaintOf(filled, given)))
    expect(checkChange(complaint, { set }, false)).toBeNull()
  })

  test('leaves out what was left empty and trims the rest', () => {
    const made = complaintOf(filled, given)
    expect(made.customerName).toBe('張先生')
    expect(Object.keys(made)).not.toContain('phone')
  })

  test('the person who saves is in charge unless somebody was chosen, or nobody', () => {
    expect(complaintOf(filled, given).ownerId).toBe('p1')
    expect(complaintOf({ ...filled, ownerId: 'p2' }, given).ownerId).toBe('p2')
    expect(complaintOf({ ...filled, ownerId: null }, given).ownerId).toBeNull()
  })

  test('the person it is about does not own it, not even by writing it down', () => {
    const about = { ...filled, aboutStaff: ['p1'] }
    expect(complaintOf(about, given).ownerId).toBeNull()
    expect(complaintOf({ ...about, ownerId: 'p1' }, given).ownerId).toBeNull()
    expect(complaintOf({ ...about, ownerId: 'p2' }, given).ownerId).toBe('p2')
  })

  test('[TM-9] belongs to the business day of its entry', () => {
    const night = at('2026-11-23T19:59:00Z')
    expect(complaintOf(filled, { ...given, enteredAt: night }).day).toBe('2026-11-23')
    expect(complaintOf(filled, { ...given, enteredAt: night + MINUTE }).day).toBe(
      '2026-11-24',
    )
  })
})

describe('changesOf', () => {
  const before = draftOf(
    complaintOf(filled, { learnedAt: NOW, enteredAt: NOW, ownerId: null, zone: ZONE }),
  )

  test('[F59] only what differs, so that edits of other fields stay theirs', () => {
    expect(changesOf(before, { ...before, emotion: 4, phone: '0912 ' })).toEqual({
      emotion: 4,
      phone: '0912',
    })
    expect(changesOf(before, before)).toEqual({})
  })

  test('the level is not among them: it changes with a reason, as a step', () => {
    expect(changesOf(before, { ...before, level: 4 })).toEqual({})
  })

  test('whoever it turns out to be about loses it with the same edit', () => {
    const owned = { ...before, ownerId: 'p1' }
    expect(changesOf(owned, { ...owned, aboutStaff: ['p1'] })).toEqual({
      aboutStaff: ['p1'],
      ownerId: null,
    })
    expect(changesOf(owned, { ...owned, aboutStaff: ['p2'] })).toEqual({
      aboutStaff: ['p2'],
    })
  })

  test('the start of the clock cannot be edited', () => {
    const later = {
      ...before,
      start: { type: 'ago', minutes: 60 } as const,
      lateReason: 'x',
    }
    expect(changesOf(before, later)).toEqual({})
  })
})
