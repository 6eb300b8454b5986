import { describe, expect, test } from 'vitest'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { checkChange } from '#shared/record/check-change.ts'
import type { Kind } from '#shared/record/define-kind.ts'
import type { Fields } from '#shared/record/record.ts'
import { PURPOSE_OF, visit, visitUndo } from '#shared/visit/visit.ts'

const DAY = '2026-11-23'
const AT = Date.parse('2026-11-23T02:00:00Z')

const WHOLE: readonly (readonly [Kind, Fields])[] = [
  [visit, { day: DAY, arriveAt: AT, headcount: 2, ...PURPOSE_OF.first }],
  [visitUndo, { day: DAY, visitId: 'v', at: AT }],
  [
    complaint,
    {
      day: DAY,
      learnedAt: AT,
      enteredAt: AT,
      channel: 'phone',
      category: 'attitude',
      level: 2,
      customerName: '',
      description: '',
      ownerId: null,
    },
  ],
  [complaintStep, { day: DAY, complaintId: 'c', step: 'accepted', at: AT }],
]

const COUNTS = [-1, 0, 100, 1e9, Number.NaN, Number.POSITIVE_INFINITY, 2.5, '2', null, true]
const TIMES = [-1, 2.5, Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 53, '10:00', null]

describe('checkChange', () => {
  test.each(WHOLE)('a sound $name passes', (kind, set) => {
    expect(checkChange(kind, { set }, false)).toBeNull()
  })

  const wrong: [string, string, unknown][] = [
    ...COUNTS.map((value): [string, string, unknown] => ['visit', 'headcount', value]),
    ...TIMES.map((value): [string, string, unknown] => ['visit', 'arriveAt', value]),
    ...TIMES.map((value): [string, string, unknown] => ['visitUndo', 'at', value]),
    ...TIMES.map((value): [string, string, unknown] => ['complaint', 'learnedAt', value]),
    ...TIMES.map((value): [string, string, unknown] => ['complaint', 'enteredAt', value]),
    ...TIMES.map((value): [string, string, unknown] => ['complaintStep', 'at', value]),
    ...[0, 5, 2.5, -1, Number.NaN, '2', null].map((value): [string, string, unknown] => [
      'complaint',
      'level',
      value,
    ]),
    ...['2026-02-30', '2026-13-01', '23/11/2026', '', 20261123].map(
      (value): [string, string, unknown] => ['visit', 'day', value],
    ),
  ]

  test.each(wrong)('[IN-13] %s.%s = %s is refused, new or edited', (name, field, value) => {
    const [kind, set] = WHOLE.find(([k]) => k.name === name) as (typeof WHOLE)[number]
    // What a faulty program would write: not JSON by type, and that is the point.
    const bad = { ...set, [field]: value } as Fields
    expect(checkChange(kind, { set: bad }, false)?.code).toBe('invalid_field')
    const edit = { [field]: value } as Fields
    expect(checkChange(kind, { set: edit }, true)?.code).toBe('invalid_field')
  })

  test.each(WHOLE)(
    '[IN-13] a new $name without a field it needs is refused',
    (kind, set) => {
      const needed = Object.keys(set).filter(
        (field) => kind !== visitUndo || field !== 'at',
      )
      for (const field of needed) {
        const { [field]: _, ...rest } = set
        expect(checkChange(kind, { set: rest }, false)).toEqual({
          code: 'missing_field',
          detail: field,
        })
      }
    },
  )
})
