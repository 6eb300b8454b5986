// Before Dexie: without IndexedDB in sight it takes the page for a server's.
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import type { ReactNode } from 'react'
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest'
import { DataProvider } from '#client/data/data-provider.tsx'
import { lock, useSession } from '#client/data/session.ts'
import { BriefingScreen } from '#client/features/briefing/briefing-screen.tsx'
import { EnrolScreen } from '#client/features/enrol/enrol-screen.tsx'
import { LockScreen } from '#client/features/lock/lock-screen.tsx'
import { ManageCards } from '#client/features/more/manage-cards.tsx'
import { SetupScreen } from '#client/features/setup/setup-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { type RealServer, startRealServer } from '../real-server.ts'

const PIN = '402817'

declare const window: { happyDOM: { setURL(url: string): void } }

let server: RealServer
/** The disk of the first tablet. */
let firstTablet: IDBFactory
let followed: string[] = []

beforeAll(async () => {
  setLanguage('zh-Hant')
  document.addEventListener('click', follow)
  server = await startRealServer()
  firstTablet = newBrowser()
  await setUpStore()
})
afterEach(() => {
  vi.unstubAllGlobals()
  cleanup()
})
afterAll(() => server.stop())

/** Stands for the router: where a link would have led. */
function follow(event: Event) {
  const link = (event.target as Element).closest('a')
  if (!link) return
  event.preventDefault()
  followed.push(link.getAttribute('href') ?? '')
}

/** A browser that was never here. */
function newBrowser(): IDBFactory {
  return sitAt(new IDBFactory())
}

/** The page starts anew on this browser's storage: nobody is signed in. */
function sitAt(disk: IDBFactory): IDBFactory {
  cleanup()
  followed = []
  Dexie.dependencies.indexedDB = disk
  useSession.setState({ personId: null, role: null, secret: null, locked: false })
  return disk
}

function browse(path: string, content: ReactNode) {
  cleanup()
  window.happyDOM.setURL(server.origin + path)
  render(
    <DataProvider app="test" opening={null} broken={() => <p>broken</p>}>
      {content}
    </DataProvider>,
  )
}

/** What a browser with a push service has and a test's has not. */
function browserPush(permission: NotificationPermission) {
  const keys = { p256dh: 'B'.padEnd(87, 'x'), auth: 'x'.repeat(22) }
  const endpoint = 'https://fcm.googleapis.com/fcm/send/this-browser'
  const subscribe = vi.fn(async () => ({ toJSON: () => ({ endpoint, keys }) }))
  const getRegistration = async () => ({ pushManager: { subscribe } })
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', {
    permission,
    requestPermission: async () => permission,
  })
  Object.defineProperty(navigator, 'serviceWorker', {
    ...{ value: { getRegistration }, configurable: true },
  })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'serviceWorker'))
  return { subscribe }
}

const goOffline = () =>
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

async function setUpStore() {
  browse(`/setup#token=${server.setupToken}`, <SetupScreen />)
  await screen.findByLabelText('集團名稱')
  type('集團名稱', '東區集團')
  type('店名', '城東店')
  type('您的姓名', '陳主管')
  type('6 位 PIN 碼', PIN)
  type('再輸入一次', PIN)
  type('平板名稱', '門口平板 A')
  await press('建立並開始')
  await waitFor(() => expect(followed).toEqual(['/enrol']))
}

async function enterPin(name: string, pin: string) {
  lock()
  fireEvent.click(await screen.findByRole('button', { name }))
  for (const digit of pin) await press(digit)
}

async function signIn(name: string, pin: string) {
  await enterPin(name, pin)
  await waitFor(() => expect(useSession.getState().personId).not.toBeNull())
}

/** More on the first tablet, with the administrator signed in. */
async function openMore() {
  sitAt(firstTablet)
  browse(
    '/more',
    <>
      <ManageCards />
      <LockScreen syncChip={null} />
    </>,
  )
  await waitFor(() => expect(screen.getByText('城東店')).toBeTruthy())
  await signIn('陳主管', PIN)
  await screen.findByRole('button', { name: '新增人員' })
}

