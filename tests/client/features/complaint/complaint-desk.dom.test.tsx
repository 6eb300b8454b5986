import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useSender } from '#client/data/sender-state.ts'
import { lock, useSession } from '#client/data/session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { hasOpenForm } from '#client/ui/open-forms.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { DAY, type Desk, Finger, HOUR, MINUTE, NOW, openDesk } from './complaint-page.tsx'

let desk: Desk
let finger: Finger
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  finger = new Finger()
})
afterEach(async () => {
  await desk.close()
  vi.useRealTimers()
})

const detail = () => screen.findByRole('article')
const rowNames = (list: HTMLElement) =>
  within(list)
    .getAllByRole('link')
    .map((row) => row.querySelector('bdi')?.textContent)
const openList = () => screen.findByRole('list', { name: '未結投訴' })

/** The page wakes up after `ms`, as a tablet that is looked at again. */
function pass(ms: number) {
  vi.advanceTimersByTime(ms)
  fireEvent(document, new Event('visibilitychange'))
}

async function openComplaint(personId = 'chen') {
  desk = await openDesk(personId)
  await desk.complain('c1', 2 * HOUR, { phone: '0912-345-521' })
  await desk.step('c1', 'accepted', 2 * HOUR)
  desk.open('/complaints/c1')
  await detail()
}

describe('without a PIN', () => {
  test('nothing of a customer is shown, and the lock screen is asked for', async () => {
    desk = await openDesk(null)
    await desk.complain('c1', HOUR)
    desk.open('/complaints/c1')
    await screen.findByText('請先登入，再處理投訴。')
    expect(document.body.textContent).not.toContain('張先生')
    finger.tap('登入')
    expect(useSession.getState().unlockAsked).toBe(true)
  })

  test('[AU-17] locking takes the customer off the page at once', async () => {
    await openComplaint()
    finger.tap(/^顯示電話/)
    await screen.findByText('0912-345-521')
    finger.tap('修改')
    act(() => lock())
    const page = document.documentElement.outerHTML
    for (const canary of ['張先生', '0912-345-521']) expect(page).not.toContain(canary)
    expect(screen.getByText('請先登入，再處理投訴。')).toBeTruthy()
  })
})

describe('the list', () => {
  async function openBusyDesk() {
    desk = await openDesk('chen')
    await desk.complain('running', HOUR, { customerName: '趙' })
    await desk.complain('late', 13 * HOUR, { customerName: '錢' })
    await desk.complain('later', 20 * HOUR, { customerName: '孫' })
    await desk.complain('soon', 11 * HOUR, { customerName: '李', phone: '13800007788' })
    await desk.complain('paused', 11 * HOUR, { customerName: '周' })
    await desk.step('paused', 'paused', HOUR, { note: '等零件' })
    await desk.complain('closed', 5 * HOUR, { customerName: '吳', closed: true })
    await desk.step('closed', 'closed', HOUR, { satisfaction: 'satisfied' })
    desk.open()
    return await openList()
  }

  test('the most pressing first, paused ones last, what is closed today folded away', async () => {
    const list = await openBusyDesk()
    await waitFor(() => expect(rowNames(list)).toEqual(['孫', '錢', '李', '趙', '周']))
    expect(screen.getByText('未結 5')).toBeTruthy()
    expect(screen.getByText('即將到期 1')).toBeTruthy()
    expect(screen.getByText('逾時 2')).toBeTruthy()
    const folded = screen.getByText('今天已結 1').closest('details')
    expect(folded?.open).toBe(false)
    expect(within(folded as HTMLElement).getByText('吳')).toBeTruthy()
  })

  test('is searched on the tablet: by name, end of phone, number; closed ones too', async () => {
    await openBusyDesk()
    const search = (query: string) =>
      fireEvent.change(screen.getByRole('searchbox', { name: '搜尋' }), {
        target: { value: query },
      })
    const found = () => rowNames(screen.getByRole('list', { name: '搜尋' }))
    search('吳')
    await waitFor(() => expect(found()).toEqual(['吳']))
    search('7788')
    await waitFor(() => expect(found()).toEqual(['李']))
    search('沒有這個人')
    await screen.findByText('沒有找到。')
    search('')
    await openList()
  })

  test('[TM-10] a screen reader hears thresholds that are crossed, not minutes', async () => {
    desk = await openDesk('chen')
    await desk.complain('c1', 10 * HOUR - 90_000)
    desk.open()
    await openList()
    const said = () =>
      screen
        .getAllByRole('status')
        .map((status) => status.textContent)
        .join('')
    await waitFor(() => expect(said()).toBe(''))
    pass(MINUTE)
    await screen.findByText(/^剩 2 小時・|^剩 2 小時$/)
    expect(said()).toBe('')
    pass(MINUTE)
    await waitFor(() => expect(said()).toBe('張先生：剩不到 2 小時'))
    pass(2 * HOUR)
    await waitFor(() => expect(said()).toBe('張先生：已逾時'))
  })

  test('an empty desk says so and offers the one thing to do', async () => {
    desk = await openDesk('chen')
    desk.open()
    await screen.findByText('目前沒有未結的投訴。')
    expect(screen.getAllByRole('button', { name: '新投訴' })).toHaveLength(1)
  })

  test('shows fifty and asks before more; with that many, steps still count', async () => {
    desk = await openDesk('chen')
    for (let n = 0; n < 60; n++) await desk.complain(`c${n}`, n * MINUTE)
    await desk.step('c59', 'replied', 0)
    desk.open()
    const list = await openList()
    expect(within(list).getAllByRole('link')).toHaveLength(50)
    finger.tap('再顯示 10 件')
    expect(within(list).getAllByRole('link')).toHaveLength(60)
    await within(list).findByText('59 分內回覆')
  })
})

