/**
 * Screens over a storage that fails from its n-th call on: what they say is what is stored, and
 * what was given to them is not lost. All journeys, call by call: tests/client/data.
 *
 * One page for all the calls of a journey: what failed is tried again, what was saved is taken
 * back, and the next call fails on the same screen, as on a tablet that stays on all day.
 */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DoorScreen } from '#client/features/door/door-screen.tsx'
import { QuickAddSheet } from '#client/features/quick-add/quick-add-sheet.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { hideSnackbar } from '#client/ui/snackbar-state.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { itemsOf } from '#shared/inspection/round-items.ts'
import { FailingStorage, type Fault } from '../data/failing-storage.ts'
import { openDesk as openComplaints } from './complaint/complaint-page.tsx'
import { DRAWN, openFloor, PATROL, row, SHEET } from './inspection/floor-page.tsx'
import { openPage, type Page } from './page.tsx'
import { allDone, DAY, NOW, openDay } from './today/day-page.tsx'
import { openDesk as openTraffic } from './traffic/traffic-page.tsx'

/** Every way to save ends in the same few lines: full storage is met by one of each sort. */
const ALL = ['gone', 'full', 'full_at_commit'] as const satisfies readonly Fault[]
/** Calls of one tap; more would be a hang. */
const MOST_CALLS = 30

let storage: FailingStorage
let open: Pick<Page, 'db' | 'close'>
let show: Page['show']
beforeEach(() => {
  setLanguage('zh-Hant')
  storage = new FailingStorage()
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  window.matchMedia ??= (() => ({ matches: true })) as never
})
afterEach(async () => {
  await open.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Mutations and their records, as a page that starts anew finds them. */
async function stored(): Promise<{ mutations: number; orphans: number }> {
  const { factory } = storage
  const sound = { open: IDBFactory.prototype.open.bind(factory) } as IDBFactory
  const fresh = new LocalDb(open.db.name, { indexedDB: sound, IDBKeyRange })
  const [log, records] = await Promise.all([
    fresh.mutations.toArray(),
    fresh.records.toArray(),
  ])
  fresh.close()
  const held = new Set(records.map(({ kind, id }) => `${kind} ${id}`))
  const named = log.flatMap(({ mutation }) => mutation.changes)
  const orphans = named.filter(({ kind, id }) => !held.has(`${kind} ${id}`)).length
  return { mutations: log.length, orphans }
}

type Journey = {
  /** None: the storage goes. */
  readonly faults?: readonly Fault[]
  /** Everything up to the first tap. */
  readonly start: () => Promise<unknown>
  readonly tap: () => unknown
  /** What the screen says once it is saved. */
  readonly isSaved: () => boolean
  /** Back to before the tap; without it, by the note's own undo. */
  readonly again?: () => Promise<unknown>
  /** After a failure: nothing claims it, and what was given is still there. */
  readonly expectKept: () => void
}

const shown = () => document.body.textContent ?? ''
const says = (words: string) => () => shown().includes(words)

/** By hand: asking for roles costs a hundred times as much, hundreds of times over. */
function findButton(name: string | RegExp): HTMLElement | undefined {
  return [...document.querySelectorAll('button')].find((one) => {
    const own = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()
    return typeof name === 'string' ? own === name : name.test(own)
  })
}
function button(name: string | RegExp): HTMLElement {
  const found = findButton(name)
  if (!found) throw new Error(`no button ${name}`)
  return found
}
const press = (name: string | RegExp) => fireEvent.click(button(name))
const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })

/** The sheet of quick add on one of its forms. */
async function showQuickAdd(form: RegExp): Promise<void> {
  cleanup()
  show(
    <>
      <QuickAddSheet onClose={() => {}} />
      <SnackbarRegion label="通知" />
    </>,
  )
  await waitFor(() => press(form))
  await waitFor(() => button('存下'))
}

const gaps = () => screen.getByText('還缺').parentElement?.textContent ?? ''
const DESK_POINT = '門口兩人、前臺無圍聚、無人久候'
const PATROL_ITEMS = itemsOf(SHEET, 'patrol').map(({ id }) => id)
const A_ROW = PATROL_ITEMS.find((id) => !DRAWN.includes(id)) as string

/** Of the door, and before the tap. */
const counted = () =>
  Number(
    /^再次到店：今天 (\d+) 批/.exec(
      button(/^再次到店：/).getAttribute('aria-label') ?? '',
    )?.[1],
  )
let countedBefore = 0

