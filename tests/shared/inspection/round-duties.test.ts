import { expect, test } from 'vitest'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { missingPhotos } from '#shared/inspection/round-duties.ts'
import { answersOf } from '#shared/inspection/score.ts'

const { items } = DEFAULT_INSPECTION.set

function missing(results: Record<string, object>, slots: string[] = []) {
  const round = Object.fromEntries(
    Object.entries(results).map(([id, result]) => [`r.${id}`, { at: 1, ...result }]),
  )
  const answers = answersOf(round)
  return missingPhotos({ items, answers, drawn: ['C01'], slots: new Set(slots) }).map(
    ({ type, slot }) => `${type} ${slot}`,
  )
}

test('failed, drawn and put-right rows ask for a photo each', () => {
  const results = { A01: { type: 'fail' }, C01: { type: 'pass' }, G06: { type: 'minor' } }
  expect(missing(results)).toEqual(['fail A01', 'drawn C01', 'after G06-after'])
  expect(missing(results, ['A01', 'C01', 'G06-after'])).toEqual([])
  expect(missing(results, ['G06'])).toHaveLength(3)
})

test('a word why there is none will do', () => {
  expect(missing({ A01: { type: 'fail', noPhoto: 'camera' } })).toEqual([])
})

test('rows nobody can photograph, not drawn or not applicable ask for none', () => {
  const results = { H02: { type: 'fail' }, C02: { type: 'pass' }, C01: { type: 'na' } }
  expect(missing(results)).toEqual([])
})
