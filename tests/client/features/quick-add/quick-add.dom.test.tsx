import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useSession } from '#client/data/session.ts'
import { QuickAddSheet } from '#client/features/quick-add/quick-add-sheet.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { standingVisits } from '#shared/visit/count-visits.ts'
import { DAY, type DayPage, NOW, openDay, press } from '../today/day-page.tsx'

let day: DayPage
const closed = vi.fn()
beforeEach(() => {
  setLanguage('zh-Hant')
  closed.mockClear()
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await day.close()
  vi.useRealTimers()
})

async function openSheet(personId: string | null) {
  day = await openDay(personId)
  day.showAlone(
    <>
      <QuickAddSheet onClose={closed} />
      <SnackbarRegion label="通知" />
    </>,
  )
  await screen.findByRole('dialog', { name: '記一筆' })
}
async function visits() {
  const rows = await day.db.records.toArray()
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map((row) => ({ ...row.body, id: row.id }))
  return standingVisits(of('visit'), of('visitUndo') as never)
}

describe('without a PIN', () => {
  test('visitors are counted, everything else asks for one', async () => {
    await openSheet(null)
    await press('首次到店')
    await screen.findByText('已記一批：首次到店')
    expect(await visits()).toMatchObject([{ day: DAY, arriveAt: NOW, headcount: 1 }])
    expect(screen.queryByRole('button', { name: /^表揚/ })).toBeNull()
    await press('登入後可記投訴、事項與表揚')
    expect(useSession.getState().unlockAsked).toBe(true)
  })
})

describe('a person', () => {
  test('[UX-6] a count taken back is one that does not count', async () => {
    await openSheet('chen')
    await press('預約到店')
    await waitFor(() => expect(closed).toHaveBeenCalled())
    expect(await visits()).toHaveLength(1)
    await press('復原')
    await screen.findByText('已復原一批：預約到店')
    expect(await visits()).toEqual([])
  })

  test('[DU-11] a count that storage does not take stays in sight until it is saved', async () => {
    await openSheet('chen')
    day.breakStorage()
    await press('首次到店')
    await screen.findByRole('alert')
    expect(closed).not.toHaveBeenCalled()
    day.mendStorage()
    await press('再試一次')
    await waitFor(() => expect(closed).toHaveBeenCalled())
    expect(await visits()).toHaveLength(1)
  })

  test('a note needs words; owner and time may be left out', async () => {
    await openSheet('li')
    await press(/^事項/)
    await press('存下')
    await screen.findByText('寫一句話。')
    expect(await day.all('task')).toEqual([])
    fireEvent.change(screen.getByRole('textbox', { name: '要做什麼' }), {
      target: { value: '換燈管' },
    })
    fireEvent.change(screen.getByLabelText('今天幾點前（可不填）'), {
      target: { value: '18:00' },
    })
    await press('存下')
    await screen.findByText('已記事項：換燈管')
    const dueAt = Date.parse('2026-11-24T10:00:00Z')
    expect(await day.all('task')).toEqual([
      { day: DAY, at: NOW, text: '換燈管', ownerId: null, dueAt },
    ])
    await press('復原')
    await screen.findByText('已移除：換燈管')
    expect(await day.all('task')).toMatchObject([{ removed: true }])
  })

  test('half a note survives the sheet', async () => {
    await openSheet('li')
    await press(/^事項/)
    fireEvent.change(screen.getByRole('textbox', { name: '要做什麼' }), {
      target: { value: '換燈' },
    })
    await press('返回')
    await press(/^事項/)
    const box = await screen.findByRole('textbox', { name: '要做什麼' })
    await waitFor(() => expect(box).toHaveProperty('value', '換燈'))
  })

  test('praise names a colleague, never oneself, and needs both', async () => {
    await openSheet('chen')
    await press(/^表揚/)
    const whom = await screen.findByRole('group', { name: '表揚誰？' })
    expect(within(whom).queryByRole('radio', { name: '陳美玲' })).toBeNull()
    await press('存下')
    await screen.findByText('先選一位同事。')
    fireEvent.click(within(whom).getByRole('radio', { name: '李志強' }))
    await press('對客人有耐心')
    await press('存下')
    await screen.findByText('已表揚 李志強')
    expect(await day.all('recognition')).toEqual([
      { day: DAY, at: NOW, personId: 'li', text: '對客人有耐心' },
    ])
  })

  test('a consultant praises nobody: it is the lead who does', async () => {
    await openSheet('li')
    await screen.findByRole('button', { name: /^事項/ })
    expect(screen.queryByRole('button', { name: /^表揚/ })).toBeNull()
  })
})
