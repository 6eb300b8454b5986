import { expect, test } from 'vitest'
import { defineArea } from '#client/locales/define-area.ts'
import { say } from '#client/locales/say.ts'
import { LANGUAGES } from '#shared/record/language.ts'

const area = defineArea('test', {
  'zh-Hant': {
    waiting_other: '等待傳送 {{count}}',
    hello: '{{a}}，{{b}}好',
    plain: '門口',
  },
  'zh-Hans': {
    waiting_other: '等待发送 {{count}}',
    hello: '{{a}}，{{b}}好',
    plain: '门口',
  },
  en: {
    waiting_one: '{{count}} waits',
    waiting_other: '{{count}} wait',
    hello: 'Hello {{b}}, {{a}}',
    plain: 'Door',
  },
})

const inAll = (key: string, values?: Record<string, string | number>) =>
  LANGUAGES.map((language) => say(area, language, key, values))

test('each language says it its own way', () => {
  expect(inAll('plain')).toEqual(['門口', '门口', 'Door'])
  expect(inAll('hello', { a: 1, b: '王' })).toEqual(['1，王好', '1，王好', 'Hello 王, 1'])
})

test.each([
  [0, '0 wait'],
  [1, '1 waits'],
  [2, '2 wait'],
  [21, '21 wait'],
])('English knows one and many: %i', (count, expected) => {
  expect(say(area, 'en', 'waiting', { count })).toBe(expected)
  expect(say(area, 'zh-Hant', 'waiting', { count })).toBe(`等待傳送 ${count}`)
})

test('a value is put in as it is, whatever it looks like', () => {
  const odd = '{{b}} <b>$& $1'
  expect(say(area, 'en', 'hello', { a: odd, b: 'x' })).toBe(`Hello x, ${odd}`)
})

test('what is missing shows itself', () => {
  expect(say(area, 'en', 'nothing')).toBe('nothing')
  expect(say(area, 'en', 'hello', { a: 1 })).toBe('Hello {{b}}, 1')
})
