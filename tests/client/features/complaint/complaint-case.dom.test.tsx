import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { DAY, type Desk, Finger, HOUR, MINUTE, NOW, openDesk } from './complaint-page.tsx'

let desk: Desk
let finger: Finger
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  finger = new Finger()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await desk.close()
  vi.useRealTimers()
})

const detail = () => screen.findByRole('article')
const button = (name: string | RegExp) =>
  screen.getByRole<HTMLButtonElement>('button', { name })
const kinds = async (id = 'c1') => (await desk.steps(id)).map(({ step }) => step)

type Past = readonly [step: StepRecord['step'], agoMs: number, more?: Partial<StepRecord>]

/** A complaint of two hours ago with these steps behind it. */
async function openCase(
  personId: string,
  rest: Partial<Complaint> = {},
  steps: readonly Past[] = [['accepted', 2 * HOUR]],
) {
  desk = await openDesk(personId)
  await desk.complain('c1', 2 * HOUR, rest)
  for (const [step, agoMs, more] of steps) await desk.step('c1', step, agoMs, more)
  desk.open('/complaints/c1')
  await detail()
}

async function more(name: string | RegExp) {
  finger.tap('更多…')
  finger.press(await screen.findByRole('button', { name }))
}

/** The course as the stored steps fold to. */
async function courseOf(id: string) {
  const rows = await desk.db.records
    .where('[kind+parent]')
    .equals(['complaintStep', id])
    .toArray()
  return complaintCourse(
    rows.map((row) => ({ ...(row.body as StepRecord), id: row.id, by: row.by })),
  )
}

describe('the three clocks', () => {
  test('show target and time, and a voice message meets none of them', async () => {
    await openCase('chen')
    const clocks = screen.getByRole('list', { name: '三個時限' })
    const shown = () =>
      within(clocks)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    expect(shown()).toEqual([
      '受理告知12:41 已過目標 1 小時',
      '首次回應15:41 前目標 4 小時',
      '處理23:41 前目標 12 小時',
    ])
    finger.tap('沒聯絡上…')
    finger.tap('留了語音')
    finger.tap('記下這次嘗試')
    await screen.findByText('已記下：沒聯絡上')
    expect((await desk.steps('c1')).at(-1)).toMatchObject({
      ...{ step: 'attempt', method: 'phone', result: 'voice_message' },
    })
    await screen.findByText('・電話・留了語音')
    expect(shown()[1]).toContain('15:41 前')
    finger.press(await screen.findByRole('button', { name: '已聯絡客戶' }))
    await waitFor(() => expect(shown()[1]).toBe('首次回應13:41 完成目標 4 小時'))
  })

  test('the customer is told who is in charge in two taps, undone in one', async () => {
    await openCase('chen')
    await more('已告知負責人')
    await waitFor(async () => expect(await kinds()).toContain('acknowledged'))
    finger.press(await screen.findByRole('button', { name: '復原' }))
    await waitFor(async () => expect(await kinds()).toContain('undone'))
    expect((await courseOf('c1')).done.acknowledged).toBeUndefined()
  })
})

test('who was told, and when, is on the card and in the row', async () => {
  await openCase('chen')
  const at = NOW - 5 * MINUTE
  await act(() =>
    desk.step('c1', 'told', 5 * MINUTE, {
      ...{ toldLevel: 2, toldRole: 'manager', toldIds: ['lin'], at },
    }),
  )
  await waitFor(() => expect(screen.getAllByText('已通知：經理 13:36')).toHaveLength(2))
  expect(await screen.findByText('・經理・林經理')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '復原：已通知' })).toBeNull()
})

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

