import { expect, test } from 'vitest'
import {
  formatDay,
  formatDayTime,
  formatNumber,
  formatTime,
} from '#client/locales/format.ts'
import { LANGUAGES } from '#shared/record/language.ts'

const AT = Date.UTC(2026, 10, 23, 6, 5) // 14:05 in Taipei

test('the forms of product.md 2.5', () => {
  expect(LANGUAGES.map((l) => formatDayTime(AT, l, 'Asia/Taipei'))).toEqual([
    '11/23（週一） 14:05',
    '11/23周一 14:05',
    'Mon 23/11, 14:05',
  ])
})

test.each(LANGUAGES)('midnight is 00:00 and noon 12:00 in %s', (language) => {
  expect(formatTime(Date.UTC(2026, 10, 22, 16), language, 'Asia/Taipei')).toBe('00:00')
  expect(formatTime(Date.UTC(2026, 10, 23, 4), language, 'Asia/Taipei')).toBe('12:00')
})

test('the zone is the one given, not that of the machine', () => {
  expect(formatTime(AT, 'en', 'Europe/Berlin')).toBe('07:05')
})

test('a business day has no zone of its own', () => {
  expect(LANGUAGES.map((l) => formatDay('2026-01-01', l))).toEqual([
    '1/1（週四）',
    '1/1周四',
    'Thu 01/01',
  ])
})

test('numbers are grouped alike', () => {
  expect(LANGUAGES.map((l) => formatNumber(12_345, l))).toEqual(Array(3).fill('12,345'))
})
