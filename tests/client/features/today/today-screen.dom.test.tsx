import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useSession } from '#client/data/session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { task } from '#shared/desk/task.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { inspectionRound, roundSignature } from '#shared/inspection/inspection-round.ts'
import { recognition } from '#shared/meeting/recognition.ts'
import { PURPOSE_OF, visit } from '#shared/visit/visit.ts'
import {
  allDone,
  DAY,
  type DayPage,
  done,
  HOUR,
  NOW,
  openDay,
  press,
  YESTERDAY,
} from './day-page.tsx'

let day: DayPage
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await day.close()
  vi.useRealTimers()
})

const list = () => screen.findByRole('list', { name: '接下來' })
async function titles(): Promise<(string | null | undefined)[]> {
  const rows = within(await list()).getAllByRole('listitem')
  return rows.map((row) => row.querySelector('.text-row')?.textContent)
}

describe('who may see it', () => {
  test('without a PIN nothing of the day is shown, and one is asked for', async () => {
    day = await openDay(null)
    await day.write(task, 't', { day: DAY, text: '換燈管', at: NOW })
    day.show()
    await screen.findByText('請先登入，再看今天的事。')
    expect(document.body.textContent).not.toContain('換燈管')
    await press('登入')
    expect(useSession.getState().unlockAsked).toBe(true)
  })

  test("a consultant sees notes and complaints, not the supervisor's lists", async () => {
    day = await openDay('li')
    await day.write(task, 't', { day: DAY, text: '換燈管', at: NOW })
    day.show()
    expect(await titles()).toEqual(['換燈管'])
  })
})

describe('what is next', () => {
  test('six are shown in their order, the rest is folded and not lost', async () => {
    day = await openDay('chen')
    await day.write(task, 'a', { day: DAY, text: '換燈管', at: NOW })
    await day.write(task, 'b', { day: DAY, text: '回電', at: NOW, dueAt: NOW - 1 })
    await day.write(complaint, 'c', {
      ...{ day: DAY, learnedAt: NOW - 13 * HOUR, enteredAt: NOW - 13 * HOUR },
      ...{ channel: 'phone', category: 'other', level: 2, customerName: '秦先生' },
      ...{ description: '', ownerId: null },
    })
    day.show()
    expect(await titles()).toEqual([
      ...['投訴 秦先生', '開店前檢核', '回電', '巡視檢核 10:00'],
      ...['巡視檢核 14:00', '巡視檢核 16:00'],
    ])
    expect(screen.getByText(/^逾時 1 小時/)).toBeTruthy()
    await press('其餘 3 項')
    expect((await titles()).slice(6)).toEqual(['關店前檢核', '隨時檢核', '換燈管'])
  })

  test('a list begun is resumed by its one button, which says who is on it', async () => {
    day = await openDay('chen')
    const id = await day.begin('patrol-1000', { 'S-P02': done('lin') })
    day.show()
    const card = (await list()).querySelectorAll('li')[1] as HTMLElement
    expect(card.textContent).toContain('剩 5 項')
    expect(card.textContent).toContain('林經理 進行中')
    const link = within(card).getByRole('link', { name: '繼續 巡視檢核 10:00' })
    expect(link.getAttribute('href')).toBe(`/checklists/${id}`)
  })

  test('one filled and not signed is there to be signed, one signed is a line', async () => {
    day = await openDay('chen')
    await day.begin('opening', allDone('opening'), { ended: 'signed' })
    await day.begin('patrol-1000', allDone('patrol-1000'))
    day.show()
    const cards = await list()
    expect(within(cards).getByRole('link', { name: '簽核 巡視檢核 10:00' })).toBeTruthy()
    expect(cards.textContent).not.toContain('開店前檢核')
    const line = screen.getByText('開店前檢核：已簽核 8/8')
    expect(line.getAttribute('href')).toMatch(/:opening$/)
  })

  test('a signed round settles its point by itself', async () => {
    day = await openDay('chen')
    const answers = allDone('patrol-1000')
    delete answers['S-P01']
    await day.begin('patrol-1000', answers)
    await day.write(inspectionRound, 'r', {
      ...{ day: DAY, templateId: '5s:v1', moment: 'patrol', slot: 'patrol-1000' },
      ...{ startedAt: NOW, drawn: [], ended: 'signed' },
    })
    await day.write(roundSignature, 's', {
      ...{ day: DAY, roundId: 'r', at: NOW, type: 'complete', scorePct: 90 },
      ...{ grade: 'green', criticalFails: 0, notChecked: 0 },
    })
    day.show()
    await screen.findByRole('link', { name: '簽核 巡視檢核 10:00' })
  })

  test('all done says so, and when tomorrow begins', async () => {
    day = await openDay('chen')
    for (const slot of [
      'opening',
      'anytime',
      'patrol-1000',
      'patrol-1400',
      'patrol-1600',
    ]) {
      await day.begin(slot, allDone(slot), { ended: 'signed' })
    }
    await day.begin('closing', allDone('closing'), { ended: 'signed' })
    day.show()
    await screen.findByText('今天都完成了。')
    expect(screen.getByText('明天 08:15 開店前檢核。')).toBeTruthy()
  })

  test('without a template there is no plan, and it says what to expect', async () => {
    day = await openDay('chen', { hasTemplate: false })
    day.show()
    await screen.findByText('還沒有今日計劃')
    expect(screen.getByText('檢核範本會在連上伺服器後自動帶入。')).toBeTruthy()
  })
})

