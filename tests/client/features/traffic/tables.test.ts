import { describe, expect, test } from 'vitest'
import { contactTable } from '#client/features/traffic/contact-table.ts'
import { fileTable, paperTable } from '#client/features/traffic/visit-table.ts'
import type { VisitView } from '#client/features/traffic/visit-view.ts'
import { contactTexts } from '#client/locales/contact.ts'
import type { Area } from '#client/locales/define-area.ts'
import { say, type Values } from '#client/locales/say.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import type { Translate } from '#client/locales/use-text.ts'
import type { Contact } from '#shared/contact/contact.ts'
import { textOf } from '#shared/export/table.ts'
import { instantAt } from '#shared/record/business-day.ts'
import { LEVELS } from '#shared/visit/levels.ts'
import { SOURCES } from '#shared/visit/sources.ts'
import type { Visit, VisitUndo } from '#shared/visit/visit.ts'

const ZONE = 'Asia/Shanghai'
const DAY = '2026-06-12'
const at = (clock: string) => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return instantAt(DAY, hour, minute, ZONE)
}
function words<A extends Area>(area: A): Translate<A> {
  return (key, ...values) => say(area, 'zh-Hant', key, values[0] as Values)
}
const NAMES: Record<string, string> = {
  chen: '陳佳',
  lin: '林浩',
  zhou: '周敏',
  he: '何俊',
}
const common = {
  people: {
    nameOf: (id: string | null | undefined) => NAMES[id ?? ''] ?? '',
    roleOf: () => undefined,
    staff: [],
    options: [],
  },
  names: {
    source: (code: string | null | undefined) =>
      SOURCES.find((one) => one.code === code)?.name['zh-Hant'] ?? code ?? '',
    level: (code: string | null | undefined) =>
      code ? `${code} ${LEVELS.find((one) => one.code === code)?.name['zh-Hant']}` : '',
    sources: [],
  },
  zone: ZONE,
}

function viewsOf(rows: readonly Partial<Visit>[]): VisitView[] {
  return rows.map((row, i) => {
    const visit = {
      ...{ id: `v${i}`, by: null, captured: null, stamp: '', waiting: false, day: DAY },
      ...{ arriveAt: at('09:00'), headcount: 1, visitKind: 'new_car' as const },
      ...{ visitOrder: 'first' as const, byAppointment: false },
      ...row,
    }
    return { visit, number: i + 1, undos: [], isWaiting: false }
  })
}

/** domain.md 2.5. */
const SAMPLE = viewsOf([
  {
    ...{ arriveAt: at('09:12'), leaveAt: at('10:05'), headcount: 2, source: 'portal' },
    ...{ consultantId: 'chen', nameOrCall: '王先生', phone: '13800000001', recorded: true },
    ...{ models: ['M2 SUV'], levelAtLeave: 'A', steps: ['test_drive'] },
    ...{
      nextContactAt: at('10:00') + 86_400_000,
      dmsEntered: true,
      dmsEnteredAt: at('10:40'),
    },
  },
  {
    ...{ arriveAt: at('09:40'), leaveAt: at('09:52'), source: 'passing_by' },
    ...{
      consultantId: 'lin',
      recorded: false,
      notRecordedReason: 'refused',
      models: ['M1'],
    },
    ...{ noTestDriveReason: 'no_time', dmsEntered: true },
  },
  {
    ...{ arriveAt: at('10:20'), leaveAt: at('11:35'), headcount: 3, visitOrder: 'repeat' },
    ...{ invitedBy: 'phone', source: 'owner_referral', consultantId: 'zhou' },
    ...{ nameOrCall: '李女士', phone: '13800000002', recorded: true, models: ['M3 EV'] },
    ...{ levelAtLeave: 'O', noTestDriveReason: 'drove_before', steps: ['order'] },
  },
  {
    ...{ arriveAt: at('15:10'), leaveAt: at('15:15'), visitKind: 'non_sales' },
    ...{ visitOrder: 'unknown' },
  },
])
const sheet = {
  ...{ ...common, t: words(trafficTexts), rows: SAMPLE },
  ...{ now: at('12:00'), closesAt: at('18:30') },
}

