import { describe, expect, test } from 'vitest'
import { codeOfHash, groupTyped, readTyped } from '#client/features/enrol/typed-code.ts'

const CODE = 'ABCD1234EFGH5678JKMN9012PQRS'

describe('a code being typed', () => {
  const cases = [
    { name: 'is empty', typed: '', expected: { type: 'partial', left: 28 } },
    { name: 'lacks one', typed: CODE.slice(1), expected: { type: 'partial', left: 1 } },
    { name: 'is whole', typed: CODE, expected: { type: 'complete', code: CODE } },
    { name: 'has one too many', typed: `${CODE}0`, expected: { type: 'tooLong' } },
    {
      name: 'is whole in small letters, with dashes and spaces',
      typed: ' abcd-1234 efgh-5678-jkmn-9012-pqrs ',
      expected: { type: 'complete', code: CODE },
    },
    {
      name: 'has an O for 0 and an l for 1',
      typed: CODE.replace('0', 'O').replace('1', 'l'),
      expected: { type: 'complete', code: CODE },
    },
    { name: 'has a U', typed: 'ABU', expected: { type: 'foreign', letter: 'U' } },
    {
      name: 'has a Chinese letter',
      typed: '店',
      expected: { type: 'foreign', letter: '店' },
    },
  ]
  test.each(cases)('$name', ({ typed, expected }) => {
    expect(readTyped(typed)).toEqual(expected)
  })

  test('is grouped as it grows and left alone as it shrinks', () => {
    expect(groupTyped('abcd1', 'abcd')).toBe('ABCD-1')
    expect(groupTyped('ABCD-', 'ABCD-1')).toBe('ABCD-')
  })

  test('comes out of the link behind a QR', () => {
    expect(codeOfHash('#code=ABCD-1234')).toBe('ABCD-1234')
    expect(codeOfHash('')).toBeNull()
  })
})
