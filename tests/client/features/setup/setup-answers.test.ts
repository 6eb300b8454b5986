import { describe, expect, test } from 'vitest'
import {
  EMPTY_ANSWERS,
  type SetupAnswers,
  setupProblems,
} from '#client/features/setup/setup-answers.ts'

const GOOD: SetupAnswers = {
  ...EMPTY_ANSWERS,
  tenantName: '城東集團',
  storeName: '城東店',
  adminName: '陳主管',
  pin: '493817',
  pinAgain: '493817',
  deviceName: '門口平板 A',
}

describe('what is wrong with the setup page', () => {
  type Case = { name: string; change: Partial<SetupAnswers>; expected: object }
  const cases: Case[] = [
    { name: 'nothing', change: {}, expected: {} },
    {
      name: 'a name of spaces',
      change: { storeName: '  ' },
      expected: { storeName: 'error.required' },
    },
    {
      name: 'closing at opening time',
      change: { opens: '09:00', closes: '09:00' },
      expected: { closes: 'error.closesFirst' },
    },
    {
      name: 'no closing time, which is not also too early',
      change: { closes: '' },
      expected: { closes: 'error.required' },
    },
    {
      name: 'five digits',
      change: { pin: '49381', pinAgain: '49381' },
      expected: { pin: 'error.pinLength' },
    },
    {
      name: 'a run',
      change: { pin: '123456', pinAgain: '123456' },
      expected: { pin: 'weak.sequence' },
    },
    {
      name: 'two different PINs',
      change: { pinAgain: '493818' },
      expected: { pinAgain: 'error.pinDiffers' },
    },
  ]
  test.each(cases)('$name', ({ change, expected }) => {
    expect(setupProblems({ ...GOOD, ...change })).toEqual(expected)
  })

  test('the empty page asks for every name and a PIN', () => {
    expect(Object.keys(setupProblems(EMPTY_ANSWERS)).sort()).toEqual([
      'adminName',
      'deviceName',
      'pin',
      'storeName',
      'tenantName',
    ])
  })
})
