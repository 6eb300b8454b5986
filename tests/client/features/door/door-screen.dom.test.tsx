import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAckedOrders } from '#client/data/acked-orders.ts'
import { DoorScreen } from '#client/features/door/door-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import type { Fields } from '#shared/record/record.ts'
import { PURPOSE_OF, type Visit, visit } from '#shared/visit/visit.ts'
import { openPage, type Page } from '../page.tsx'

/** 13:41 in the store, and the same day in UTC. */
const NOW = Date.parse('2026-11-23T05:41:00Z')
const DAY = '2026-11-23'

let page: Page
beforeEach(() => {
  setLanguage('zh-Hant')
  useAckedOrders.setState({}, true)
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await page.close()
  vi.useRealTimers()
})

async function openDoor(personId: string | null = null) {
  page = await openPage(personId)
  page.show(
    <>
      <DoorScreen />
      <SnackbarRegion label="通知" />
    </>,
  )
  await screen.findByText('今天還沒有人進店。')
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tap = (name: string | RegExp) => fireEvent.click(button(name))
const PLUS = /^記一批/
const pass = (ms: number) => vi.advanceTimersByTime(ms)
const log = () => screen.getByRole('list', { name: '今天的紀錄' })
const rows = () => within(log()).getAllByRole('listitem')
const tile = (channel: string) =>
  button(new RegExp(`^${channel}：今天`)).getAttribute('aria-label')

async function bodies(db: LocalDb, kind: string): Promise<Fields[]> {
  const records = await db.records
    .where('[kind+id]')
    .between([kind, ''], [kind, '~'])
    .toArray()
  return records.map((record) => record.body)
}

const stored = async () => (await bodies(page.db, 'visit')) as Visit[]

describe('counting', () => {
  test('[UX-1] one tap is one saved visit, and the number is told', async () => {
    await openDoor()
    tap(PLUS)
    await screen.findByText('已記首次到店，今天 1 批')
    expect(tile('首次到店')).toBe('首次到店：今天 1 批')
    expect(await stored()).toEqual([
      { day: DAY, arriveAt: NOW, headcount: 1, ...PURPOSE_OF.first },
    ])
  })

  test('the tablet counts without anybody having given a PIN', async () => {
    await openDoor(null)
    tap(PLUS)
    await screen.findByText(/^已記/)
    const [mutation] = (await page.db.mutations.toArray()).slice(-1)
    expect(mutation?.mutation.by).toBeNull()
  })

  test('two taps of one nervous finger are one, two of two groups are two', async () => {
    await openDoor()
    tap(PLUS)
    pass(299)
    tap(PLUS)
    await screen.findByText(/今天 1 批$/, { selector: '[role=status]' })
    pass(1)
    tap(PLUS)
    await screen.findByText(/今天 2 批$/, { selector: '[role=status]' })
    expect(await stored()).toHaveLength(2)
  })

  test('a key held down is one press', async () => {
    await openDoor()
    const isTaken = (repeat: boolean) =>
      fireEvent.keyDown(button(PLUS), { key: 'Enter', repeat })
    expect(isTaken(false)).toBe(true)
    expect(isTaken(true)).toBe(false)
  })

  test('channel and party are those chosen, and then it is ready for the next group', async () => {
    await openDoor()
    tap(/^預約到店：/)
    tap('4 人以上')
    tap('多一人')
    expect(button(PLUS).getAttribute('aria-label')).toBe('記一批：預約到店，5 人')
    tap(PLUS)
    await screen.findByText('已記預約到店，今天 1 批')
    expect(await stored()).toMatchObject([{ byAppointment: true, headcount: 5 }])
    expect(button(PLUS).getAttribute('aria-label')).toBe('記一批：首次到店，1 人')
    expect(screen.getByText(/5 人$/, { selector: 'p span' })).toBeTruthy()
  })

  test('the stepper goes back under four', async () => {
    await openDoor()
    tap('4 人以上')
    tap('少一人')
    expect(button('3 人').getAttribute('aria-pressed')).toBe('true')
    expect(screen.queryByRole('button', { name: '多一人' })).toBeNull()
  })
})

describe('when storage fails', () => {
  test('[CO-19][DU-10] it says so in place, counts nothing, and offers the same tap again', async () => {
    await openDoor()
    page.breakStorage()
    tap(/^再次到店：/)
    tap(PLUS)
    const again = await screen.findByRole('button', { name: /沒有存到!再試一次/ })
    expect(tile('再次到店')).toBe('再次到店：今天 0 批')
    expect(screen.queryByText(/^已記/)).toBeNull()
    expect(screen.queryByRole('button', { name: PLUS })).toBeNull()

    page.mendStorage()
    pass(60_000)
    fireEvent.click(again)
    await screen.findByText('已記再次到店，今天 1 批')
    expect(await stored()).toEqual([
      { day: DAY, arriveAt: NOW, headcount: 1, ...PURPOSE_OF.repeat },
    ])
    expect(button(PLUS)).toBeTruthy()
  })

  test('[CO-19] an undo that was not stored undoes nothing on the screen', async () => {
    await openDoor()
    tap(PLUS)
    await screen.findByText(/^已記/)
    await screen.findByRole('button', { name: '復原 13:41 首次到店' })
    page.breakStorage()
    tap('復原 13:41 首次到店')
    await within(log()).findByRole('button', { name: /沒有存到!再試一次/ })
    expect(screen.queryByText(/復原$/, { selector: 'li span' })).toBeNull()
    page.mendStorage()
    fireEvent.click(within(log()).getByRole('button', { name: /沒有存到/ }))
    await screen.findByText('門口平板 13:41 復原')
  })
})

describe('the entries of the day', () => {
  const AT = (time: string) => Date.parse(`${DAY}T${time}:00+08:00`)
  async function openBusyDoor(personId: string | null = 'chen') {
    page = await openPage(personId)
    const write = (id: string, time: string, rest: Partial<Visit> = {}) =>
      page.write(visit, id, {
        day: DAY,
        arriveAt: AT(time),
        headcount: 1,
        ...PURPOSE_OF.first,
        ...rest,
      })
    await write('a', '09:05', { consultantId: 'li' })
    await write('b', '09:40', { ...PURPOSE_OF.repeat, headcount: 3 })
    await write('c', '10:20', { consultantId: 'somebody-who-left' })
    page.show(
      <>
        <DoorScreen />
        <SnackbarRegion label="通知" />
      </>,
    )
    await screen.findByRole('list', { name: '今天的紀錄' })
  }

  test('latest first, with who looks after them, batches apart from people', async () => {
    await openBusyDoor()
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('10:20首次到店'),
      expect.stringContaining('09:40再次到店33 人'),
      expect.stringContaining('09:05首次到店'),
    ])
    expect(button('09:05 首次到店 的接待：李志強，點選更改')).toBeTruthy()
    expect(button('10:20 首次到店 的接待：已離職，點選更改')).toBeTruthy()
    expect(screen.getByText('批・5 人')).toBeTruthy()
  })

  test('[IN-15] entries tampered with are not counted and break nothing', async () => {
    await openBusyDoor()
    const held = await page.db.records.get(['visit', 'a'])
    const tampered = [
      { arriveAt: 'noon' },
      { arriveAt: Number.NaN },
      { headcount: {} },
      { lateReason: ['x'] },
      { visitKind: 3, consultantId: {} },
    ]
    for (const [n, change] of tampered.entries()) {
      const body = { ...held?.body, ...change } as never
      await page.db.records.put({ ...held, id: `bad-${n}`, body } as never)
    }
    // What cannot be read for its purpose alone still is a batch: of the other kind.
    await waitFor(() => expect(tile('其他')).toBe('其他：今天 1 批'))
    expect(tile('首次到店')).toBe('首次到店：今天 2 批')
  })

  test('the hours add up, also for those who listen', async () => {
    await openBusyDoor()
    const table = screen.getByRole('table', { name: '各時段' })
    const text = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent)
    expect(text).toContain('9 時2')
    expect(text).toContain('10 時1')
    expect(text.at(-1)).toBe('合計3')
  })

  test('[UX-6][UX-1] any entry can be taken back with one tap, and that too', async () => {
    await openBusyDoor()
    tap('復原 09:05 首次到店')
    await screen.findByText('陳美玲 13:41 復原')
    expect(tile('首次到店')).toBe('首次到店：今天 1 批')
    expect(rows()).toHaveLength(3)
    tap('恢復 09:05 首次到店')
    await waitFor(() => expect(tile('首次到店')).toBe('首次到店：今天 2 批'))
    await waitFor(() => expect(screen.queryByText('陳美玲 13:41 復原')).toBeNull())
    expect(await bodies(page.db, 'visitUndo')).toHaveLength(2)
    tap('復原 09:05 首次到店')
    await screen.findByText('陳美玲 13:41 復原')
  })

  test('the note that appears takes it back as well', async () => {
    await openBusyDoor()
    tap('復原 09:40 再次到店')
    fireEvent.click(await screen.findByRole('button', { name: '恢復' }))
    await screen.findByText('已恢復 09:40 再次到店')
    await waitFor(() => expect(tile('再次到店')).toBe('再次到店：今天 1 批'))
  })

  test('[CO-19] the mark stays only while it is only on this tablet', async () => {
    await openBusyDoor()
    expect(within(log()).getAllByText('已存在平板')).toHaveLength(3)
    const orders = await page.db.mutations.toCollection().primaryKeys()
    useAckedOrders.setState({ 'store:store-east': orders.at(-2) ?? 0 })
    await waitFor(() => expect(within(log()).getAllByText('已存在平板')).toHaveLength(1))
  })

  test('a tap on the name gives the group to somebody else', async () => {
    await openBusyDoor()
    tap('09:05 首次到店 的接待：李志強，點選更改')
    const dialog = await screen.findByRole('dialog', { name: '誰接待 09:05 這一批？' })
    expect(within(dialog).queryByText('陳美玲')).toBeNull()
    fireEvent.click(within(dialog).getByRole('button', { name: /^張雅婷/ }))
    await screen.findByRole('button', { name: '09:05 首次到店 的接待：張雅婷，點選更改' })
    expect(await stored()).toContainEqual(
      expect.objectContaining({ consultantId: 'zhang' }),
    )
  })
})

