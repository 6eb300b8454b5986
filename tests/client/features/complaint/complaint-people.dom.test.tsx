import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { DAY, HOUR, MINUTE, NOW } from './complaint-page.tsx'
import {
  button,
  desk,
  finger,
  kinds,
  more,
  openCase,
  type Past,
  startDesk,
} from './each-desk.ts'

describe('the person complained about', () => {
  test('looks on, and can say a word to it', async () => {
    await openCase('chen', { aboutStaff: ['chen'] })
    expect(screen.getByText(/不能由你負責、結案或回訪/)).toBeTruthy()
    for (const name of ['已聯絡客戶', '記下：結案', '復原：受理', '修改'])
      expect(screen.queryByRole('button', { name })).toBeNull()
    finger.tap('當事人說明…')
    finger.type('當事人怎麼說？', '當時在接銀行電話')
    finger.tap('存下說明')
    await screen.findByText('當時在接銀行電話')
    expect(await kinds()).toEqual(['accepted', 'statement'])
    expect(screen.getByRole('button', { name: '復原：當事人說明' })).toBeTruthy()
  })

  test('cannot be chosen as the owner, and loses it when it turns out', async () => {
    await openCase('lin', { ownerId: 'li' })
    finger.tap('修改')
    finger.press(screen.getByText('來源、等級、負責人'))
    const about = screen.getByRole('group', { name: '被投訴的同事' })
    finger.tap('李志強', about)
    const owner = screen.getByLabelText<HTMLSelectElement>('負責人')
    expect(owner.value).toBe('')
    const names = [...owner.options].map((option) => option.text)
    expect(names).not.toContain('李志強')
    finger.tap('存下修改')
    await screen.findByText('還沒有負責人。')
    expect(await desk.complaint('c1')).toMatchObject({ aboutStaff: ['li'], ownerId: null })
  })
})

test('handed to another department: which, who, told; the owner and the clock stay', async () => {
  await openCase('chen')
  await more('轉部門…')
  finger.tap('售後')
  finger.type('誰接手可不填', '程師傅')
  finger.press(screen.getByRole('switch', { name: '已告訴客人' }))
  finger.tap('轉部門')
  await screen.findByText('已記下：轉部門')
  expect((await desk.steps('c1')).at(-1)).toMatchObject({
    ...{ step: 'handover', department: 'service', toName: '程師傅', note: '已告訴客人' },
  })
  expect((await desk.complaint('c1')).ownerId).toBe('li')
  await screen.findByText('售後・程師傅')
})

describe('what is written beside it', () => {
  test('[UX-6] a compensation names its amount and who allowed it', async () => {
    await openCase('lin')
    const before = await desk.complaint('c1')
    await more('補償…')
    finger.tap('退款')
    finger.type('金額（元）可不填', '1500')
    finger.tap('存下修改')
    await screen.findByText('退款・1,500 元・林經理 核准')
    expect(await desk.complaint('c1')).toEqual({
      ...before,
      ...{ compensationKind: 'refund', compensationCny: 1500, compensationBy: 'lin' },
    })
    finger.press(await screen.findByRole('button', { name: '復原' }))
    await waitFor(async () =>
      expect((await desk.complaint('c1')).compensationKind).toBeNull(),
    )
    expect(await desk.complaint('c1')).toEqual({
      ...before,
      ...{ compensationKind: null, compensationCny: null, compensationBy: null },
    })
  })

  test('cause and prevention, with the day it was done', async () => {
    await openCase('chen')
    await more('原因與預防…')
    finger.tap('流程')
    finger.type('預防措施', '交車前一天由主管核對')
    finger.press(screen.getByRole('switch', { name: '預防措施已完成' }))
    finger.tap('存下修改')
    await screen.findByText(/交車前一天由主管核對・.* 已完成/)
    expect(await desk.complaint('c1')).toMatchObject({
      ...{ causeType: 'process', preventionDoneAt: NOW },
    })
  })
})