describe('the traffic sheet on paper', () => {
  const table = paperTable(sheet)
  const lines = table.rows.map((row) => row.map(textOf).join('|'))

  test('has the columns of the paper form, and reads like the sample', () => {
    expect(table.columns.map(({ label }) => label).join('|')).toBe(
      '序號|到店–離店|人數|目的・首次再次|來店渠道|顧問|客戶|電話|留檔|車型|級別|試駕|訂單|下次聯繫|DMS|備註',
    )
    expect(lines).toEqual([
      '1|09:12–10:05|2|首次|汽車網站|陳佳|王先生|138****0001|是|M2 SUV|A 十五日內|是|否|2026-06-13|是 10:40|',
      '2|09:40–09:52|1|首次|路過|林浩|||否（不願留）|M1||否（沒時間）|否||是|',
      '3|10:20–11:35|3|再次|車主轉介|周敏|李女士|138****0002|是|M3 EV|O 已訂未交|否（之前試過）|是||否|',
      '4|15:10–15:15|1|非購車||||||||||||',
    ])
  })

  test('[PR-11] no whole number is on it', () => {
    expect(lines.join()).not.toMatch(/\d{11}/)
  })

  test('ends with the totals of exactly these rows', () => {
    expect(Object.fromEntries(table.totals)).toMatchObject({
      ...{ 批次: 4, 首次: 2, 再次: 1, '其他（非購車）': 1, 首次留檔: 1, 試乘試駕: 1 },
      ...{ 訂單: 1, 沒有顧問: 0, '9–10 時': 2, '15–16 時': 1, 路過: 1 },
    })
  })
})

describe('the traffic sheet as a file', () => {
  const cellOf = (isPersonal: boolean, label: string, rows = SAMPLE) => {
    const { columns, rows: cells } = fileTable({ ...sheet, rows }, isPersonal)
    return cells[0]?.[columns.findIndex((column) => column.label === label)]
  }

  test('[PR-11] phones are masked unless asked for', () => {
    expect(cellOf(false, '電話')).toBe('138****0001')
    expect(cellOf(true, '電話')).toBe('13800000001')
  })

  test('times, days and counts are typed', () => {
    expect(cellOf(false, '到店時間')).toEqual({ type: 'clock', minutes: 552 })
    expect(cellOf(false, '日期')).toEqual({ type: 'date', day: DAY })
    expect(cellOf(false, '人數')).toBe(2)
  })

  test('a void row is there with its reason, struck out and not counted', () => {
    const undo = { id: 'u', visitId: 'v0', day: DAY, reason: '重複' } as VisitUndo
    const rows = SAMPLE.map((view, i) =>
      i === 0 ? { ...view, undos: [undo as never] } : view,
    )
    expect(cellOf(false, '作廢原因', rows)).toBe('作廢：重複')
    const table = fileTable({ ...sheet, rows }, false)
    expect([...(table.struck ?? [])]).toEqual([0])
    expect(Object.fromEntries(table.totals).批次).toBe(3)
  })
})

test('the sheet of contacts: paper masks phones, a file has all the columns', () => {
  const row: Contact = {
    ...{ day: DAY, contactKind: 'web', receivedAt: at('09:00'), via: 'portal' },
    ...{ handlerId: 'he', firstResponseAt: at('09:18'), valid: 'valid', recorded: true },
    ...{ customerName: '趙先生', phone: '13800000003', model: 'M2', level: 'B' },
    ...{ source: 'portal', arrivedVisitId: 'v', dmsEntered: false },
  }
  const input = {
    ...{ ...common, t: words(contactTexts), common: words(trafficTexts), rows: [row] },
  }
  const paper = contactTable(input, { isPaper: true, isPersonal: false })
  expect(paper.rows[0]?.map(textOf).join('|')).toBe(
    '1|09:00|網絡|汽車網站|何俊|18|有效|是|趙先生|138****0003|M2|B 三十日內|汽車網站|||是|否|已補全',
  )
  expect(Object.fromEntries(paper.totals)).toMatchObject({ 全部: 1, 有效: 1, 到店: 1 })
  const file = contactTable(input, { isPaper: false, isPersonal: true })
  expect(file.rows[0]).toContain('13800000003')
  expect(file.columns.length).toBeGreaterThan(paper.columns.length)
})
