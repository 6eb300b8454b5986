import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useSender } from '#client/data/sender-state.ts'
import { BriefingScreen } from '#client/features/briefing/briefing-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { PURPOSE_OF, visit, visitUndo } from '#shared/visit/visit.ts'
import { openPage, type Page } from '../page.tsx'

/** 13:41 in the store. */
const NOW = Date.parse('2026-11-23T05:41:00Z')
const DAY = '2026-11-23'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let page: Page
beforeEach(async () => {
  setLanguage('zh-Hant')
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  page = await openPage(null)
})
afterEach(async () => {
  await page.close()
  useSender.setState(useSender.getInitialState(), true)
  vi.useRealTimers()
})

let made = 0
async function came(hour: number, headcount: number, channel: keyof typeof PURPOSE_OF) {
  const arriveAt = NOW - 13 * HOUR - 41 * MINUTE + hour * HOUR
  made += 1
  const id = `v${made}`
  await page.write(visit, id, { ...PURPOSE_OF[channel], day: DAY, arriveAt, headcount })
  return id
}

async function complained(id: string, change: object) {
  await page.write(complaint, id, {
    ...{ day: DAY, learnedAt: NOW, enteredAt: NOW, channel: 'phone', level: 2 },
    ...{ customerName: '李太太', phone: '0912345678', model: 'E280', ownerId: 'li' },
    ...{ description: '等了兩小時', category: 'waiting', ...change },
  })
}

function show(contactAt: number | null = NOW - 1_000) {
  useSender.setState({ lastOkAt: contactAt })
  page.show(<BriefingScreen />)
}

const block = async (name: string) =>
  within((await screen.findByRole('heading', { name })).closest('section') as HTMLElement)

describe('the wall', () => {
  test('shows the batches of today, the people in them and the ways they came', async () => {
    await came(9, 2, 'first')
    await came(10, 1, 'appointment')
    await came(10, 4, 'first')
    const mistake = await came(11, 1, 'repeat')
    await page.write(visitUndo, 'u1', { day: DAY, visitId: mistake })
    show()
    const visits = await block('今日客流')
    expect(visits.getByText('3')).toBeTruthy()
    expect(visits.getByText('7 人')).toBeTruthy()
    const channels = await block('來店方式')
    expect(channels.getByText('首次').parentElement?.textContent).toBe('首次2')
    expect(channels.getByText('再次').parentElement?.textContent).toBe('再次0')
    const hours = await block('各時段批次')
    expect(hours.getByLabelText('10 時：2 批')).toBeTruthy()
    expect(hours.getByLabelText('11 時：0 批')).toBeTruthy()
  })

  test('follows what is saved meanwhile', async () => {
    show()
    const visits = await block('今日客流')
    expect(visits.getByText('0')).toBeTruthy()
    await came(13, 1, 'first')
    await visits.findByText('1 人')
  })

  test('shows open complaints, the most urgent first, with the time that is left', async () => {
    await complained('late', { learnedAt: NOW - 13 * HOUR, category: 'delivery_delay' })
    await complained('soon', { learnedAt: NOW - 11 * HOUR, category: 'car_quality' })
    await complained('calm', { ownerId: null, category: 'contract_fee' })
    await complained('gone', { closed: true })
    show()
    const complaints = await block('投訴 未結 3')
    const rows = complaints.getAllByRole('listitem').map((row) => row.textContent)
    const number = (id: string) => complaintNumber({ id, day: DAY })
    expect(rows).toEqual([
      `交車延誤${number('late')}逾時 1 小時李志強`,
      `車輛品質${number('soon')}剩 1 小時李志強`,
      `合約費用${number('calm')}剩 12 小時未指派`,
    ])
  })

  test('once somebody was told, that is said in place of the owner; a level has its time', async () => {
    await complained('major', { learnedAt: NOW - 3 * HOUR, level: 4, category: 'other' })
    await page.write(complaintStep, 't1', {
      ...{ day: DAY, complaintId: 'major', step: 'told', at: NOW - HOUR },
      ...{ toldLevel: 2, toldRole: 'manager', toldIds: ['lin'] },
    })
    show()
    const complaints = await block('投訴 未結 1')
    const number = complaintNumber({ id: 'major', day: DAY })
    await complaints.findByText('已通知經理')
    expect(complaints.getByRole('listitem').textContent).toBe(
      `其他${number}剩 1 小時已通知經理`,
    )
  })

  test('shows three and says how many more there are', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await complained(id, {})
    show()
    const complaints = await block('投訴 未結 5')
    expect(complaints.getAllByRole('listitem')).toHaveLength(3)
    expect(complaints.getByText('還有 2 件')).toBeTruthy()
  })

  test('never names who complained, nor how to reach them, nor about what', async () => {
    await complained('c1', { customerWish: '退訂金' })
    await page.write(complaintStep, 's1', {
      ...{ day: DAY, complaintId: 'c1', step: 'paused', at: NOW, note: '客戶出國' },
    })
    show()
    await block('投訴 未結 1')
    await screen.findByText('暫停')
    const html = document.body.innerHTML
    for (const secret of ['李太太', '0912', 'E280', '等了兩小時', '退訂金', '客戶出國']) {
      expect(html).not.toContain(secret)
    }
  })
})

describe('the age of the data', () => {
  type Case = { name: string; ageMs: number | null; words: string; isOld: boolean }
  const cases: Case[] = [
    { name: 'now', ageMs: 0, words: '資料 13:41', isOld: false },
    { name: 'nine minutes', ageMs: 9 * MINUTE, words: '資料 13:32', isOld: false },
    { name: 'fourteen minutes', ageMs: 14 * MINUTE, words: '資料 14 分前', isOld: true },
    { name: 'never', ageMs: null, words: '還沒有資料', isOld: true },
  ]
  test.each(cases)('$name', async ({ ageMs, words, isOld }) => {
    show(ageMs === null ? null : NOW - ageMs)
    await screen.findByText(words)
    expect(document.querySelector('.wall-stale') !== null).toBe(isOld)
  })

  test('survives a restart without a network: old data is not called new', async () => {
    show(NOW - 30 * MINUTE)
    await screen.findByText('資料 30 分前')
    await page.close()
    useSender.setState({ lastOkAt: null })
    page = await openPage(null)
    page.show(<BriefingScreen />)
    await screen.findByText('資料 30 分前')
  })
})

describe('a display', () => {
  test('that was revoked shows nothing of the store', async () => {
    await complained('c1', {})
    show()
    await block('投訴 未結 1')
    useSender.setState({ isSignedOut: true })
    await screen.findByText('這面看板已停用')
    expect(document.body.textContent).not.toContain('城東店')
  })

  test('is dark, whatever the system likes, and gives the theme back', async () => {
    document.documentElement.dataset.theme = 'light'
    show()
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'))
    await page.close()
    expect(document.documentElement.dataset.theme).toBe('light')
    page = await openPage(null)
  })
})
