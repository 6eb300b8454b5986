/** Every list of the office: while it is read, empty, unreadable, read, and one row of it open. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { navigate } from 'wouter/use-browser-location'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { OfficeApp } from '#client/features/office/office-app.tsx'
import { filterStore } from '#client/features/office/store-filter-state.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { hideSnackbar } from '#client/ui/snackbar-state.ts'
import { type OfficeAnswers, officeAnswers, ok, refused } from './office-answers.ts'
import { ACT, device, devicePage, ME, peoplePage, person, STORE } from './office-samples.ts'

declare const window: { happyDOM: { setURL(url: string): void } }

const DOOR = device('門口平板 A')
const LIN = person('林浩')
const QUARANTINE = 'GET /quarantine?state=open'

type Case = {
  readonly path: string
  readonly route: string
  readonly list: object
  readonly row: RegExp
  readonly empty: readonly [object, string]
  readonly one: readonly [route: string, answer: object]
  readonly sheet: string
}

const CASES: readonly Case[] = [
  {
    ...{ path: 'health', route: 'GET /devices?limit=100', list: devicePage([DOOR]) },
    ...{ row: /門口平板 A/, empty: [devicePage([]), '還沒有裝置'], sheet: DOOR.name },
    one: [`GET /devices?id=${DOOR.deviceId}`, devicePage([DOOR])],
  },
  {
    ...{ path: 'devices', route: 'GET /devices?limit=100', list: devicePage([DOOR]) },
    ...{ row: /門口平板 A/, empty: [devicePage([]), '沒有符合的裝置'], sheet: DOOR.name },
    one: [`GET /devices?id=${DOOR.deviceId}`, devicePage([DOOR])],
  },
  {
    ...{ path: 'people', route: 'GET /people', list: peoplePage([LIN]) },
    ...{ row: /林浩/, empty: [peoplePage([]), '沒有符合的使用者'], sheet: '使用者' },
    one: [`GET /people?id=${LIN.id}`, peoplePage([LIN])],
  },
  {
    ...{ path: 'stores', route: 'GET /stores', list: { stores: [STORE] } },
    ...{ row: /城東店/, empty: [{ stores: [] }, '沒有符合的門市'], sheet: '門市設定' },
    one: ['GET /stores', { stores: [STORE] }],
  },
  {
    ...{ path: 'audit', route: 'GET /audit', list: { rows: [ACT], next: null } },
    ...{ row: /裝置改名/, empty: [{ rows: [], next: null }, '沒有符合的紀錄'] },
    one: ['GET /audit?before=8&limit=1', { rows: [ACT], next: null }],
    sheet: '裝置改名',
  },
]

let server: OfficeAnswers
let stopLinks: () => void

beforeEach(() => {
  setLanguage('zh-Hant')
  // Without a layout nothing would be in sight.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  server = officeAnswers()
  stopLinks = takeLinkClicks(navigate)
  server.answer('GET /session', ok({ me: ME }))
  server.answer('GET /stores', ok({ stores: [STORE] }))
  server.answer('GET /people?limit=200', ok(peoplePage([LIN])))
  server.answer('GET /devices?limit=200', ok(devicePage([DOOR])))
  server.answer(QUARANTINE, ok({ entries: [], next: null }))
  const whole = { type: 'whole', head: null }
  server.answer('GET /audit/verified', ok({ at: ACT.at, verdict: whole }))
  server.answer(`GET /sessions?person=${LIN.id}`, ok({ sessions: [], recoveryLeft: 0 }))
})
afterEach(() => {
  stopLinks()
  cleanup()
  hideSnackbar()
  filterStore(null)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function open(path: string): void {
  window.happyDOM.setURL(`http://localhost/office/${path}`)
  render(<OfficeApp appearance={null} hasSlashKey={false} />)
}

async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(button))
}

async function type(label: string, value: string): Promise<HTMLInputElement> {
  const field = await screen.findByLabelText<HTMLInputElement>(label)
  fireEvent.change(field, { target: { value } })
  return field
}

async function key(name: string): Promise<void> {
  await act(async () => {
    const at = document.activeElement ?? document.body
    fireEvent.keyDown(at, { key: name })
    fireEvent.keyUp(at, { key: name })
  })
}

const writes = () => server.calls.filter(({ method }) => method !== 'GET')

describe.each(CASES)('$path', ({ path, route, list, row, empty, one, sheet }) => {
  test('says that it reads, then shows what it read', async () => {
    server.answer(route, ok(list))
    open(path)
    expect((await screen.findAllByText('讀取中')).length).toBeGreaterThan(0)
    expect(await screen.findByRole('row', { name: row })).toBeTruthy()
  })

  test('says what to do when there is nothing', async () => {
    server.answer(route, ok(empty[0]))
    open(path)
    expect(await screen.findByText(empty[1])).toBeTruthy()
  })

  test('says why it cannot be read, and tries again when asked', async () => {
    server.answer(route, refused(503, 'busy'), ok(list))
    open(path)
    expect(await screen.findByText('伺服器正忙，請稍等再試。')).toBeTruthy()
    await press('再試一次')
    expect(await screen.findByRole('row', { name: row })).toBeTruthy()
  })

  test('[UX-11] Enter opens a row, Esc closes it, and the focus is back on the row', async () => {
    server.answer(route, ok(list))
    server.answer(one[0], ok(one[1]))
    open(path)
    const found = await screen.findByRole('row', { name: row })
    await act(async () => found.focus())
    await key('Enter')
    expect(await screen.findByRole('dialog', { name: sheet })).toBeTruthy()
    expect(location.pathname).toMatch(new RegExp(`^/office/${path}/.+`))
    await waitFor(() => expect(document.activeElement).not.toBe(found))
    await key('Escape')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(location.pathname).toBe(`/office/${path}`)
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('row', { name: row }))
    })
  })
})

describe('a long list', () => {
  const names = (count: number, from: number) =>
    Array.from({ length: count }, (_, i) => person(`同事 ${from + i}`))

  test('goes on where the page before ended; who moved in between is there once', async () => {
    const [first, second] = [names(2, 1), names(2, 3)]
    server.answer('GET /people', ok({ ...peoplePage(first, 'c1'), total: 4 }))
    const rest = ok(peoplePage([...first.slice(1), ...second]))
    server.answer('GET /people?after=c1', refused(503, 'busy'), rest)
    open('people')
    await screen.findByRole('row', { name: /同事 1/ })
    expect(screen.getByText('顯示 2／4')).toBeTruthy()
    await press('再顯示一些')
    // What was read stays, with a word about what was not.
    await screen.findByText('讀不到最新資料，以下是上次讀到的。')
    expect(screen.getAllByRole('row')).toHaveLength(2)
    await press('再顯示一些')
    await screen.findByRole('row', { name: /同事 4/ })
    expect(screen.getAllByRole('row')).toHaveLength(4)
    expect(screen.queryByRole('button', { name: '再顯示一些' })).toBeNull()
  })

  test('[UX-11] arrows, Home, End and letters go through it', async () => {
    const people = ['Anna', 'Ben', 'Carl'].map((name) => person(name))
    server.answer('GET /people', ok(peoplePage(people)))
    open('people')
    const at = () => document.activeElement?.getAttribute('aria-label')
    const anna = await screen.findByRole('row', { name: /Anna/ })
    await act(async () => anna.focus())
    const went: (string | null | undefined)[] = []
    for (const one of ['ArrowDown', 'End', 'Home', 'c', 'ArrowUp']) {
      await key(one)
      went.push(at())
    }
    expect(went).toEqual(
      ['Ben', 'Carl', 'Anna', 'Carl', 'Ben'].map((name) => `${name}, 銷售顧問`),
    )
  })
})

describe('a device', () => {
  const path = `/devices/${DOOR.deviceId}`
  const renamed = { ...DOOR, name: '門口' }

  beforeEach(() => {
    server.answer('GET /devices?limit=100', ok(devicePage([DOOR])))
    server.answer(
      `GET /devices?id=${DOOR.deviceId}`,
      ok(devicePage([DOOR])),
      ok(devicePage([renamed])),
    )
  })

  test('[UX-6] gets another name, and the one it had with what is shown then', async () => {
    server.answer(`PATCH ${path}`, ok({ ok: true }))
    open(path.slice(1))
    await type('名稱', '門口')
    await press('改名')
    await screen.findByText('已改名為「門口」')
    await press('復原')
    await screen.findByText('名稱改回「門口平板 A」')
    expect(writes().map(({ body }) => body)).toEqual([
      { name: '門口', seen: '門口平板 A' },
      { name: '門口平板 A', seen: '門口' },
    ])
  })

  test.each([
    [refused(409, 'conflict', { now: { name: '大門' } }), /現在：大門/],
    [refused(403, 'forbidden'), '你沒有這個權限。'],
    ['unreachable' as const, '連不上伺服器，什麼都沒有改。'],
  ])(
    'keeps its name when that is refused (%j), and what was typed',
    async (answer, why) => {
      server.answer(`PATCH ${path}`, answer)
      open(path.slice(1))
      const field = await type('名稱', '門口')
      await press('改名')
      expect(await screen.findByText(why)).toBeTruthy()
      expect(field.value).toBe('門口')
    },
  )
})

describe('a session that ends', () => {
  const OTHER = { ...ME, personId: 'p2', name: '方琳' }
  const path = `people/${LIN.id}`

  /** Signs in again; whoever it is. */
  async function signIn(me: object): Promise<void> {
    server.answer('POST /session', ok({ stage: 'totp' }))
    server.answer('POST /session/totp', ok({ me }))
    server.answer('GET /session', ok({ me }))
    server.answer('GET /people', ok(peoplePage([LIN])))
    await type('電子郵件', 'hsu@example.com')
    await type('密碼', 'a lamp above nine chairs')
    await press('下一步')
    await type('6 位數驗證碼', '123456')
    await press('登入')
  }

  beforeEach(async () => {
    server.answer('GET /people', ok(peoplePage([LIN])))
    server.answer(`GET /people?id=${LIN.id}`, ok(peoplePage([LIN])))
    server.answer(`PATCH /people/${LIN.id}`, refused(401, 'signed_out'), ok({ ok: true }))
    open(path)
    await type('姓名', '林浩然')
    await press('儲存')
    await screen.findByLabelText('電子郵件')
  })

  test('shows nothing of the page; whoever comes back has what he typed, and saves it', async () => {
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('navigation')).toBeNull()
    await signIn(ME)
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: '姓名' })
    expect(name.value).toBe('林浩然')
    expect(location.pathname).toBe(`/office/${path}`)
    await press('儲存')
    await screen.findByText('已儲存 林浩然')
    expect(writes().at(-1)?.body).toEqual({
      ...{ seen: { name: '林浩' }, set: { name: '林浩然' } },
    })
  })

  test('leaves nothing to somebody else', async () => {
    await signIn(OTHER)
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: '姓名' })
    expect(name.value).toBe('林浩')
    expect(location.pathname).toBe(`/office/${path}`)
  })
})

test('a session that ends with nothing typed leaves nothing in the page', async () => {
  server.answer('GET /people', ok(peoplePage([LIN])))
  open('people')
  await screen.findByRole('row', { name: /林浩/ })
  server.answer('GET /devices?limit=100', refused(401, 'signed_out'))
  await act(async () => navigate('/office/devices'))
  await screen.findByLabelText('電子郵件')
  expect(document.body.textContent).not.toContain('林浩')
  expect(location.pathname).toBe('/office/devices')
})
