import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSender } from '#client/data/sender-state.ts'
import { BriefingScreen } from '#client/features/briefing/briefing-screen.tsx'
import { MeetingScreen } from '#client/features/meeting/meeting-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { attendeesOf, forecastsOf } from '#shared/meeting/meeting.ts'
import { openPage, type Page, STORE_ID } from '../page.tsx'

/** 08:31 in the store, of a Monday. */
const NOW = Date.parse('2026-11-23T00:31:00Z')
const MORNING = `${STORE_ID}:2026-11-23:morning`

let page: Page
beforeEach(async () => {
  setLanguage('zh-Hant')
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  page = await openPage('chen')
})
afterEach(async () => {
  await page.close()
  useSender.setState(useSender.getInitialState(), true)
  vi.useRealTimers()
})

const show = () =>
  page.show(
    <>
      <MeetingScreen />
      <SnackbarRegion label="notes" />
    </>,
  )
const tap = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const held = () => page.db.records.get(['meeting', MORNING])

async function begin() {
  show()
  await tap('開始晨會')
  await screen.findByRole('heading', { name: '看板遙控' })
}

test('[UX-1] one tap begins it, one tap turns the page', async () => {
  await begin()
  expect((await held())?.body).toMatchObject({ leaderId: 'chen', page: 0, isPaused: false })
  await tap('下一頁')
  await waitFor(async () => expect((await held())?.body).toMatchObject({ page: 1 }))
  const shown = await screen.findByRole('button', { current: 'page' })
  expect(shown.textContent).toBe('2昨日成果')
})

test('all that are not marked are here with one tap, and the undo takes back just those', async () => {
  await begin()
  const late = within(await screen.findByRole('group', { name: '李志強的出席' }))
  fireEvent.click(late.getByRole('button', { name: '遲到' }))
  await waitFor(async () =>
    expect(attendeesOf((await held())?.body ?? {}).get('li')?.status).toBe('late'),
  )
  await tap('其餘全部到場')
  await waitFor(async () => expect(attendeesOf((await held())?.body ?? {}).size).toBe(4))
  await tap('復原')
  await waitFor(async () =>
    expect([...attendeesOf((await held())?.body ?? {}).keys()]).toEqual(['li']),
  )
})

test('what each says he will sell is kept by person', async () => {
  await begin()
  await tap(/今天的計劃/)
  await tap('李志強：訂單加一')
  await waitFor(async () =>
    expect(forecastsOf((await held())?.body ?? {}).get('li')).toEqual({
      orders: 1,
      deliveries: 0,
    }),
  )
})

test('a decision is a task with owner and day', async () => {
  await begin()
  await tap('加入決議')
  expect(await screen.findByText('請先寫下決定了什麼')).toBeTruthy()
  const field = screen.getByLabelText('決定了什麼')
  fireEvent.change(field, { target: { value: '試駕車週三前保養' } })
  fireEvent.change(screen.getByLabelText('負責人'), { target: { value: 'zhang' } })
  fireEvent.change(screen.getByLabelText('完成日'), { target: { value: '2026-11-25' } })
  await tap('加入決議')
  const [made] = await waitFor(async () => {
    const tasks = await page.db.records.where('kind').equals('task').toArray()
    expect(tasks).toHaveLength(1)
    return tasks
  })
  expect(made?.body).toMatchObject({
    ...{ text: '試駕車週三前保養', ownerId: 'zhang', meetingId: MORNING },
    dueAt: Date.parse('2026-11-25T18:00:00+08:00'),
  })
  const list = await screen.findByText('試駕車週三前保養')
  expect(list.parentElement?.textContent).toContain('張雅婷')
})

test('signed it has ended, with who was there; undone it goes on', async () => {
  await begin()
  await tap('其餘全部到場')
  await screen.findByText(/已登記 4 位/)
  await tap('簽名並結束')
  expect(await screen.findByText(/到場 4\/4/)).toBeTruthy()
  const signatures = await page.db.records
    .where('kind')
    .equals('meetingSignature')
    .toArray()
  expect(signatures.map(({ body }) => body)).toEqual([
    expect.objectContaining({ meetingId: MORNING, present: 4, marked: 4 }),
  ])
  await tap('復原')
  expect(await screen.findByRole('heading', { name: '看板遙控' })).toBeTruthy()
})

test('not stored: it says so and the same is tried again', async () => {
  show()
  await screen.findByRole('button', { name: '開始晨會' })
  page.breakStorage()
  await tap('開始晨會')
  await screen.findByText('沒有存好')
  page.mendStorage()
  await tap('再試一次')
  expect(await screen.findByRole('heading', { name: '看板遙控' })).toBeTruthy()
})

test('the wall shows the page the tablet turned to, and who is missing by name', async () => {
  await begin()
  await tap('其餘全部到場')
  const late = within(await screen.findByRole('group', { name: '李志強的出席' }))
  fireEvent.click(late.getByRole('button', { name: '遲到' }))
  await waitFor(async () =>
    expect(attendeesOf((await held())?.body ?? {}).get('li')?.status).toBe('late'),
  )
  page.show(<BriefingScreen />)
  expect(await screen.findByRole('heading', { name: '晨會 出席與儀容' })).toBeTruthy()
  expect(await screen.findByText('儀容 4/4')).toBeTruthy()
  expect(screen.getByText('李志強 遲')).toBeTruthy()
})

test('with nobody to lead it the wall turns the pages by itself at its time', async () => {
  page.show(<BriefingScreen />)
  // Two pages of thirty seconds are over at 08:31.
  expect(await screen.findByRole('heading', { name: '晨會 表揚' })).toBeTruthy()
  expect(await screen.findByText('第 3 頁，共 6 頁')).toBeTruthy()
})
