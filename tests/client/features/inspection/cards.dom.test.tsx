import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import {
  type CardStep,
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import { photo } from '#shared/photo/photo.ts'
import { DAY, type Floor, NOW, openFloor, press } from './floor-page.tsx'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let floor: Floor
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await floor.close()
  vi.useRealTimers()
})

const lead = { by: 'chen', actor: 'supervisor' } as const
const owner = { by: 'li', actor: 'consultant' } as const

async function issue(id: string, given: Partial<CorrectiveAction> = {}) {
  const body: CorrectiveAction = {
    ...{ day: DAY, areaCode: 'G', card: 'yellow', problem: `問題 ${id}`, ownerId: 'li' },
    ...{ issuedAt: NOW - HOUR, dueAt: NOW + HOUR, closed: false },
    ...given,
  }
  await floor.write(correctiveAction, id, body, lead)
}

async function take(
  cardId: string,
  step: CardStep['step'],
  at: number,
  author: typeof lead | typeof owner = owner,
  more: Partial<CardStep> = {},
) {
  const set = { day: DAY, cardId, step, at, ...more }
  await floor.write(cardStep, `${cardId}-${step}-${at}`, set, author)
}

async function addAfterPhoto(parentId: string) {
  await floor.write(photo, `p-${parentId}`, {
    ...{ day: DAY, parentKind: 'correctiveAction', parentId, slot: 'after', takenAt: NOW },
    ...{ sha256: '0'.repeat(64), bytes: 100, width: 10, height: 10 },
  })
}

/** The steps that were taken, oldest first, and whether the card is over. */
async function course(id: string) {
  const steps = (await floor.all('cardStep'))
    .filter(({ body }) => body.cardId === id)
    .sort((a, b) => Number(a.body.at) - Number(b.body.at))
  const card = await floor.body('correctiveAction', id)
  return {
    steps: steps.map(({ body }) => body.step),
    closed: card?.closed,
  }
}

async function openCard(id: string) {
  floor.open(`/cards/${id}`)
  await screen.findByRole('article')
}

test('the list: overdue, due, open, then what waits for a re-check; the rest is closed', async () => {
  floor = await openFloor('chen')
  await issue('open')
  await issue('done')
  await take('done', 'done', NOW - 5 * MINUTE)
  await issue('due', { dueAt: NOW + 20 * MINUTE })
  await issue('late', { dueAt: NOW - 25 * MINUTE })
  await issue('over', { closed: true })
  await take('over', 'done', NOW - 9 * MINUTE)
  await take('over', 'verified', NOW - 8 * MINUTE, lead)
  floor.open('/cards')
  const list = await screen.findByRole('list', { name: '未結' })
  const rows = within(list).getAllByRole('link')
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^紅問題 late.*逾期 25 分/),
    expect.stringMatching(/^黃問題 due.*剩 20 分・10:25 到期/),
    expect.stringMatching(/^黃問題 open.*剩 1 小時・11:05 到期/),
    expect.stringMatching(/^黃問題 done.*已改好，等複查/),
  ])
  screen.getByText('未結 4 張・逾期 1 張')
  fireEvent.click(screen.getByLabelText('已結'))
  const closed = await screen.findByRole('list', { name: '已結' })
  expect(within(closed).getByRole('link').textContent).toMatch(/問題 over.*複查合格/)
})

test('whom the server told, when and why, in place of whom it is for; nobody takes it back', async () => {
  floor = await openFloor('chen')
  await issue('c', { card: 'red', dueAt: NOW - MINUTE })
  const told = { day: DAY, cardId: 'c', step: 'escalated', at: NOW - HOUR } as const
  floor.open('/cards/c')
  await screen.findByText('要讓銷售經理知道：紅單、逾期')
  await floor.write(cardStep, 'c:told:red:1', {
    ...{ ...told, toldWhy: 'red', toldIds: ['li', 'chen'] },
  })
  await screen.findByText(/^已通知：李.*、陳.* 09:05（紅單）$/)
  screen.getByText('要讓銷售經理知道：逾期')
  const history = screen.getByRole('region', { name: '經過' })
  within(history).getByText(/^系統・/)
  expect(within(history).queryByRole('button')).toBeNull()
})

