import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useLongWork } from '#client/data/long-work.ts'
import { fillVault, readVault } from '#client/data/pin-vault.ts'
import { serverNow } from '#client/data/server-now.ts'
import { lock, useSession } from '#client/data/session.ts'
import { LockScreen } from '#client/features/lock/lock-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { person } from '#shared/people/person.ts'
import { MAX_PIN_TRIES } from '#shared/people/pin-rules.ts'
import { openPage, type Page, STORE_ID } from '../page.tsx'

const LI = 'a3a1a4f0-93c4-4b1c-9d3e-0f6c6a1b2c3d'
const WANG = 'b3a1a4f0-93c4-4b1c-9d3e-0f6c6a1b2c3d'
const PIN = '730984'
const DEVICE_ID = 'device'

let page: Page
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await page.close()
})

async function setup(personId: string | null = null) {
  page = await openPage(personId)
  const body = { role: 'consultant', storeIds: [STORE_ID], active: true }
  await page.write(person, LI, { ...body, name: '李佳蓉' })
  await page.write(person, WANG, { ...body, name: '王小明' })
  page.show(
    <>
      <input aria-label="half typed" defaultValue="客戶說" />
      <LockScreen syncChip={<span>○ 等待傳送 3</span>} />
    </>,
  )
}

/** Signed in on this tablet before, with the network: the vault holds the token. */
const of = (personId: string) => ({ db: page.db, deviceId: DEVICE_ID, personId })
const knows = (personId: string, pin = PIN) =>
  fillVault(of(personId), pin, { personToken: 'token', expiresAt: serverNow() + 1 })

async function choose(name: string) {
  fireEvent.click(await screen.findByRole('button', { name }))
  await screen.findByRole('group', { name: `${name} 的 PIN 碼` })
}

function enter(pin: string) {
  for (const digit of pin) fireEvent.click(screen.getByRole('button', { name: digit }))
}