describe('what earlier days left', () => {
  test('lists begun and not closed stay in sight, with those nobody began', async () => {
    day = await openDay('chen')
    const id = await day.begin('opening', { 'S-O01': done() }, { day: '2026-11-20' })
    await day.begin('opening', allDone('opening'), { day: YESTERDAY, ended: 'signed' })
    await day.begin('patrol-1000', {}, { day: YESTERDAY, ended: 'incomplete' })
    day.show()
    // Opening of the 20th; of the 23rd two patrols, any time, weekly and closing.
    await screen.findByText('還有 6 份檢核沒收尾：11/20（週五）、11/23（週一）')
    expect(screen.getByRole('link', { name: '去收尾' }).getAttribute('href')).toBe(
      `/checklists/${id}`,
    )
  })

  test('a day on which nobody worked asks for nothing', async () => {
    day = await openDay('chen')
    day.show()
    await list()
    expect(screen.queryByText(/沒收尾/)).toBeNull()
  })
})

describe('before the doors open', () => {
  /** 20:05 in the store; complaints run for twelve hours. */
  const EVENING = NOW + 10 * HOUR

  async function complain(id: string, learnedAt: number, customerName = '') {
    await day.write(complaint, id, {
      ...{ day: DAY, learnedAt, enteredAt: learnedAt, channel: 'phone', level: 2 },
      ...{ category: 'waiting', customerName, description: '等太久', ownerId: 'chen' },
    })
  }

  test('what falls due at night is said in the evening, with its way there', async () => {
    vi.setSystemTime(EVENING)
    day = await openDay('chen')
    await complain('c1', EVENING - HOUR, '張先生')
    day.show()
    const strip = await screen.findByRole('region', { name: '開店前到期' })
    within(strip).getByText('08:30 開店前到期：投訴 1 件')
    within(strip).getByText('張先生 07:05')
    const go = within(strip).getByRole('link', { name: '今晚處理' })
    expect(go.getAttribute('href')).toBe('/complaints/c1')
    await complain('c2', EVENING - 2 * HOUR)
    await day.write(correctiveAction, 'k', {
      ...{ day: DAY, areaCode: 'G', card: 'yellow', problem: '燈不亮', ownerId: 'li' },
      ...{ issuedAt: EVENING, dueAt: EVENING + 12 * HOUR },
    })
    await within(strip).findByText('08:30 開店前到期：投訴 2 件、整改單 1 張')
    within(strip).getByText('未留姓名 06:05・張先生 07:05')
    expect(go.getAttribute('href')).toBe('/complaints')
  })

  test('by day it is not', async () => {
    day = await openDay('chen')
    await complain('c1', NOW, '張先生')
    day.show()
    await list()
    expect(screen.queryByRole('region', { name: '開店前到期' })).toBeNull()
  })
})

