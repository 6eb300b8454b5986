import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { HOUR, MINUTE, NOW } from './complaint-page.tsx'
import {
  button,
  desk,
  detail,
  finger,
  kinds,
  more,
  openCase,
  type Past,
  startDesk,
} from './each-desk.ts'

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
    await startDesk('chen')
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
    await startDesk('lin')
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