describe('the course of a card', () => {
  test('done takes an after-photo; then it is one tap', async () => {
    floor = await openFloor('li')
    await issue('c')
    await addAfterPhoto('c')
    await openCard('c')
    await screen.findByRole('button', { name: /^放大照片/ })
    await press('已改好')
    await waitFor(async () =>
      expect(await course('c')).toEqual({ steps: ['done'], closed: false }),
    )
  })

  test('without one it asks why', async () => {
    floor = await openFloor('li')
    await issue('c')
    await openCard('c')
    await press('已改好')
    const panel = await screen.findByRole('region', { name: '沒有改後照片' })
    const save = within(panel).getByRole('button', { name: '已改好' })
    expect(save).toHaveProperty('disabled', true)
    fireEvent.change(within(panel).getByRole('textbox'), { target: { value: '相機壞了' } })
    fireEvent.click(save)
    await waitFor(async () =>
      expect(await floor.all('cardStep')).toMatchObject([
        { body: { step: 'done', note: '相機壞了' } },
      ]),
    )
  })

  test('its owner cannot check the own work', async () => {
    floor = await openFloor('li')
    await issue('c')
    await take('c', 'done', NOW - MINUTE)
    await openCard('c')
    await screen.findByText(/責任人不能複查自己的整改/)
    expect(screen.getByRole('button', { name: '複查合格' })).toHaveProperty(
      'disabled',
      true,
    )
    expect(screen.getByRole('button', { name: '不合格' })).toHaveProperty('disabled', true)
  })

  test('somebody else does, and that closes it', async () => {
    floor = await openFloor('zhang')
    await issue('c')
    await take('c', 'done', NOW - MINUTE)
    await openCard('c')
    await press('複查合格')
    await waitFor(async () =>
      expect(await course('c')).toEqual({ steps: ['done', 'verified'], closed: true }),
    )
  })

  test('not OK sends it back with a reason and as long again', async () => {
    floor = await openFloor('chen')
    await issue('c', { dueAt: NOW + MINUTE })
    await take('c', 'done', NOW - MINUTE)
    await openCard('c')
    await press('不合格')
    fireEvent.click(await screen.findByLabelText('只改了一部分'))
    await press('不合格')
    await screen.findByText('剩 2 小時')
    const steps = await floor.all('cardStep')
    expect(steps.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({
        step: 'not_ok',
        note: '只改了一部分',
        dueAt: NOW + 2 * HOUR,
      }),
    )
  })

  test('not OK twice: the supervisor leaves it to the manager', async () => {
    floor = await openFloor('chen')
    await issue('c')
    for (const at of [50, 30]) {
      await take('c', 'done', NOW - at * MINUTE)
      await take('c', 'not_ok', NOW - (at - 10) * MINUTE, lead, { dueAt: NOW + HOUR })
    }
    await take('c', 'done', NOW - MINUTE)
    await openCard('c')
    await screen.findByText('已兩次不合格，由銷售經理複查。')
    screen.getByText(/要讓銷售經理知道：複查兩次不合格/)
    expect(screen.getByRole('button', { name: '複查合格' })).toHaveProperty(
      'disabled',
      true,
    )
  })

  test('a new due time needs its reason and stays in the history', async () => {
    floor = await openFloor('chen')
    await issue('c')
    await openCard('c')
    await press('改期')
    const save = await screen.findByRole('button', { name: '改到這個時間' })
    fireEvent.click(screen.getByLabelText('11/24（週二） 08:30'))
    expect(save).toHaveProperty('disabled', true)
    fireEvent.click(screen.getByLabelText('等廠商到場'))
    fireEvent.click(save)
    await screen.findByText(/11\/24（週二） 08:30 到期/, { selector: '.text-muted' })
    const [step] = await floor.all('cardStep')
    expect(step?.body).toMatchObject({ step: 'moved', note: '等廠商到場' })
    expect(await floor.body('correctiveAction', 'c')).toMatchObject({ dueAt: NOW + HOUR })
  })

  test('cancelled with a reason it is over', async () => {
    floor = await openFloor('chen')
    await issue('c')
    await openCard('c')
    await press('取消此單')
    fireEvent.click(await screen.findByLabelText('重複了'))
    await press('取消此單')
    await screen.findByText('已取消')
    expect(await course('c')).toEqual({ steps: ['cancelled'], closed: true })
  })
})

describe('[UX-6] undo gives back exactly what was there', () => {
  const acts: [string, () => Promise<void>][] = [
    ['a step that closes the card', () => press('複查合格')],
    [
      'sent back',
      async () => {
        await press('不合格')
        fireEvent.click(await screen.findByLabelText('問題還在'))
        await press('不合格')
      },
    ],
  ]
  test.each(acts)('%s', async (_, act) => {
    floor = await openFloor('chen')
    await issue('c')
    await take('c', 'done', NOW - MINUTE)
    await openCard('c')
    const before = await floor.shown()
    await act()
    await screen.findByText(/^已記下/)
    expect(await floor.shown()).not.toEqual(before)
    await press('復原')
    await waitFor(async () => expect(await floor.shown()).toEqual(before))
  })

  test('another owner', async () => {
    floor = await openFloor('chen')
    await issue('c')
    await openCard('c')
    const before = await floor.shown()
    fireEvent.change(await screen.findByLabelText('責任人'), { target: { value: 'zhang' } })
    await screen.findByText('責任人改為張雅婷')
    await press('復原')
    await waitFor(async () => expect(await floor.shown()).toEqual(before))
  })
})

test('a card may be written by itself, and opens', async () => {
  floor = await openFloor('li')
  floor.open('/cards/new')
  const form = await screen.findByRole('region', { name: '新整改單' })
  const save = within(form).getByRole('button', { name: '開立' })
  expect(save).toHaveProperty('disabled', true)
  await within(form).findByRole('option', { name: 'G 客戶休息區' })
  fireEvent.change(within(form).getByLabelText('區域'), { target: { value: 'G' } })
  fireEvent.change(within(form).getByLabelText('什麼問題'), { target: { value: '燈泡閃' } })
  fireEvent.click(save)
  await screen.findByRole('article')
  const [card] = await floor.all('correctiveAction')
  expect(card?.body).toEqual({
    ...{ day: DAY, areaCode: 'G', card: 'yellow', problem: '燈泡閃', ownerId: null },
    ...{ issuedAt: NOW, dueAt: NOW + 2 * HOUR, closed: false },
  })
  expect(floor.path()).toBe(`/cards/${card?.id}`)
})

test('what a row says on its card follows the language, its own words do not', async () => {
  floor = await openFloor('chen')
  const problem = '垃圾桶不超過四分之三滿'
  await issue('a', { itemId: 'G06', problem })
  await issue('b', { problem })
  setLanguage('en')
  floor.open('/cards')
  await screen.findByText('Bins not more than three quarters full')
  screen.getByText(problem)
})