async function addPerson(name: string, pin: string) {
  await press('新增人員')
  const sheet = within(await screen.findByRole('dialog', { name: '新增人員' }))
  fireEvent.change(sheet.getByLabelText('姓名'), { target: { value: name } })
  fireEvent.change(sheet.getByLabelText('6 位 PIN 碼'), { target: { value: pin } })
  fireEvent.click(sheet.getByRole('button', { name: '新增' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await screen.findByRole('button', { name: new RegExp(name) })
}

async function newCode(kind: string, name: string): Promise<string> {
  await press('新增登錄碼')
  const dialog = await screen.findByRole('dialog', { name: '新增登錄碼' })
  fireEvent.click(within(dialog).getByRole('radio', { name: kind }))
  type('裝置名稱', name)
  await press('產生登錄碼')
  const code = await screen.findByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  return code.textContent ?? ''
}

async function join(code: string) {
  browse(`/enrol#code=${code.replaceAll('-', '')}`, <EnrolScreen />)
  await screen.findByText('已從 QR 讀到登錄碼')
  await press('加入')
}

describe('the first day of an installation', () => {
  test('one page made the store, and the first tablet has what it needs', async () => {
    sitAt(firstTablet)
    browse('/enrol', <EnrolScreen install={<p>home screen</p>} />)
    await screen.findByText('門口平板 A 已加入')
    await screen.findByText('資料齊了')
    expect(screen.getByText('城東店')).toBeTruthy()
    fireEvent.click(screen.getByRole('link', { name: '完成，到門口' }))
    expect(followed).toEqual(['/'])
  })

  test('the setup link is worth nothing after', async () => {
    newBrowser()
    browse(`/setup#token=${server.setupToken}`, <SetupScreen />)
    await screen.findByText('這台伺服器已經設定好了')
    expect(screen.getByRole('link', { name: '用登錄碼加入' })).toBeTruthy()
    browse('/setup', <SetupScreen />)
    await screen.findByText('網址裡沒有設定碼')
  })

  test('somebody added under More signs in on a second tablet, first online, then without', async () => {
    await openMore()
    await addPerson('李佳蓉', '730984')
    const code = await newCode('平板', '二號平板')
    newBrowser()
    await join(code)
    await screen.findByText('資料齊了')
    browse('/door', <LockScreen syncChip={null} />)
    await signIn('李佳蓉', '730984')
    goOffline()
    await signIn('李佳蓉', '730984')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('a code enrols one device; the next one is told to fetch another', async () => {
    await openMore()
    const code = await newCode('看板', '展廳大螢幕')
    newBrowser()
    await join(code)
    fireEvent.click(await screen.findByRole('link', { name: '完成，打開看板' }))
    expect(followed).toEqual(['/briefing'])
    newBrowser()
    await join(code)
    const alert = await screen.findByText(/用過了、過期了或打錯了/)
    expect(alert.textContent).toContain('取一個新的')
  })

  test('without a network nothing is enrolled and the code stays good', async () => {
    await openMore()
    const code = await newCode('平板', '三號平板')
    newBrowser()
    goOffline()
    await join(code)
    await screen.findByText(/登錄碼不會因此作廢/)
    vi.unstubAllGlobals()
    await press('加入')
    await screen.findByText('三號平板 已加入')
  })

  test('a wall that is revoked goes neutral, and comes back with a new code', async () => {
    await openMore()
    const code = await newCode('看板', '會議室')
    const wall = newBrowser()
    await join(code)
    await screen.findByText('會議室 已加入')
    await screen.findByText('資料齊了')

    await openMore()
    const row = (await screen.findByText('會議室')).closest('li') as HTMLElement
    fireEvent.click(within(row).getByRole('button', { name: '停用裝置' }))
    const dialog = within(await screen.findByRole('dialog', { name: '停用「會議室」？' }))
    fireEvent.click(dialog.getByRole('button', { name: '停用裝置' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    sitAt(wall)
    browse('/briefing', <BriefingScreen />)
    await screen.findByText('這面看板已停用')
    expect(document.body.textContent).not.toContain('城東店')

    await openMore()
    const again = await newCode('看板', '會議室二')
    sitAt(wall)
    browse(`/enrol#code=${again.replaceAll('-', '')}`, <EnrolScreen />)
    await press('加入')
    await screen.findByText('會議室二 已加入')
    browse('/briefing', <BriefingScreen />)
    await screen.findByText('城東店')
  })

  test('notifications: on for who asked, where the browser can; the server keeps it', async () => {
    const push = browserPush('granted')
    await openMore()
    const toggle = () =>
      screen.findByRole<HTMLInputElement>('switch', {
        name: '投訴到期前、整改單上報時通知我',
      })
    fireEvent.click(await toggle())
    await waitFor(async () => expect((await toggle()).checked).toBe(true))
    expect(push.subscribe).toHaveBeenCalledWith({
      userVisibleOnly: true,
      applicationServerKey: expect.stringMatching(/^B[\w-]{86}$/),
    })

    // The page anew: the server knows.
    await openMore()
    await waitFor(async () => expect((await toggle()).checked).toBe(true))
    fireEvent.click(await toggle())
    await waitFor(async () => expect((await toggle()).checked).toBe(false))
  })

  test('notifications that the browser blocks cannot be turned on, and it says so', async () => {
    browserPush('denied')
    await openMore()
    await screen.findByText('瀏覽器封鎖了通知，請在瀏覽器設定中允許。')
    const toggle = screen.getByRole<HTMLInputElement>('switch', {
      name: '投訴到期前、整改單上報時通知我',
    })
    expect(toggle.disabled).toBe(true)
  })

  test('the last administrator stays, and it is said where it was tried', async () => {
    await openMore()
    await press(/陳主管/)
    fireEvent.click(await screen.findByRole('button', { name: '停用' }))
    await screen.findByText('至少要留一位可以登入的管理員。')
  })

  test('More without a network shows the people and says that changes need one', async () => {
    await openMore()
    goOffline()
    await press('新增人員')
    const sheet = within(await screen.findByRole('dialog'))
    fireEvent.change(sheet.getByLabelText('姓名'), { target: { value: '王小明' } })
    fireEvent.change(sheet.getByLabelText('6 位 PIN 碼'), { target: { value: '730984' } })
    fireEvent.click(sheet.getByRole('button', { name: '新增' }))
    await screen.findByText(/沒有任何改動/)
    expect(sheet.getByLabelText<HTMLInputElement>('姓名').value).toBe('王小明')
  })

  test('a new PIN puts the old one out on every tablet', async () => {
    await openMore()
    await addPerson('張家豪', '618394')
    const code = await newCode('平板', '四號平板')
    const other = newBrowser()
    await join(code)
    await screen.findByText('資料齊了')
    browse('/door', <LockScreen syncChip={null} />)
    await signIn('張家豪', '618394')

    await openMore()
    await press(/張家豪/)
    fireEvent.click(await screen.findByRole('button', { name: '重設 PIN 碼' }))
    type('新的 PIN 碼', '905274')
    await press('存檔')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

    sitAt(other)
    browse('/door', <LockScreen syncChip={null} />)
    // The tablet opens to the old one, asks the server, and closes again.
    await enterPin('張家豪', '618394')
    await screen.findByText('PIN 碼已在後台更換，請用新的 PIN 碼登入。')
    await signIn('張家豪', '905274')
  })
})