describe('whose turn it is', () => {
  async function openDoorWithOne() {
    await openDoor('chen')
    tap(PLUS)
    return screen.findByRole('button', { name: '由李志強接待 13:41 首次到店' })
  }

  test('[UX-1][UX-6] one tap gives the group that waits to the next, and undo takes it back', async () => {
    fireEvent.click(await openDoorWithOne())
    await screen.findByRole('button', { name: '13:41 首次到店 的接待：李志強，點選更改' })
    expect(await stored()).toMatchObject([{ consultantId: 'li' }])
    tap('復原')
    await screen.findByRole('button', { name: '由李志強接待 13:41 首次到店' })
    expect(await stored()).toMatchObject([{ consultantId: null }])
  })

  test('whoever took one is last, whoever is out is not asked', async () => {
    fireEvent.click(await openDoorWithOne())
    const turn = await screen.findByRole('region', { name: '輪到' })
    await waitFor(() => {
      const names = within(turn).getAllByRole('listitem')
      expect(names.map((one) => one.textContent)).toEqual(['張雅婷', '李志強'])
    })
    tap('誰在店')
    const dialog = await screen.findByRole('dialog', { name: '誰在店' })
    fireEvent.click(within(dialog).getByRole('switch', { name: '張雅婷' }))
    await waitFor(() =>
      expect(within(turn).getAllByRole('listitem', { hidden: true })).toHaveLength(1),
    )
    expect(await bodies(page.db, 'attendance')).toEqual([
      { day: DAY, personId: 'zhang', state: 'absent', at: NOW },
    ])
  })
})

