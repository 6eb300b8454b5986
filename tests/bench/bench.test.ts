import { describe, expect, test } from 'vitest'
import { type Figure, verdictOf } from './figure.ts'
import { flat, sampleVisits } from './sample-visits.ts'
import { quantile } from './statistics.ts'
import { showJson } from './table.ts'

const SAMPLE = { count: 450, seed: 1, lastDay: '2026-11-23', perDay: 200 }

describe('sampleVisits', () => {
  test('gives the same 12 fields and about 400 bytes each time', () => {
    const visits = sampleVisits(SAMPLE)
    expect(sampleVisits(SAMPLE)).toEqual(visits)
    const bytes = new TextEncoder().encode(JSON.stringify(visits.map(flat))).length
    expect(bytes / visits.length).toBeGreaterThan(360)
    expect(bytes / visits.length).toBeLessThan(440)
    expect(new Set(visits.map(({ body }) => Object.keys(body).length))).toEqual(
      new Set([12]),
    )
  })

  test('fills the last day, and the days before it as far as they go', () => {
    const days = sampleVisits(SAMPLE).map(({ body }) => body.day)
    const countOf = (day: string) => days.filter((d) => d === day).length
    expect(['2026-11-23', '2026-11-22', '2026-11-21'].map(countOf)).toEqual([200, 200, 50])
    expect(days.at(-1)).toBe('2026-11-23')
  })
})

describe('quantile', () => {
  test('lies between the two nearest, and nothing has none', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([10, 20], 1)).toBe(20)
    expect(() => quantile([], 0.5)).toThrow('nothing was measured')
  })
})

describe('verdictOf', () => {
  const figure = (value: number): Figure => ({
    ...{ id: 'P1', part: '', what: 'a tap', unit: 'ms', value, limit: 2 },
    ...{ must: { on: 'ratio', atMost: 2 }, goal: { on: 'ratio', atMost: 1.5 } },
  })

  test.each([
    [3, 'goal'],
    [3.1, 'must'],
    [4, 'must'],
    [4.1, 'MISSED'],
  ] as const)('%d ms beside a limit of 2 is %s', (value, verdict) => {
    expect(verdictOf(figure(value))).toBe(verdict)
  })

  test('a rate must not be below, and a program can read it all', () => {
    const rate = {
      ...figure(900),
      unit: '/s',
      must: { on: 'value', atLeast: 1000 },
    } as const
    const { goal: _goal, ...noGoal } = rate
    expect(verdictOf(noGoal)).toBe('MISSED')
    const parsed = JSON.parse(showJson([figure(3), { ...figure(5), part: 'p95' }]))
    expect(parsed.P1).toMatchObject({ value: 3, limit: 2, ratio: 1.5, target: '≤ 2 ×' })
    expect(parsed.P1.parts.p95.ratio).toBe(2.5)
  })
})