describe('the next step', () => {
  test('[UX-1] first contact is two taps from the list', async () => {
    desk = await openDesk('chen')
    await desk.complain('c1', HOUR)
    await desk.step('c1', 'accepted', HOUR)
    desk.open()
    finger.press(within(await openList()).getByRole('link'))
    await detail()
    finger.tap('已聯絡客戶')
    await screen.findByText('已記下：已聯絡客戶')
    expect(finger.taps).toBe(2)
    expect((await desk.steps('c1')).map(({ step }) => step)).toEqual([
      'accepted',
      'contacted',
    ])
    expect(await screen.findAllByText('陳美玲 11/23（週一） 13:41')).toHaveLength(2)
    await screen.findByRole('button', { name: '提出方案' })
  })

  test('[UX-1][CO-4] closing is three taps and one mutation; undone, it is open again', async () => {
    await openComplaint()
    await desk.step('c1', 'contacted', HOUR)
    await desk.step('c1', 'planned', HOUR)
    await desk.step('c1', 'replied', HOUR)
    finger.press(await screen.findByRole('button', { name: '結案…' }))
    finger.press(screen.getByRole('radio', { name: '滿意' }))
    finger.tap('結案')
    expect(finger.taps).toBe(3)
    await screen.findByText('已記下：結案')
    expect((await desk.complaint('c1')).closed).toBe(true)
    const { mutation } = (await desk.db.mutations.toArray()).at(-1) ?? {}
    expect(mutation?.changes.map((change) => change.set)).toEqual([
      { day: DAY, complaintId: 'c1', step: 'closed', at: NOW, satisfaction: 'satisfied' },
      { closed: true },
    ])
    await within(await detail()).findByText('1 小時內結案')

    finger.tap('復原')
    await waitFor(async () => expect((await desk.complaint('c1')).closed).toBe(false))
    await screen.findByRole('button', { name: '結案…' })
    expect(rowNames(await openList())).toEqual(['張先生'])
  })

  test('a plan is recorded with its words, which stay on the complaint', async () => {
    await openComplaint()
    await desk.step('c1', 'contacted', HOUR)
    finger.press(await screen.findByRole('button', { name: '提出方案' }))
    finger.type('處理方案可不填', '送腳踏墊')
    finger.tap('提出方案')
    await screen.findByText('已記下：處理方案')
    expect((await desk.complaint('c1')).solution).toBe('送腳踏墊')
    expect((await desk.steps('c1')).at(-1)).toMatchObject({
      step: 'planned',
      note: '送腳踏墊',
    })
  })

  test('the order is free: any dot can be recorded', async () => {
    await openComplaint()
    finger.tap('記下：已回覆客戶')
    await screen.findByText('已記下：已回覆客戶')
    expect(screen.getByRole('button', { name: '已聯絡客戶' })).toBeTruthy()
    await screen.findByText('2 小時內回覆', { selector: 'article span' })
  })

  test('[UX-6] a step is taken back from the dots, and stays in the history', async () => {
    await openComplaint()
    finger.tap('已聯絡客戶')
    const undo = await screen.findAllByRole('button', { name: '復原：已聯絡客戶' })
    finger.press(undo[0] as HTMLElement)
    await screen.findByText('已復原：已聯絡客戶')
    await screen.findByRole('button', { name: '已聯絡客戶' })
    const history = screen.getByRole('region', { name: '經過紀錄' })
    expect(within(history).getByText('已聯絡客戶').className).toContain('line-through')
    expect(within(history).getByText('復原：已聯絡客戶')).toBeTruthy()
  })
})

