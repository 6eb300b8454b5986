import { expect, test } from 'vitest'
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  readCode,
  showCode,
} from '#shared/people/enrolment-code.ts'

const CODE = '0123456789ABCDEFGHJKMNPQRSTV'

test('[AU-1] a code carries at least 128 bits', () => {
  expect(CODE_LENGTH * Math.log2(CODE_ALPHABET.length)).toBeGreaterThanOrEqual(128)
  expect(new Set(CODE_ALPHABET).size).toBe(32)
})

test('what is shown reads back as the code', () => {
  expect(showCode(CODE)).toBe('0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV')
  expect(readCode(showCode(CODE))).toBe(CODE)
})

test.each([
  ['lower case and spaces', ' 0123 4567 89ab cdef ghjk mnpq rstv '],
  ['letters that look like digits', 'OI23-4567-89AB-CDEF-GHJK-MNPQ-RSTV'],
  ['a small L for a one', 'Ol23-4567-89AB-CDEF-GHJK-MNPQ-RSTV'],
])('reads %s', (_name, typed) => {
  expect(readCode(typed)).toBe(CODE)
})

test.each([
  ['nothing', ''],
  ['a letter too few', CODE.slice(1)],
  ['a letter too many', `${CODE}0`],
  ['a letter that codes never have', `U${CODE.slice(1)}`],
])('does not read %s', (_name, typed) => {
  expect(readCode(typed)).toBeNull()
})
