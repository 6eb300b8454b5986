import { describe, expect, test } from 'vitest'
import { closingOf, FILL_MS, rowState } from '#shared/visit/row-state.ts'
import { PURPOSE_OF, type Visit } from '#shared/visit/visit.ts'
import { hadDrive, isVisitComplete, visitGaps } from '#shared/visit/visit-gaps.ts'

const TAPPED: Visit = { day: '2026-06-12', arriveAt: 0, headcount: 1, ...PURPOSE_OF.first }
const NEXT = Date.parse('2026-06-13T02:00:00Z')

/** The rows of domain.md 2.5. */
const WANG: Visit = {
  ...TAPPED,
  ...{ headcount: 2, source: 'portal_a', consultantId: 'chen', nameOrCall: '王先生' },
  ...{ phone: '13800000001', recorded: true, models: ['M2 SUV'], levelAtLeave: 'A' },
  ...{ steps: ['needs', 'test_drive'], nextContactAt: NEXT, dmsEntered: true },
}
const REFUSED: Visit = {
  ...TAPPED,
  ...{ source: 'passing_by', consultantId: 'lin', recorded: false },
  ...{ notRecordedReason: 'refused', models: ['M1'], noTestDriveReason: 'no_time' },
}
const LI: Visit = {
  ...TAPPED,
  ...PURPOSE_OF.appointment,
  ...{ visitOrder: 'repeat', source: 'owner_referral', consultantId: 'zhou' },
  ...{ nameOrCall: '李女士', phone: '13800000002', recorded: true, models: ['M3 EV'] },
  ...{ levelAtLeave: 'O', steps: ['order'], nextContactAt: NEXT },
}
const COURIER: Visit = { ...TAPPED, ...PURPOSE_OF.other }

describe('what a row still lacks', () => {
  test.each([
    ['a first visitor who left everything', WANG],
    ['one who refused to leave anything', REFUSED],
    ['a customer who came again and ordered', LI],
    ['a courier, whom one tap is enough for', COURIER],
  ])('nothing: %s', (_, visit) => {
    expect(visitGaps(visit)).toEqual([])
    expect(isVisitComplete(visit)).toBe(true)
  })

  test.each<[string, Partial<Visit>, string[]]>([
    ['a tap at the door', {}, ['consultant', 'recorded', 'noTestDriveReason']],
    ['order unknown', { ...WANG, visitOrder: 'unknown' }, ['order']],
    ['nobody any more', { ...WANG, consultantId: null }, ['consultant']],
    ['emptied again', { ...WANG, recorded: null }, ['recorded']],
    ['not kept, and why?', { ...REFUSED, notRecordedReason: null }, ['notRecordedReason']],
    ['kept without a name', { ...WANG, nameOrCall: '  ' }, ['name']],
    ['kept without a phone', { ...WANG, phone: '' }, ['phone']],
    ['kept without a model', { ...WANG, models: [] }, ['model']],
    ['kept without a channel', { ...WANG, source: null }, ['source']],
    ['kept, and then?', { ...WANG, nextContactAt: null }, ['nextContact']],
    ['first, no drive', { ...WANG, steps: ['needs'] }, ['noTestDriveReason']],
  ])('%s', (_, rest, gaps) => {
    expect(visitGaps({ ...TAPPED, ...rest })).toEqual(gaps)
  })

  test('WeChat stands for the phone, a ride for the drive', () => {
    expect(visitGaps({ ...WANG, phone: null, wechatAdded: true })).toEqual([])
    expect(hadDrive({ steps: ['test_ride'] })).toBe(true)
    expect(hadDrive({ steps: ['quotation'] })).toBe(false)
    expect(hadDrive({})).toBe(false)
  })
})

describe('how pressing a row is', () => {
  const closes = closingOf('2026-06-12', {
    ...{ opens: '08:30', closes: '18:30', zone: 'Asia/Shanghai' },
  })
  const left = { ...TAPPED, leaveAt: closes - 2 * FILL_MS }

  test.each<[string, Visit, number, string]>([
    ['still here', TAPPED, closes - 1, 'open'],
    ['just left', left, left.leaveAt + FILL_MS - 1, 'open'],
    ['left half an hour ago', left, left.leaveAt + FILL_MS, 'late'],
    ['a moment before closing', left, closes - 1, 'late'],
    ['at closing', left, closes, 'overdue'],
    ['at closing, nobody saw them leave', TAPPED, closes, 'overdue'],
    ['complete long after', WANG, closes + FILL_MS, 'complete'],
  ])('%s', (_, visit, now, state) => {
    expect(rowState(visit, now, closes)).toBe(state)
  })

  test('[TM-9] the store closes by its own clock, also after midnight', () => {
    expect(closes).toBe(Date.parse('2026-06-12T10:30:00Z'))
    const night = { opens: '16:00', closes: '01:30', zone: 'Asia/Taipei' }
    expect(closingOf('2026-06-12', night)).toBe(Date.parse('2026-06-12T17:30:00Z'))
  })
})