const JOURNEYS: Readonly<Record<string, Journey>> = {
  'a visit at the door': {
    faults: ALL,
    async start() {
      const page = await openPage(null, storage.factory)
      open = page
      page.show(
        <>
          <DoorScreen />
          <SnackbarRegion label="通知" />
        </>,
      )
      await screen.findByText('今天還沒有人進店。')
      countedBefore = 0
      press(/^再次到店：/)
    },
    tap: () => press(/^記一批/),
    isSaved: () => counted() > countedBefore,
    async again() {
      countedBefore = counted()
      // A second tap at the same moment would be the first one's echo.
      vi.advanceTimersByTime(1000)
      press(/^再次到店：/)
    },
    expectKept: () => expect(counted()).toBe(countedBefore),
  },
  'a complaint half an hour of typing long': {
    faults: ALL,
    async start() {
      const desk = await openComplaints('chen', storage.factory)
      open = desk
      await this.again?.()
    },
    async again() {
      cleanup()
      ;(open as Awaited<ReturnType<typeof openComplaints>>).open('/complaints/new')
      await waitFor(() => button('存下投訴'))
      press('價格承諾')
      type(/^客人姓名或稱呼/, '王小姐')
    },
    tap: () => press('存下投訴'),
    isSaved: says('已記下'),
    expectKept: () =>
      expect(screen.getByRole('textbox', { name: /^客人姓名或稱呼/ })).toHaveProperty(
        'value',
        '王小姐',
      ),
  },
  'a point of a checklist': {
    async start() {
      const day = await openDay('chen', { factory: storage.factory })
      open = day
      const id = await day.begin('patrol-1000')
      day.open(`/checklists/${id}`)
      await waitFor(() => button(`做了：${DESK_POINT}`))
    },
    tap: () => press(`做了：${DESK_POINT}`),
    isSaved: says('陳美玲 10:05 做了'),
    expectKept: () => expect(screen.queryByText('陳美玲 10:05 做了')).toBeNull(),
  },
  'the signature under a checklist': {
    async start() {
      const day = await openDay('chen', { factory: storage.factory })
      open = day
      const id = await day.begin('patrol-1000', allDone('patrol-1000'))
      day.open(`/checklists/${id}`)
      await waitFor(() => button('簽核 6/6'))
    },
    tap: () => press('簽核 6/6'),
    isSaved: () => findButton('簽核 6/6') === undefined,
    expectKept: () => button('簽核 6/6'),
  },
  'a row of the walk': {
    start: () => walk(),
    tap: () => pressInRow('合格'),
    isSaved: says(`${A_ROW} 合格`),
    expectKept: () => expect(answerOf('合格')).toBe('false'),
  },
  'a row that fails, with its card': {
    faults: ALL,
    start: () => walk(),
    tap: () => pressInRow('不合格'),
    isSaved: says(`${A_ROW} 不合格`),
    expectKept: () => expect(answerOf('不合格')).toBe('false'),
  },
  'the signature under a walk': {
    start: () => signableWalk(),
    tap: () => press('簽名完成（陳美玲）'),
    isSaved: () => findButton('簽名完成（陳美玲）') === undefined,
    // Signed is signed: another round, on another tablet.
    async again() {
      await open.close()
      storage = new FailingStorage()
      await signableWalk()
    },
    expectKept: () => button('簽名完成（陳美玲）'),
  },
  'a step of a card': {
    async start() {
      const floor = await openFloor('chen', { factory: storage.factory })
      open = floor
      const issuedAt = Date.now()
      await floor.write(correctiveAction, 'c', {
        ...{ day: DAY, areaCode: 'G', card: 'yellow', problem: '燈不亮', ownerId: 'li' },
        ...{ issuedAt, dueAt: issuedAt + 3_600_000, closed: false },
      })
      floor.open('/cards/c')
      await this.again?.()
    },
    async again() {
      await waitFor(() => press('加註'))
      const panel = await screen.findByRole('region', { name: '加註' })
      fireEvent.change(within(panel).getByRole('textbox'), { target: { value: '等零件' } })
    },
    tap: () => press('存下'),
    isSaved: says('已記下：加註'),
    expectKept: () => expect(screen.getByRole('textbox')).toHaveProperty('value', '等零件'),
  },
  'a note': {
    async start() {
      const page = await openPage('chen', storage.factory)
      open = page
      show = page.show
      await this.again?.()
    },
    async again() {
      await showQuickAdd(/^事項/)
      type('要做什麼', '換燈管')
    },
    tap: () => press('存下'),
    isSaved: says('已記事項：換燈管'),
    expectKept: () =>
      expect(screen.getByRole('textbox', { name: '要做什麼' })).toHaveProperty(
        'value',
        '換燈管',
      ),
  },
  praise: {
    async start() {
      const page = await openPage('chen', storage.factory)
      open = page
      show = page.show
      await this.again?.()
    },
    async again() {
      await showQuickAdd(/^表揚/)
      fireEvent.click(await screen.findByRole('radio', { name: '李志強' }))
      press('對客人有耐心')
    },
    tap: () => press('存下'),
    isSaved: says('已表揚 李志強'),
    expectKept: () =>
      expect(screen.getByRole('radio', { name: '李志強' })).toHaveProperty('checked', true),
  },
  'a detail of a visit': {
    async start() {
      const desk = await openTraffic('li', storage.factory)
      open = desk
      await desk.arrive('a', '10:00')
      desk.open('/traffic/a')
      await screen.findByRole('group', { name: /^接待顧問/ })
    },
    tap: () => chooseConsultant(),
    isSaved: () => !gaps().includes('接待顧問'),
    async again() {
      chooseConsultant()
      await waitFor(() => expect(gaps()).toContain('接待顧問'))
    },
    expectKept: () => expect(gaps()).toContain('接待顧問'),
  },
  'a contact': {
    async start() {
      open = await openTraffic('li', storage.factory)
      await this.again?.()
    },
    async again() {
      cleanup()
      ;(open as Awaited<ReturnType<typeof openTraffic>>).open('/contacts')
      await waitFor(() => button('記一筆網絡'))
    },
    tap: () => press('記一筆網絡'),
    isSaved: says('已記一筆網絡'),
    expectKept: () => expect(screen.queryByRole('article', { name: '網絡' })).toBeNull(),
  },
}