describe('promised for later', () => {
  const promised: readonly Past[] = [
    ['accepted', 2 * HOUR],
    ['contacted', HOUR],
    ['planned', HOUR],
  ]

  test('how it ended is said, and what has to follow comes as further steps', async () => {
    await openCase('chen', {}, promised)
    await more('回覆結果…')
    finger.press(screen.getByRole('radio', { name: /方案與期限/ }))
    expect(button('已回覆客戶').disabled).toBe(true)
    finger.tap('3 天內')
    await waitFor(() => expect(button('已回覆客戶').disabled).toBe(false))
    finger.tap('已回覆客戶')
    await screen.findByText('已記下：已回覆客戶')
    const due = Date.parse('2026-11-26T10:00:00Z')
    expect((await desk.complaint('c1')).promisedAt).toBe(due)
    expect((await desk.steps('c1')).at(-1)).toMatchObject({ outcome: 'plan' })
    const dots = screen.getByRole('list', { name: '處理進度' })
    await within(dots).findByText('方案已執行')
    expect(within(dots).getByText('回訪')).toBeTruthy()
    expect(within(dots).getByText(/答應 11\/26/)).toBeTruthy()
    await screen.findByRole('button', { name: '方案已執行…' })
  })

  test('the measure needs its evidence', async () => {
    await openCase('chen', {}, [...promised, ['replied', HOUR, { outcome: 'plan' }]])
    finger.press(await screen.findByRole('button', { name: '方案已執行…' }))
    expect(button('方案已執行').disabled).toBe(true)
    finger.type('做了什麼，有什麼證據', '腳踏墊已裝，客人簽收')
    finger.tap('方案已執行')
    await screen.findByText('已記下：方案已執行')
    expect((await desk.steps('c1')).at(-1)).toMatchObject({ step: 'executed' })
  })
})

describe('the call-back', () => {
  const executed = (agoMs: number): readonly Past[] => [
    ['accepted', 40 * HOUR],
    ['contacted', 39 * HOUR],
    ['planned', 38 * HOUR],
    ['replied', 37 * HOUR, { outcome: 'plan' }],
    ['executed', agoMs],
  ]

  test.each([
    ['zhang', 24 * HOUR, null],
    ['li', 24 * HOUR, '回訪要由沒有參與處理的同事來做。'],
    ['zhang', HOUR, '還太早：11/23（週一） 14:41 之後再回訪。'],
    ['zhang', 49 * HOUR, '已超過執行後 48 小時，會記為逾時回訪。'],
  ])('by %s, %i ms after the measure', async (personId, agoMs, words) => {
    await openCase(personId, {}, executed(agoMs))
    finger.press(await screen.findByRole('button', { name: '回訪…' }))
    if (words) expect(await screen.findByText(words)).toBeTruthy()
    else expect(screen.getByRole('radio', { name: '滿意' })).toBeTruthy()
  })

  test('[CO-4][UX-6] not satisfied: opened again, one level up, in one; undone in one', async () => {
    await openCase('zhang', {}, executed(24 * HOUR))
    const before = { record: await desk.complaint('c1'), course: await courseOf('c1') }
    finger.press(await screen.findByRole('button', { name: '回訪…' }))
    finger.press(screen.getByRole('radio', { name: '不滿意' }))
    await screen.findByText('客人不滿意：重新開案，升為「升級投訴」。')
    finger.tap('記下並重新開案')
    await screen.findByText('已記下：回訪')
    expect(await desk.complaint('c1')).toMatchObject({ level: 3, closed: false })
    const course = await courseOf('c1')
    expect(course).toMatchObject({ startedAt: NOW + 1, handledAt: null })
    expect(course.earlier[0]?.done.called_back?.satisfaction).toBe('dissatisfied')
    const { mutation } = (await desk.db.mutations.toArray()).at(-1) ?? {}
    expect(mutation?.changes).toHaveLength(4)
    await screen.findByText(/第 1 次：11\/23（週一） 11:41 起/)

    finger.press(await screen.findByRole('button', { name: '復原' }))
    await waitFor(async () => expect((await desk.complaint('c1')).level).toBe(2))
    expect(await courseOf('c1')).toEqual(before.course)
    expect(await desk.complaint('c1')).toEqual({ ...before.record, closed: false })
  })
})

test('a closed one is opened again with a reason, and both timers are shown', async () => {
  await openCase('chen', { closed: true }, [
    ['accepted', 2 * HOUR],
    ['replied', HOUR],
    ['closed', HOUR - 1, { satisfaction: 'satisfied' }],
  ])
  finger.tap('重新開案…')
  finger.type('為什麼重新開案？', '腳踏墊尺寸不對')
  finger.tap('重新開案')
  await screen.findByText('已記下：重新開案')
  expect((await desk.complaint('c1')).closed).toBe(false)
  await screen.findByText(/第 1 次：.*1 小時$/)
  await within(await detail()).findByText('剩 12 小時')
})