const opened = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('the lock screen', () => {
  test('is not there while the tablet is open, and lies over what was on it when locked', async () => {
    await setup('chen')
    expect(screen.queryByRole('dialog')).toBeNull()
    lock()
    const over = within(await screen.findByRole('dialog'))
    await over.findByText('城東店')
    expect(over.getByText('○ 等待傳送 3')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('half typed').value).toBe('客戶說')
  })

  test('[UX-1] one tap counts a batch in nobody’s name; one more takes it back', async () => {
    await setup()
    lock()
    const over = within(await screen.findByRole('dialog'))
    await over.findByText('今天 0 批')
    fireEvent.click(over.getByRole('button', { name: /進店 \+1/ }))
    await over.findByText('今天 1 批')
    const [counted] = await page.db.records
      .where('[kind+id]')
      .between(['visit', ''], ['visit', '~'])
      .toArray()
    expect(counted).toMatchObject({ by: null, body: { visitOrder: 'first', headcount: 1 } })
    fireEvent.click(await over.findByRole('button', { name: '復原' }))
    await over.findByText('今天 0 批')
  })

  test('says so where a count did not reach the storage', async () => {
    await setup()
    lock()
    const over = within(await screen.findByRole('dialog'))
    await over.findByText('今天 0 批')
    page.breakStorage()
    fireEvent.click(over.getByRole('button', { name: /進店 \+1/ }))
    await over.findByText('沒有存到！再試一次')
  })

  test('the first sign-in without a network says why, and costs no try', async () => {
    await setup()
    lock()
    await choose('李佳蓉')
    enter(PIN)
    await screen.findByText(/第一次在這台平板登入需要網路/)
    expect(await readVault(of(LI))).toMatchObject({ failed: 0 })
  })

  test('opens without a network for whoever has been here, back to the same screen', async () => {
    await setup()
    await knows(LI)
    lock()
    await choose('李佳蓉')
    enter(PIN)
    await opened()
    expect(useSession.getState()).toMatchObject({ personId: LI, locked: false })
    expect(screen.getByLabelText<HTMLInputElement>('half typed').value).toBe('客戶說')
  })

  test('counts wrong PINs down in words, locks at the last, and lets others in', async () => {
    await setup()
    await knows(LI)
    await knows(WANG, '618394')
    const value = { ...(await readVault(of(LI))), failed: MAX_PIN_TRIES - 3 }
    await page.db.meta.put({ key: `pin:${LI}`, value })
    lock()
    await choose('李佳蓉')
    enter('111222')
    await screen.findByText('PIN 碼不對，還可以試 2 次。')
    enter('111222')
    await screen.findByText('PIN 碼不對，還可以試 1 次。')
    enter('111222')
    await screen.findByText('李佳蓉 在這台平板上已鎖定')
    fireEvent.click(screen.getByRole('button', { name: '我有新的 PIN 碼' }))
    await screen.findByRole('group', { name: '李佳蓉 的 PIN 碼' })
    enter(PIN)
    await screen.findByText('解除鎖定需要網路。接上網路再試。')
    await choose('王小明')
    enter('618394')
    await opened()
    expect(useSession.getState().personId).toBe(WANG)
  })

  test('a try that cannot be counted is not made', async () => {
    await setup()
    await knows(LI)
    lock()
    await choose('李佳蓉')
    page.breakStorage()
    enter(PIN)
    await screen.findByText(/無法核對 PIN 碼/)
    expect(useSession.getState().personId).toBeNull()
  })

  test('shows who works here, and nobody who was disabled', async () => {
    await setup()
    const gone = { name: '趙離職', role: 'consultant', storeIds: [STORE_ID] } as const
    await page.write(person, 'zhao', { ...gone, active: false })
    const elsewhere = { ...gone, name: '外店人', storeIds: ['store-west'], active: true }
    await page.write(person, 'away', elsewhere)
    lock()
    await screen.findByRole('button', { name: '李佳蓉' })
    expect(screen.queryByRole('button', { name: '趙離職' })).toBeNull()
    expect(screen.queryByRole('button', { name: '外店人' })).toBeNull()
  })

  test('locks by itself when the one signed in is disabled', async () => {
    await setup()
    await knows(LI)
    lock()
    await choose('李佳蓉')
    enter(PIN)
    await opened()
    const record = await page.db.records.get(['person', LI])
    const body = { ...record?.body, active: false }
    await page.db.records.put({ ...record, body } as NonNullable<typeof record>)
    await screen.findByText('這位人員已停用，平板已鎖定。')
    expect(useSession.getState()).toMatchObject({ personId: null, locked: true })
  })

  test('after five minutes without a touch, but not sooner', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    await setup('chen')
    vi.advanceTimersByTime(4 * 60_000)
    fireEvent.pointerDown(document.body)
    vi.advanceTimersByTime(4 * 60_000)
    expect(useSession.getState().locked).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(useSession.getState()).toMatchObject({ locked: true, personId: null })
  })

  test('during a walk after twenty minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    const Walking = () => {
      useLongWork(true)
      return null
    }
    await setup('chen')
    page.show(<Walking />)
    fireEvent.pointerDown(document.body)
    vi.advanceTimersByTime(19 * 60_000)
    expect(useSession.getState().locked).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(useSession.getState().locked).toBe(true)
  })

  test('a tablet that slept is locked by the touch that wakes it', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    await setup('chen')
    vi.setSystemTime(Date.now() + 3_600_000)
    fireEvent.pointerDown(document.body)
    expect(useSession.getState().locked).toBe(true)
  })

  test('the languages are at hand, each in its own script, and take effect at once', async () => {
    await setup()
    lock()
    await screen.findByText('點自己的名字登入')
    fireEvent.click(screen.getByLabelText('English'))
    await screen.findByText('Tap your name to sign in')
    fireEvent.click(screen.getByLabelText('简体中文'))
    await screen.findByText('点自己的名字登录')
  })
})