describe('the same group at two doors', () => {
  /** The second comes from another tablet: its stamp names another writer. */
  async function openTwins() {
    page = await openPage('chen')
    const body = { day: DAY, arriveAt: NOW - 30_000, headcount: 2, ...PURPOSE_OF.first }
    await page.write(visit, 'first', body)
    const held = await page.db.records.get(['visit', 'first'])
    const stamp = `${held?.stamp.slice(0, 17)}zzzzzz`
    const late = { ...body, arriveAt: NOW }
    await page.db.records.put({ ...held, id: 'second', body: late, stamp } as never)
    page.show(
      <>
        <DoorScreen />
        <SnackbarRegion label="通知" />
      </>,
    )
    return screen.findByText(/兩台平板各記了一批首次到店（2 人），是同一批嗎？$/)
  }
  const ofFirst = () => tile('首次到店')

  test('[UX-1][UX-6] one tap merges them, and undo counts two again', async () => {
    await openTwins()
    tap('同一批，合併')
    await waitFor(() => expect(ofFirst()).toBe('首次到店：今天 1 批'))
    expect(await bodies(page.db, 'visitUndo')).toMatchObject([
      { visitId: 'second', reason: 'duplicate', duplicateOf: 'first' },
    ])
    await waitFor(() => expect(screen.queryByText(/是同一批嗎/)).toBeNull())
    tap('復原')
    await waitFor(() => expect(ofFirst()).toBe('首次到店：今天 2 批'))
    await screen.findByText(/是同一批嗎/)
  })

  test('said to be two groups, they are not asked about again', async () => {
    await openTwins()
    tap('是兩批')
    await waitFor(() => expect(screen.queryByText(/是同一批嗎/)).toBeNull())
    expect(ofFirst()).toBe('首次到店：今天 2 批')
    expect(await bodies(page.db, 'visitUndo')).toEqual([])
  })
})