describe('who cannot be reached', () => {
  const days = 24 * HOUR
  const tried: readonly Past[] = [
    ['attempt', 2 * days],
    ['attempt', 2 * days - 6 * HOUR],
    ['attempt', days],
  ]

  test.each([
    ['chen', tried, '客人不滿意或沒表態，只有經理能結案。'],
    ['lin', tried.slice(1), /要在兩天、不同時段試三次/],
  ])('%s does not close it', async (personId, steps, words) => {
    await openCase(personId, {}, steps)
    finger.tap('記下：結案')
    finger.press(screen.getByRole('radio', { name: /聯絡不上/ }))
    expect(await screen.findByText(words)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '結案' })).toBeNull()
  })

  test('is let go by the manager after three tries on two days', async () => {
    await openCase('lin', {}, tried)
    finger.tap('記下：結案')
    finger.press(screen.getByRole('radio', { name: /聯絡不上/ }))
    finger.tap('流程')
    finger.type('預防措施', '登記時核對電話')
    await waitFor(() => expect(button('結案').disabled).toBe(false))
    finger.tap('結案')
    await screen.findByText('聯絡不上，經理結案')
    expect((await desk.steps('c1')).at(-1)).toMatchObject({ unverified: true })
  })
})

describe('the evening', () => {
  /** 20:10 in the store. */
  const EVENING = Date.parse('2026-11-23T12:10:00Z')

  test('lists what falls due before the doors open, and hands it over in two taps', async () => {
    vi.setSystemTime(EVENING)
    await startDesk('chen')
    await desk.complain('night', 30 * MINUTE, { customerName: '孫女士' })
    await desk.complain('day', 0, { customerName: '李女士', enteredAt: EVENING })
    await desk.complain('late', 0, { learnedAt: EVENING, customerName: '鄧先生' })
    desk.open()
    const evening = await screen.findByRole('region', { name: '開門前到期' })
    expect(within(evening).getByText('08:30 開門前到期 3 件')).toBeTruthy()
    expect(screen.getAllByText('20:30 前要聯絡上客人').length).toBeGreaterThan(0)
    const row = within(evening).getByText('孫女士').closest('li') as HTMLElement
    finger.tap('交夜間負責人', row)
    finger.tap('林經理', row)
    await within(row).findByText(/今晚：林經理/)
    expect((await desk.steps('night')).at(-1)).toMatchObject({ step: 'night', toId: 'lin' })
    expect(finger.taps).toBe(2)
  })

  test('by day there is no such list', async () => {
    await startDesk('chen')
    await desk.complain('c1', HOUR)
    desk.open()
    await screen.findByRole('list', { name: '未結投訴' })
    expect(screen.queryByRole('region', { name: '開門前到期' })).toBeNull()
  })
})

test('the form on paper has its fields, the ticked level and four signatures', async () => {
  const printed = vi.fn()
  vi.stubGlobal('print', printed)
  const said = { description: '交車缺腳踏墊', level: 1, phone: '0912345521' } as const
  await openCase('chen', { plate: '示A·12345', ...said })
  await more('列印處理表')
  await waitFor(() => expect(printed).toHaveBeenCalledTimes(1))
  const notes = await desk.db.records
    .where('[kind+day]')
    .equals(['exportNote', DAY])
    .toArray()
  expect(notes.map(({ body, by }) => ({ ...body, by }))).toMatchObject([
    { format: 'print', personal: true, rows: 1, by: 'chen' },
  ])
  const sheet = document.querySelector('.complaint-sheet') as HTMLElement
  for (const words of [
    '客戶投訴處理表',
    '示A·12345',
    '交車缺腳踏墊',
    '☑ 抱怨',
    '☐ 重大投訴',
  ])
    expect(sheet.textContent).toContain(words)
  expect([...sheet.querySelectorAll('th')].map((th) => th.textContent)).toEqual(
    expect.arrayContaining(['客戶簽名', '處理人簽名', '主管簽名', '經理簽名', '閉環']),
  )
  expect(document.title).toMatch(/^城東店_客戶投訴處理表_C-1123-/)
  act(() => void window.dispatchEvent(new Event('afterprint')))
  await waitFor(() => expect(document.querySelector('.complaint-sheet')).toBeNull())
})