describe('notes', () => {
  beforeEach(async () => {
    day = await openDay('li')
    await day.write(task, 't', { day: YESTERDAY, text: '換燈管', at: NOW - 20 * HOUR })
    day.show()
    await list()
  })
  const undo = () => press('復原')

  test('[UX-6] ticked and taken back, a note is as it was', async () => {
    const before = await day.body('task', 't')
    await press('完成：換燈管')
    await waitFor(() => expect(screen.queryByRole('list', { name: '接下來' })).toBeNull())
    await undo()
    await list()
    expect(await day.body('task', 't')).toEqual({ ...before, doneAt: null })
  })

  test('[UX-6] changed or removed and taken back, a note is as it was', async () => {
    const before = await day.body('task', 't')
    await press('修改：換燈管')
    fireEvent.change(await screen.findByRole('textbox', { name: '要做什麼' }), {
      target: { value: '換兩支燈管' },
    })
    await press('存下')
    await screen.findByText('換兩支燈管')
    await undo()
    await screen.findByText('換燈管')
    expect(await day.body('task', 't')).toEqual({ ...before, ownerId: null, dueAt: null })
    await press('修改：換燈管')
    await screen.findByRole('textbox', { name: '要做什麼' })
    await press('移除')
    await waitFor(() => expect(screen.queryByRole('list', { name: '接下來' })).toBeNull())
    await undo()
    await list()
    expect(await day.body('task', 't')).toMatchObject({ text: '換燈管', removed: false })
  })

  test('[DU-11] a tick that storage does not take is said, and kept to be tried again', async () => {
    day.breakStorage()
    await press('完成：換燈管')
    await screen.findByText('沒有存到!再試一次')
    day.mendStorage()
    await press('再試一次')
    await screen.findByText('已完成：換燈管')
    expect((await day.body('task', 't'))?.doneAt).toBe(NOW)
  })

  test('one that is done can be opened again from its line', async () => {
    await press('完成：換燈管')
    await waitFor(() => expect(screen.queryByRole('list', { name: '接下來' })).toBeNull())
    await day.close()
    day = await openDay('li')
    await day.write(task, 't', { day: DAY, text: '換燈管', at: NOW, doneAt: NOW })
    day.show()
    fireEvent.click(await screen.findByRole('button', { name: '取消完成：換燈管' }))
    expect(await titles()).toEqual(['換燈管'])
  })
})

describe('the numbers', () => {
  test('visits stand beside those of the same weekday by this hour', async () => {
    day = await openDay('chen')
    const came = (id: string, at: number, on: string) =>
      day.write(visit, id, { day: on, arriveAt: at, headcount: 2, ...PURPOSE_OF.other })
    await came('now', NOW - HOUR, DAY)
    const week = 7 * 24 * HOUR
    await came('before', NOW - week - HOUR, '2026-11-17')
    await came('before2', NOW - week, '2026-11-17')
    await came('later', NOW - week + 1, '2026-11-17')
    day.show()
    await screen.findByText('比11/17（週二）此時 ▼ 減 1')
    const card = screen.getByRole('region', { name: '今天的數字' })
    expect(within(card).getByText('其他').nextSibling?.textContent).toBe('1')
  })

  test('[UX-6] praise is read with its name, removed and given back', async () => {
    day = await openDay('chen')
    const body = { day: DAY, personId: 'li', text: '雨天撐傘', at: NOW }
    await day.write(recognition, 'p', body)
    day.show()
    await screen.findByText('李志強：雨天撐傘')
    await press('移除表揚：李志強')
    await screen.findByText('還沒有人被表揚。看到努力就說出來。')
    await press('復原')
    await screen.findByText('李志強：雨天撐傘')
    expect(await day.body('recognition', 'p')).toEqual({ ...body, removed: false })
  })
})
