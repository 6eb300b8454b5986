import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSender } from '#client/data/sender-state.ts'
import { FiguresScreen } from '#client/features/figures/figures-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { target } from '#shared/target/target.ts'
import { PURPOSE_OF, visit, visitUndo } from '#shared/visit/visit.ts'
import { openPage, type Page } from '../page.tsx'

/** 13:41 in the store, of a Monday. */
const NOW = Date.parse('2026-11-23T05:41:00Z')
const TODAY = '2026-11-23'

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

let made = 0
async function came(change: object = {}) {
  made += 1
  const id = `v${made}`
  await page.write(visit, id, {
    ...{ ...PURPOSE_OF.first, day: TODAY, arriveAt: NOW, headcount: 1 },
    ...{ consultantId: 'li', ...change },
  })
  return id
}

const row = async (name: string) =>
  (await screen.findByText(name, { selector: 'summary span' })).closest('summary')
    ?.textContent
const table = async (name: string) => within(await screen.findByRole('region', { name }))

test('a share says of how many it is, and that few say little', async () => {
  await came({ recorded: true })
  await came({ recorded: true })
  await came({ recorded: false })
  const mistake = await came({ recorded: true })
  await page.write(visitUndo, 'u1', { day: TODAY, visitId: mistake })
  page.show(<FiguresScreen />)
  expect(await row('首次到店批次')).toBe('首次到店批次3')
  expect(await row('留檔率')).toBe('留檔率2 / 3 · 目標 80% · 少於 10 件，僅供參考66.7%')
})

test('of nothing there is a dash', async () => {
  page.show(<FiguresScreen />)
  expect(await row('成交率')).toBe('成交率0 / 0 · 目標 20%-')
})

test('the month takes in what the day leaves out', async () => {
  await came({ day: '2026-11-02' })
  await came()
  page.show(<FiguresScreen />)
  expect(await row('首次到店批次')).toBe('首次到店批次1')
  fireEvent.click(screen.getByRole('radio', { name: '本月' }))
  await waitFor(async () => expect(await row('首次到店批次')).toBe('首次到店批次2'))
})

test('each consultant has a row, also without a visit; the total is of all', async () => {
  await came({ steps: ['test_drive', 'order'] })
  await came({ consultantId: null })
  page.show(<FiguresScreen />)
  const rows = (await table('每位顧問')).getAllByRole('row').map((one) => one.textContent)
  expect(rows).toEqual([
    '顧問首次留檔率試駕率訂單',
    '李志強10%100%1',
    '張雅婷0--0',
    '未指定10%0%0',
    '合計20%50%1',
  ])
})

test('a target is set for the whole month, and from today when there was one', async () => {
  page.show(<FiguresScreen />)
  const set = async (value: string) => {
    const button = (await table('本月目標')).getByRole('button', { name: /設定\s*訂單/ })
    fireEvent.click(button)
    const field = await screen.findByLabelText('整個月的數目')
    fireEvent.change(field, { target: { value } })
    fireEvent.click(screen.getByRole('button', { name: '存檔' }))
  }
  await set('2.5')
  expect(await screen.findByText('請填 0 到 100000 的整數')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('整個月的數目'), { target: { value: '60' } })
  fireEvent.click(screen.getByRole('button', { name: '存檔' }))
  // 60 x 23 of 30 days.
  const orders = () =>
    screen.getByRole('rowheader', { name: '訂單' }).closest('tr')?.textContent
  await waitFor(() => expect(orders()).toBe('訂單04660設定訂單'))
  await set('90')
  // The day of the change brings the share of the new one.
  await waitFor(() => expect(orders()).toBe('訂單04790設定訂單'))
  const held = await page.db.records.where('kind').equals(target.name).toArray()
  expect(held.map(({ body }) => [body.value, body.from]).sort()).toEqual([
    [60, '2026-11-01'],
    [90, TODAY],
  ])
})