describe('the customer called again', () => {
  test('[CO-4][UX-6] this one goes on under the first, whose timer runs on; undone, both stand', async () => {
    desk = await openDesk('chen')
    await desk.complain('first', 5 * HOUR, { phone: '0912345521', customerName: '張太太' })
    await desk.step('first', 'accepted', 5 * HOUR)
    await desk.complain('stranger', HOUR, { customerName: '王先生' })
    await desk.complain('c1', MINUTE, { phone: '0912-345-521' })
    await desk.step('c1', 'accepted', MINUTE)
    const before = await courseOf('first')
    desk.open('/complaints/c1')
    await detail()
    await screen.findByText('同一位客人 30 天內第二次')
    await more('重複或再次來電…')
    const others = await screen.findAllByRole('radio', { name: /・C-1123-/ })
    expect(others[0]?.closest('label')?.textContent).toContain('張太太')
    finger.press(others[0] as HTMLElement)
    finger.tap('併入')
    await screen.findByText('已記下：併入另一件')
    await screen.findAllByText(/^併入 C-1123-/)
    expect((await desk.complaint('c1')).closed).toBe(true)
    expect((await courseOf('c1')).merged?.otherId).toBe('first')
    expect((await desk.steps('first')).at(-1)).toMatchObject({
      ...{ step: 'again', linkAs: 'again', otherId: 'c1' },
    })
    expect((await courseOf('first')).handledAt).toBeNull()
    finger.press(await screen.findByRole('button', { name: '復原' }))
    await waitFor(async () => expect((await desk.complaint('c1')).closed).toBe(false))
    expect(await courseOf('first')).toEqual(before)
    expect((await courseOf('c1')).merged).toBeNull()
  })

  test('twice in 30 days: the higher level is one tap and a look away', async () => {
    desk = await openDesk('lin')
    await desk.complain('first', 9 * HOUR, { phone: '0912345521' })
    await desk.complain('c1', HOUR, { phone: '0912345521' })
    await desk.step('c1', 'accepted', HOUR)
    desk.open('/complaints/c1')
    await detail()
    finger.press(await screen.findByRole('button', { name: '升為「升級投訴」…' }))
    await screen.findByText('要馬上告知：客服中心、總經理')
    finger.tap('改等級')
    await screen.findByText('已記下：改等級')
    expect((await desk.complaint('c1')).level).toBe(3)
    expect((await desk.steps('c1')).at(-1)).toMatchObject({
      ...{ fromLevel: 2, toLevel: 3, note: '同一位客人 30 天內第二次' },
    })
    await within(await detail()).findByText('剩 7 小時')
    await waitFor(() => expect(screen.queryByText('同一位客人 30 天內第二次')).toBeTruthy())
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
    desk = await openDesk('chen')
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
    desk = await openDesk('chen')
    await desk.complain('c1', HOUR)
    desk.open()
    await screen.findByRole('list', { name: '未結投訴' })
    expect(screen.queryByRole('region', { name: '開門前到期' })).toBeNull()
  })
})

describe('the filters', () => {
  const rows = () =>
    screen
      .queryAllByRole('link')
      .map((row) => row.querySelector('bdi')?.textContent)
      .filter(Boolean)

  test('mine, overdue, paused, a level, and what was closed on a day', async () => {
    desk = await openDesk('chen')
    await desk.complain('mine', HOUR, { customerName: '趙', ownerId: 'chen' })
    await desk.complain('late', 13 * HOUR, { customerName: '錢' })
    await desk.complain('paused', HOUR, { customerName: '孫', level: 3 })
    await desk.step('paused', 'paused', HOUR, { until: NOW + HOUR })
    await desk.complain('done', 30 * HOUR, { customerName: '周', closed: true })
    const said = { day: '2026-11-22', satisfaction: 'satisfied' } as const
    await desk.step('done', 'closed', 26 * HOUR, said)
    desk.open()
    await waitFor(() => expect(rows()).toEqual(['錢', '趙', '孫']))
    finger.tap('我的')
    await waitFor(() => expect(rows()).toEqual(['趙']))
    finger.tap('我的')
    finger.tap('逾時')
    await waitFor(() => expect(rows()).toEqual(['錢']))
    finger.tap('暫停')
    await waitFor(() => expect(rows()).toEqual(['錢', '孫']))
    finger.tap('逾時')
    finger.tap('暫停')
    finger.tap('等級、結案日')
    finger.type('哪天結案的', '2026-11-22')
    await waitFor(() => expect(rows()).toEqual(['周']))
    finger.type('哪天結案的', DAY)
    await screen.findByText('沒有符合的投訴。')
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