describe('a customer who is not content', () => {
  async function close(personId: string) {
    await openComplaint(personId)
    finger.tap('記下：結案')
    finger.press(screen.getByRole('radio', { name: '尚可' }))
  }

  test('is not closed by a supervisor, whose word of it is kept', async () => {
    await close('chen')
    expect(screen.getByText('客人不滿意或沒表態，只有經理能結案。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '結案' })).toBeNull()
    finger.tap('記下滿意度，等經理結案')
    await screen.findByText('已記下：加註')
    expect((await desk.complaint('c1')).closed).toBeUndefined()
    expect((await desk.steps('c1')).at(-1)).toMatchObject({
      step: 'note',
      satisfaction: 'fair',
    })
  })

  test('is closed by a manager, who says why it happened and what prevents it', async () => {
    await close('lin')
    const button = screen.getByRole<HTMLButtonElement>('button', { name: '結案' })
    expect(button.disabled).toBe(true)
    finger.tap('承諾')
    finger.type('預防措施', '報價單附上贈品清單')
    await waitFor(() => expect(button.disabled).toBe(false))
    finger.tap('結案')
    await screen.findByText('已記下：結案')
    expect(await desk.complaint('c1')).toMatchObject({
      closed: true,
      causeType: 'promise',
      prevention: '報價單附上贈品清單',
    })
  })
})

describe('the clock', () => {
  test('a pause is the customer asking for another hour: heard by whom, once', async () => {
    await openComplaint()
    finger.tap('暫停…')
    const stop = screen.getByRole<HTMLButtonElement>('button', { name: '暫停計時' })
    expect(stop.disabled).toBe(true)
    finger.tap('4 小時後')
    await waitFor(() => expect(stop.disabled).toBe(false))
    finger.tap('暫停計時')
    await within(await detail()).findByText(/^暫停：客人約 17:41（陳美玲），剩 10 小時/)
    expect((await desk.steps('c1')).at(-1)).toMatchObject({
      ...{ step: 'paused', until: NOW + 4 * HOUR, heardBy: 'chen' },
    })
    pass(3 * HOUR)
    finger.tap('恢復計時')
    await screen.findByText('已扣除暫停 3 小時')
    await within(await detail()).findByText('剩 10 小時')
    await screen.findByText('已暫停過 1 次，不能再暫停。')
    const pause = await screen.findByRole<HTMLButtonElement>('button', { name: '暫停…' })
    expect(pause.disabled).toBe(true)
  })

  test('at the hour the customer named it runs again by itself', async () => {
    await openComplaint()
    await desk.step('c1', 'paused', 0, { until: NOW + HOUR, heardBy: 'chen' })
    await within(await detail()).findByText(/^暫停：客人約 14:41/)
    pass(HOUR)
    await within(await detail()).findByText('剩 10 小時')
    pass(HOUR)
    await within(await detail()).findByText('剩 9 小時')
  })

  test('a second pause is a manager’s, with a reason', async () => {
    await openComplaint('lin')
    await desk.step('c1', 'paused', HOUR, { until: NOW - 50 * MINUTE, heardBy: 'li' })
    await screen.findByText(/李志強 聽到/)
    finger.tap('暫停…')
    finger.tap('1 小時後')
    const stop = screen.getByRole<HTMLButtonElement>('button', { name: '暫停計時' })
    expect(stop.disabled).toBe(true)
    finger.type('為什麼再暫停一次？', '客人臨時改期')
    await waitFor(() => expect(stop.disabled).toBe(false))
    finger.tap('暫停計時')
    await within(await detail()).findByText(/^暫停：客人約 14:41（林經理）/)
  })

  test('[F31] a tablet whose own clock is wrong says whose time counts', async () => {
    await openComplaint()
    const dotted = () => document.querySelectorAll('article .decoration-dotted').length
    const note = () => screen.queryByText('時間以伺服器為準')
    act(() => useSender.setState({ offsetMs: 2 * MINUTE }))
    expect([dotted(), note()]).toEqual([0, null])
    act(() => useSender.setState({ offsetMs: -2 * MINUTE - 1 }))
    expect(dotted()).toBe(1)
    expect(note()).not.toBeNull()
    act(() => useSender.setState({ offsetMs: null, offlineSince: NOW }))
    expect(dotted()).toBe(1)
    act(() => useSender.setState({ offsetMs: null, offlineSince: null }))
    expect(note()).toBeNull()
  })

  test('[TM-2] what is left is by the server: a set-back tablet clock adds nothing', async () => {
    await openComplaint()
    await within(await detail()).findByText('剩 10 小時')
    pass(30 * MINUTE)
    await within(await detail()).findByText('剩 9 小時 30 分')
  })
})

describe('what is shown of a complaint', () => {
  test('the phone is masked until it is tapped', async () => {
    await openComplaint()
    const page = () => document.documentElement.outerHTML
    expect(screen.getByText('091****5521')).toBeTruthy()
    expect(page()).not.toContain('0912-345-521')
    finger.tap(/^顯示電話/)
    await screen.findByText('0912-345-521')
    finger.tap(/隱藏電話$/)
    expect(page()).not.toContain('0912-345-521')
  })

  test('[F60] a value that lost is one tap away, and one more brings it back', async () => {
    await openComplaint()
    const record = await desk.db.records.get(['complaint', 'c1'])
    const stamp = `${NOW.toString(16).padStart(12, '0')}0000-abcdef`
    await desk.db.records.put({
      ...(record as NonNullable<typeof record>),
      also: { customerName: [['章先生', stamp, 'zhang']] },
    })
    const summary = await screen.findByText('另有 1 個不同的輸入')
    const box = summary.closest('details') as HTMLElement
    expect(box.textContent).toContain('客人姓名或稱呼：也輸入過')
    expect(box.textContent).toContain('章先生')
    expect(box.textContent).toContain('張雅婷 11/23（週一） 13:41')
    finger.tap('改用這個', box)
    await screen.findByText('已改用 張雅婷 輸入的客人姓名或稱呼')
    expect((await desk.complaint('c1')).customerName).toBe('章先生')
  })

  test('an edit writes only the fields that changed', async () => {
    await openComplaint()
    finger.tap('修改')
    finger.type('發生了什麼事', '引擎有異音')
    finger.tap('存下修改')
    await screen.findByText('引擎有異音')
    const { mutation } = (await desk.db.mutations.toArray()).at(-1) ?? {}
    expect(mutation?.changes.map(({ set }) => set)).toEqual([{ description: '引擎有異音' }])
  })

  test('a complaint that is not on this tablet is said to be missing', async () => {
    desk = await openDesk('chen')
    desk.open('/complaints/nowhere')
    await screen.findByText('找不到這件投訴。', {}, { timeout: 3_000 })
  })

  test('[IN-15] records tampered with are not shown and break nothing', async () => {
    desk = await openDesk('chen')
    await desk.complain('sound', HOUR, { customerName: '錢' })
    await desk.step('sound', 'accepted', HOUR)
    const sound = await desk.db.records.get(['complaint', 'sound'])
    const [step] = await desk.db.records
      .where('[kind+parent]')
      .equals(['complaintStep', 'sound'])
      .toArray()
    const tampered = [
      { learnedAt: 'now' },
      { enteredAt: Number.NaN },
      { customerName: { a: 1 } },
      { description: ['x'] },
      { category: 7 },
      { ownerId: {} },
      { day: 'never' },
    ]
    for (const [n, change] of tampered.entries()) {
      const body = { ...sound?.body, ...change } as never
      await desk.db.records.put({ ...sound, id: `bad-${n}`, body } as never)
    }
    await desk.db.records.put({
      ...step,
      id: 'bad',
      body: { ...step?.body, at: {} },
    } as never)
    desk.open('/complaints/sound')
    await detail()
    expect(rowNames(await openList())).toEqual(['錢'])
    cleanup()
    desk.open('/complaints/bad-2')
    await screen.findByText('找不到這件投訴。')
  })

  test('a category that only a newer version knows is shown as another one', async () => {
    desk = await openDesk('chen')
    await desk.complain('c1', HOUR)
    const held = await desk.db.records.get(['complaint', 'c1'])
    const body = {
      ...held?.body,
      ...{ category: 'charging', channel: 'robot', causeType: 'weather' },
    }
    await desk.db.records.put({ ...held, body } as never)
    await desk.step('c1', 'accepted', HOUR)
    await desk.step('c1', 'replied', 0)
    const [reply] = await desk.db.records
      .where('[kind+parent]')
      .equals(['complaintStep', 'c1'])
      .filter(({ body }) => body.step === 'replied')
      .toArray()
    const newer = { ...reply?.body, outcome: 'bought_back' }
    await desk.db.records.put({ ...reply, body: newer } as never)
    desk.open('/complaints/c1')
    const pane = await detail()
    await within(pane).findByText('1 小時內回覆')
    expect(within(pane).getByText('張先生')).toBeTruthy()
    expect(within(pane).getByText(/^其他/)).toBeTruthy()
  })

  test('[IN-3] text is only text', async () => {
    desk = await openDesk('chen')
    const text = '<img src=x onerror="document.title=1">{{count}}$t(title)'
    await desk.complain('c1', HOUR, { customerName: text, description: text })
    desk.open('/complaints/c1')
    await detail()
    expect(document.body.textContent).toContain(text)
    expect(document.querySelector('img')).toBeNull()
  })
})

describe('words half written', () => {
  const field = () =>
    screen.getByLabelText<HTMLTextAreaElement>('加註', { selector: 'textarea' })
  const signBackIn = () =>
    act(() => useSession.setState({ personId: 'chen', role: 'supervisor' }))

  test('[F79] a note survives the lock', async () => {
    await openComplaint()
    finger.tap('加註')
    finger.type('加註', '留了語音')
    act(() => lock())
    signBackIn()
    await detail()
    finger.tap('加註')
    await waitFor(() => expect(field().value).toBe('留了語音'))
    finger.tap('存下加註')
    await screen.findByText('留了語音', { selector: 'li bdi' })
    expect(hasOpenForm()).toBe(false)
  })

  test('[UX-6] a cancel can be undone', async () => {
    await openComplaint()
    finger.tap('加註')
    finger.type('加註', '留了語音')
    finger.tap('取消')
    finger.press(await screen.findByRole('button', { name: '復原' }))
    const kept = () => desk.db.meta.get('draft:chen:complaint c1 note')
    await waitFor(async () => expect(await kept()).toBeDefined())
    finger.tap('加註')
    await waitFor(() => expect(field().value).toBe('留了語音'))
  })
})

describe('when storage fails', () => {
  test('[CO-19][DU-10] the step is not claimed, and the same one is offered again', async () => {
    await openComplaint()
    desk.breakStorage()
    finger.tap('已聯絡客戶')
    const again = await screen.findByRole('button', { name: '沒有存到!再試一次' })
    expect(screen.queryByText('已記下：已聯絡客戶')).toBeNull()
    desk.mendStorage()
    vi.advanceTimersByTime(5 * MINUTE)
    finger.press(again)
    await screen.findByText('已記下：已聯絡客戶')
    expect((await desk.steps('c1')).at(-1)).toMatchObject({ step: 'contacted', at: NOW })
    expect(screen.queryByRole('button', { name: /沒有存到/ })).toBeNull()
  })
})

test('the row mark of a complaint that only this tablet has', async () => {
  desk = await openDesk('chen')
  await desk.write(complaint, 'c1', {
    day: DAY,
    learnedAt: NOW,
    enteredAt: NOW,
    channel: 'phone',
    category: 'other',
    level: 1,
    customerName: '',
    description: '',
    ownerId: null,
  })
  desk.open()
  const list = await openList()
  expect(within(list).getByText('已存在平板')).toBeTruthy()
  expect(within(list).getByText('未留姓名')).toBeTruthy()
  cleanup()
})
