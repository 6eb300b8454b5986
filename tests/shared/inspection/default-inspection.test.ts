import { describe, expect, test } from 'vitest'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import type { RoundMoment } from '#shared/inspection/inspection-template.ts'
import { itemsOf, zonesOf } from '#shared/inspection/round-items.ts'
import { checkChange } from '#shared/record/check-change.ts'
import type { Fields } from '#shared/record/record.ts'

const sheet = DEFAULT_INSPECTION.set

describe('the default 5S sheet', () => {
  test('has 62 rows in 11 areas, 14 of them critical, total weight 98', () => {
    expect(sheet.items).toHaveLength(62)
    expect(new Set(sheet.items.map((item) => item.id)).size).toBe(62)
    expect(sheet.areas.map((area) => area.code).join('')).toBe('ABCDEFGHIJK')
    expect(sheet.items.filter((item) => item.isCritical)).toHaveLength(14)
    expect(weightOf(sheet.items)).toBe(98)
  })

  const rounds: [RoundMoment, number, number, number][] = [
    ['opening', 55, 88, 11],
    ['patrol', 35, 55, 11],
    ['closing', 7, 13, 5],
    ['weekly', 1, 3, 1],
    ['spot', 35, 55, 11],
  ]
  test.each(rounds)(
    '%s asks %i rows of weight %i in %i areas',
    (moment, count, weight, zones) => {
      const items = itemsOf(sheet, moment)
      expect(items).toHaveLength(count)
      expect(weightOf(items)).toBe(weight)
      expect(zonesOf(sheet, moment)).toHaveLength(zones)
    },
  )

  test('says its rows as written', () => {
    const row = (id: string) => sheet.items.find((item) => item.id === id)
    expect(row('F02')).toEqual({
      id: 'F02',
      area: 'F',
      moments: ['opening', 'patrol'],
      weight: 2,
      isCritical: true,
      text: {
        'zh-Hant': '桌面無遺留報價單、身份證件與客戶資料',
        'zh-Hans': '桌面无遗留报价单、身份证件与客户资料',
        en: 'No quotation, ID document or customer paper left on a table',
      },
      owner: 'consultant_zone',
      photoOnFail: true,
    })
    expect(row('K03')?.moments).toEqual(['opening', 'weekly'])
    expect(row('E02')).toMatchObject({ isRepair: true, isCritical: false, weight: 1 })
    expect(row('H02')?.photoOnFail).toBe(false)
  })

  test('passes the gate every record passes', () => {
    const set = sheet as unknown as Fields
    expect(checkChange(DEFAULT_INSPECTION.kind, { set }, false)).toBeNull()
  })
})

function weightOf(items: readonly { weight: number }[]): number {
  return items.reduce((sum, item) => sum + item.weight, 0)
}