async function walk(): Promise<void> {
  const floor = await openFloor('chen', { factory: storage.factory })
  open = floor
  await floor.begin()
  floor.open(`/walk/${PATROL}`)
  await row(A_ROW)
}

/** Every row answered; those drawn say why they have no photo. */
async function signableWalk(): Promise<void> {
  const floor = await openFloor('chen', { factory: storage.factory })
  open = floor
  const pass = { type: 'pass', at: Date.now(), noPhoto: '相機不能用' }
  await floor.begin(Object.fromEntries(PATROL_ITEMS.map((id) => [id, pass])))
  floor.open(`/walk/${PATROL}`)
  await waitFor(() => button('簽名完成（陳美玲）'))
}

const rowNow = () => screen.getByRole('group', { name: new RegExp(`^${A_ROW} `) })
const pressInRow = (name: string) =>
  fireEvent.click(within(rowNow()).getByRole('button', { name }))
const answerOf = (name: string) =>
  within(rowNow()).getByRole('button', { name }).getAttribute('aria-pressed')

function chooseConsultant(): void {
  const group = screen.getByRole('group', { name: /^接待顧問/ })
  fireEvent.click(within(group).getByRole('button', { name: '李志強' }))
}

const retry = () => findButton(/再試一次/)

/** Back to before the tap, by the way people have. */
async function takeBack(mutations: number): Promise<void> {
  await waitFor(() => press('復原'))
  await waitFor(async () => expect((await stored()).mutations).toBe(mutations + 1))
}

/** Runs that end well, one after the other: what is left to fail is no longer the write. */
const ENOUGH_PASSES = 2

describe.each(Object.entries(JOURNEYS))('%s', (_name, journey) => {
  test.each(journey.faults ?? (['gone'] as const))(
    '[DU-11][DU-9][CO-19] from the n-th call on the storage fails: %s',
    async (fault) => {
      await journey.start()
      let said = 0
      for (let nth = 1, passes = 0; nth <= MOST_CALLS && passes < ENOUGH_PASSES; nth++) {
        const before = (await stored()).mutations
        hideSnackbar()
        await waitFor(() => expect(journey.isSaved()).toBe(false))
        storage.arm({ fault, nth, isLasting: true })
        journey.tap()
        // What was written and cannot be read back is said when it can.
        const isOver = async () =>
          retry() !== undefined || journey.isSaved() || (await stored()).mutations > before
        await waitFor(async () => expect(await isOver()).toBe(true))
        storage.mend()
        await waitFor(() => expect(retry() !== undefined || journey.isSaved()).toBe(true))
        const again = retry()
        passes = again ? 0 : passes + 1
        if (again) {
          said += 1
          expect(journey.isSaved()).toBe(false)
          expect(await stored()).toEqual({ mutations: before, orphans: 0 })
          journey.expectKept()
          fireEvent.click(again)
          await waitFor(() => expect(journey.isSaved()).toBe(true))
        }
        expect(await stored()).toEqual({ mutations: before + 1, orphans: 0 })
        expect(retry()).toBeUndefined()
        if (journey.again) await journey.again()
        else await takeBack(before + 1)
      }
      expect(said).toBeGreaterThan(0)
    },
  )
})
