import { describe, expect, test } from 'vitest'
import { isFound } from '#client/features/complaint/search-complaints.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'

const complaint = {
  id: '3f2b8c1e-8c64-4b53-9a35-0f6c2f1f7d10',
  day: '2026-11-23',
  customerName: 'Ｗａｎｇ 王小明',
  phone: '0912-345-521',
  plate: '滬A·D4K52',
  vinLast6: 'D04101',
  orderRef: 'SO-2026-0988',
}

describe('isFound', () => {
  test('the complaint searched for has this number', () => {
    expect(complaintNumber(complaint)).toBe('C-1123-RF8')
  })

  test.each([
    ['nothing typed', ''],
    ['blanks', '   '],
    ['part of the name', '小明'],
    ['the name without its blank', 'wang王'],
    ['half width for full width', 'wang'],
    ['the last four of the phone', '5521'],
    ['the last four with a stroke', '345-521'],
    ['the whole phone', '0912345521'],
    ['the number', 'C-1123-RF8'],
    ['the number in small letters without strokes', 'c1123rf8'],
    ['its last three', 'rf8'],
    ['its day', '1123'],
    ['the end of the plate', '4k52'],
    ['the whole plate, written plainly', '滬ad4k52'],
    ['the end of the VIN', '4101'],
    ['the number of the order', 'so20260988'],
  ])('%s: %s', (_, query) => {
    expect(isFound(complaint, query)).toBe(true)
  })

  test.each([
    ['another name', '李'],
    ['digits from the middle of the phone', '2345'],
    ['three digits of the phone', '521'],
    ['another number', 'RF9'],
    ['two characters of a number', 'f8'],
    ['two characters of a plate', '52'],
    ['the middle of a plate', 'D4K'],
    ['a name with digits that end the phone', '張5521'],
  ])('not: %s', (_, query) => {
    expect(isFound(complaint, query)).toBe(false)
  })

  test('letters that look like digits are those digits', () => {
    const id = Array.from({ length: 500 }, (_, n) => `id-${n}`).find((one) =>
      /[01]/.test(complaintNumber({ id: one, day: '2026-11-23' }).slice(-3)),
    ) as string
    const number = complaintNumber({ id, day: '2026-11-23' })
    const misread = number.replace(/0/g, 'O').replace(/1/g, 'l')
    expect(isFound({ ...complaint, id }, misread)).toBe(true)
  })

  test('a complaint without a phone or a name is found by its number', () => {
    const { phone: _, ...rest } = complaint
    expect(isFound({ ...rest, customerName: '' }, 'rf8')).toBe(true)
    expect(isFound({ ...rest, customerName: '' }, '5521')).toBe(false)
  })
})
