import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import type { InspectionItem, RoundMoment } from '#shared/inspection/inspection-template.ts'
import { itemsOf } from '#shared/inspection/round-items.ts'
import {
  type Answers,
  answersOf,
  bandOf,
  gradeOf,
  scoreOf,
} from '#shared/inspection/score.ts'

type ResultType = 'pass' | 'minor' | 'fail' | 'na'

const sheet = DEFAULT_INSPECTION.set

function answers(given: Record<string, ResultType | null>): Answers {
  return answersOf(
    Object.fromEntries(
      Object.entries(given).map(([id, type]) => [`r.${id}`, type && { type, at: 1 }]),
    ),
  )
}

/** All pass but what is given. */
function round(moment: RoundMoment, given: Record<string, ResultType | null>) {
  const items = itemsOf(sheet, moment)
  const all = Object.fromEntries(items.map((item) => [item.id, 'pass' as const]))
  return scoreOf(items, answers({ ...all, ...given }))
}

describe('the samples of the trade', () => {
  test('opening with one spotlight out: 98.9, green', () => {
    const score = round('opening', { E02: 'fail' })
    expect(score).toMatchObject({ scorePct: 98.9, criticalFails: 0 })
    expect(gradeOf(score)).toBe('green')
  })

  test('patrol with a quotation left on a table: 96.4, red in spite of the score', () => {
    const score = round('patrol', { F02: 'fail' })
    expect(score).toMatchObject({ scorePct: 96.4, criticalFails: 1 })
    expect(gradeOf(score)).toBe('red')
  })

  test('patrol with a bin emptied at once: 99.1, green', () => {
    const score = round('patrol', { G06: 'minor' })
    expect(score).toMatchObject({ scorePct: 99.1, criticalFails: 0, fails: [] })
    expect(gradeOf(score)).toBe('green')
  })

  test('closing with nothing wrong: 100, green', () => {
    expect(round('closing', {})).toMatchObject({ scorePct: 100, band: 'green' })
  })
})

describe('what is not looked at', () => {
  test.each([
    [3, 'green'],
    [4, null],
  ] as const)('%i of 35 not answered: grade %s', (missing, grade) => {
    const ids = itemsOf(sheet, 'patrol').slice(0, missing)
    const score = round('patrol', Object.fromEntries(ids.map(({ id }) => [id, null])))
    expect(score).toMatchObject({ notChecked: missing, scorePct: 100 })
    expect(gradeOf(score)).toBe(grade)
  })

  test('exactly a tenth is still graded', () => {
    const ten = itemsOf(sheet, 'patrol').slice(0, 10)
    const nine = answers(Object.fromEntries(ten.slice(1).map(({ id }) => [id, 'pass'])))
    const eight = answers(Object.fromEntries(ten.slice(2).map(({ id }) => [id, 'pass'])))
    expect(scoreOf(ten, nine).isIncomplete).toBe(false)
    expect(scoreOf(ten, eight).isIncomplete).toBe(true)
  })

  test('nothing applies: no score, no grade', () => {
    const items = itemsOf(sheet, 'closing')
    const none = answers(Object.fromEntries(items.map(({ id }) => [id, 'na'])))
    expect(scoreOf(items, none)).toMatchObject({ scorePct: null, band: null, answered: 7 })
    expect(scoreOf(items, new Map())).toMatchObject({ scorePct: null, notChecked: 7 })
  })

  test('an answer of another shape is no answer', () => {
    expect(answersOf({ 'r.A01': { type: 'great', at: 1 }, 'r.A02': null, x: 1 }).size).toBe(
      0,
    )
  })
})

test.each([
  [100, 0, 'green'],
  [95, 0, 'green'],
  [94.9, 0, 'yellow'],
  [85, 0, 'yellow'],
  [84.9, 0, 'red'],
  [100, 1, 'red'],
  [null, 0, null],
  [null, 1, 'red'],
] as const)('%s with %i critical fails is %s', (score, critical, grade) => {
  expect(bandOf(score, critical)).toBe(grade)
})

describe('laws of the score', () => {
  const result = fc.constantFrom<ResultType | null>('pass', 'minor', 'fail', 'na', null)
  const item = fc.record({
    weight: fc.constantFrom(1, 2, 3),
    isCritical: fc.boolean(),
    result,
  })
  const filled = fc.array(item, { maxLength: 40 }).map((rows) => {
    const items = rows.map((row, i) => ({
      ...rowOf(i),
      ...row,
    })) as unknown as InspectionItem[]
    const given = Object.fromEntries(rows.map((row, i) => [rowOf(i).id, row.result]))
    return { items, given }
  })

  test('is the quotient of the weights, between 0 and 100, to one decimal', () => {
    fc.assert(
      fc.property(filled, ({ items, given }) => {
        const { scorePct } = scoreOf(items, answers(given))
        const value = { pass: 1, minor: 0.5, fail: 0 }
        let top = 0
        let weight = 0
        for (const { id, weight: w } of items) {
          const type = given[id]
          if (!type || type === 'na') continue
          top += w * value[type]
          weight += w
        }
        if (weight === 0) expect(scorePct).toBeNull()
        else {
          expect(Math.abs((scorePct ?? -1) - (top / weight) * 100)).toBeLessThanOrEqual(
            0.0501,
          )
          expect((scorePct ?? 0.05) * 10).toBeCloseTo(Math.round((scorePct ?? 0) * 10), 9)
        }
      }),
    )
  })

  test('a row set to not applicable counts as if it were not on the sheet', () => {
    fc.assert(
      fc.property(filled, ({ items, given }) => {
        const some = items.filter(({ id }) => given[id] !== 'na')
        const { scorePct } = scoreOf(items, answers(given))
        expect(scoreOf(some, answers(given)).scorePct).toBe(scorePct)
      }),
    )
  })

  test('a better answer never lowers the score', () => {
    const better = { fail: 'minor', minor: 'pass', pass: 'pass' } as const
    fc.assert(
      fc.property(filled, fc.nat(), ({ items, given }, pick) => {
        const id = items[pick % Math.max(1, items.length)]?.id
        const type = id ? given[id] : null
        if (!id || !type || type === 'na') return
        const before = scoreOf(items, answers(given)).scorePct ?? 0
        const after =
          scoreOf(items, answers({ ...given, [id]: better[type] })).scorePct ?? 0
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('areas add up to the round', () => {
    fc.assert(
      fc.property(filled, fc.nat(40), ({ items, given }, cut) => {
        const held = answers(given)
        const parts = [items.slice(0, cut), items.slice(cut)].map((p) => scoreOf(p, held))
        const whole = scoreOf(items, held)
        const sum = (pick: (s: (typeof parts)[number]) => number) =>
          parts.reduce((total, part) => total + pick(part), 0)
        expect(whole.answered).toBe(sum((s) => s.answered))
        expect(whole.notChecked).toBe(sum((s) => s.notChecked))
        expect(whole.criticalFails).toBe(sum((s) => s.criticalFails))
      }),
    )
  })
})

function rowOf(i: number) {
  return { id: `A${String(i).padStart(2, '0')}`, area: 'A', moments: ['patrol'] }
}