describe('adding what was missed', () => {
  test('[UX-1] four taps: open, hour, count, reason', async () => {
    await openDoor()
    tap('補登')
    const sheet = await screen.findByRole('dialog', { name: '補登漏記的客人' })
    const press = (name: string) =>
      fireEvent.click(within(sheet).getByRole('button', { name }))
    expect(within(sheet).queryByRole('button', { name: '14–15 時' })).toBeNull()
    press('9–10 時')
    press('3 批')
    press('先記在紙上')
    await screen.findByText('已補登 3 批：9–10 時 首次到店')
    expect(await stored()).toEqual(
      Array.from({ length: 3 }, () => ({
        day: DAY,
        arriveAt: Date.parse(`${DAY}T09:00:00+08:00`),
        headcount: 1,
        lateReason: '先記在紙上',
        ...PURPOSE_OF.first,
      })),
    )
    await screen.findByRole('list', { name: '今天的紀錄' })
    expect(rows()[0]?.textContent).toContain('9–10 時')
    expect(rows()[0]?.textContent).toContain('補登：先記在紙上')
    const mutations = await page.db.mutations.toArray()
    expect(mutations.at(-1)?.mutation.changes).toHaveLength(3)
    tap('復原')
    await waitFor(() => expect(tile('首次到店')).toBe('首次到店：今天 0 批'))
  })

  test('what was not stored stays in the sheet', async () => {
    await openDoor()
    tap('補登')
    const sheet = await screen.findByRole('dialog', { name: '補登漏記的客人' })
    page.breakStorage()
    fireEvent.click(within(sheet).getByRole('button', { name: '先記在紙上' }))
    await within(sheet).findByText('沒有存到!再試一次')
    page.mendStorage()
    fireEvent.click(within(sheet).getByRole('button', { name: '先記在紙上' }))
    await screen.findByText('已補登 1 批：13–14 時 首次到店')
  })
})
