import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { lock, useSession } from '#client/data/session.ts'
import { complaint } from '#shared/complaint/complaint.ts'
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

describe('without a PIN', () => {
  test('nothing of a customer is shown, and the lock screen is asked for', async () => {
    await startDesk(null)
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
    await startDesk('chen')
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
    await startDesk('chen')
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
    await startDesk('chen')
    desk.open()
    await screen.findByText('目前沒有未結的投訴。')
    expect(screen.getAllByRole('button', { name: '新投訴' })).toHaveLength(1)
  })

  test('shows fifty and asks before more; with that many, steps still count', async () => {
    await startDesk('chen')
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

describe('the filters', () => {
  const rows = () =>
    screen
      .queryAllByRole('link')
      .map((row) => row.querySelector('bdi')?.textContent)
      .filter(Boolean)

  test('mine, overdue, paused, a level, and what was closed on a day', async () => {
    await startDesk('chen')
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
    await startDesk('chen')
    desk.open('/complaints/nowhere')
    await screen.findByText('找不到這件投訴。', {}, { timeout: 30_000 })
  })

  test('[IN-15] records tampered with are not shown and break nothing', async () => {
    await startDesk('chen')
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
    await startDesk('chen')
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
    await startDesk('chen')
    const text = '<img src=x onerror="document.title=1">{{count}}$t(title)'
    await desk.complain('c1', HOUR, { customerName: text, description: text })
    desk.open('/complaints/c1')
    await detail()
    expect(document.body.textContent).toContain(text)
    expect(document.querySelector('img')).toBeNull()
  })
})

test('the row mark of a complaint that only this tablet has', async () => {
  await startDesk('chen')
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
