import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldTerms } from '#shared/search/fold.ts'
import { simplified } from '#shared/search/simplified.ts'

const folded = (text: string) => fold(text, simplified)

describe('one spelling for many', () => {
  test.each([
    ['traditional is simplified', '張先生投訴交車延遲', '张先生投诉交车延迟'],
    ['variants meet', '臺灣', '台湾'],
    ['full width is half width', 'ＡＢＣ１２３', 'abc123'],
    ['letters are small', 'Model Y', 'modely'],
    ['blanks go, the wide one, too', '王　小 姐', '王小姐'],
    ['strokes of a complaint number', 'C-1123-7KQ', 'c11237kq'],
    ['the dot of a plate', '粵B·12345', '粤b12345'],
    ['groups of a phone number', '138-0013 8000', '13800138000'],
    ['the country of a phone number', '+86 138 0013 8000', '13800138000'],
    ['the country, dialled', '0086-13800138000', '13800138000'],
    ['Taiwan', '+886 912-345-678', '0912345678'],
    ['other numbers keep their 86', '860', '860'],
    ['beyond the basic plane', '𠮷野家', '𠮷野家'],
  ])('%s', (_what, given, wanted) => expect(folded(given)).toBe(wanted))

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text))
      }),
    )
  })

  test('all that is simplified is no longer traditional', () => {
    expect(simplified.size).toBeGreaterThan(3_000)
    for (const [, to] of simplified) expect(simplified.get(to) ?? to).toBe(to)
  })
})

describe('the words of a query', () => {
  test.each([
    ['each by itself', '張 交車', ['张', '交车']],
    ['once', '李 李', ['李']],
    ['a number in groups is one', '138 0013 8000', ['13800138000']],
    ['nothing but blanks', ' 　 ', []],
    ['nothing but strokes', '--', []],
  ])('%s', (_what, query, terms) => expect(foldTerms(query, simplified)).toEqual(terms))
})
