import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { useSender } from '#client/data/sender-state.ts'
import { lock, useSession } from '#client/data/session.ts'
import { hasOpenForm } from '#client/ui/open-forms.ts'
import { DAY, HOUR, MINUTE, NOW } from './complaint-page.tsx'
import {
  desk,
  detail,
  finger,
  openComplaint,
  openList,
  pass,
  rowNames,
  startDesk,
} from './each-desk.ts'

describe('the next step', () => {
  test('[UX-1] first contact is two taps from the list', async () => {
    await startDesk('chen')
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
