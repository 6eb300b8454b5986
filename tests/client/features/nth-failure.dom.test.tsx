/**
 * Screens over a storage that fails from its n-th call on: what they say is what is stored, and
 * what was given to them is not lost. All journeys, call by call: tests/client/data.
 */
import { screen, waitFor } from '@testing-library/react'
import { IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DoorScreen } from '#client/features/door/door-screen.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { visit } from '#shared/visit/visit.ts'
import { FailingStorage, type Fault } from '../data/failing-storage.ts'
import { Finger, NOW, openDesk } from './complaint/complaint-page.tsx'
import { openPage, type Page } from './page.tsx'

const FAULTS = ['gone', 'full', 'full_at_commit'] as const satisfies readonly Fault[]
const NOT_SAVED = /沒有存到/

let page: Page
let storage: FailingStorage
let finger: Finger
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** As a page that starts anew finds it. */
async function storedOf(kind: string): Promise<string[]> {
  const fresh = new LocalDb(page.db.name, { indexedDB: storage.factory, IDBKeyRange })
  const rows = await fresh.records
    .where('[kind+id]')
    .between([kind, ''], [kind, '~'])
    .toArray()
  fresh.close()
  return rows.map(({ id }) => id)
}

type Journey = {
  readonly kind: string
  readonly open: () => Promise<unknown>
  readonly tap: () => void
  /** Shown once it is saved. */
  readonly saved: RegExp
  readonly expectKept: () => void
}

const JOURNEYS: Readonly<Record<string, Journey>> = {
  'a visit at the door': {
    kind: visit.name,
    async open() {
      page = await openPage(null, storage.factory)
      finger = new Finger()
      page.show(
        <>
          <DoorScreen />
          <SnackbarRegion label="通知" />
        </>,
      )
      await screen.findByText('今天還沒有人進店。')
      finger.tap(/^再次到店：/)
    },
    tap: () => finger.tap(/^記一批/),
    saved: /^已記再次到店/,
    expectKept: () =>
      expect(screen.getByRole('button', { name: /^再次到店：今天 0 批/ })).toBeTruthy(),
  },
  'a complaint half an hour of typing long': {
    kind: 'complaint',
    async open() {
      const desk = await openDesk('chen', storage.factory)
      page = desk
      finger = new Finger()
      desk.open('/complaints/new')
      await screen.findByRole('button', { name: '存下投訴' })
      finger.tap('價格承諾')
      finger.type('客人姓名或稱呼', '王小姐')
    },
    tap: () => finger.tap('存下投訴'),
    saved: /^已記下/,
    expectKept: () =>
      expect(
        screen.getByRole<HTMLInputElement>('textbox', { name: /^客人姓名或稱呼/ }).value,
      ).toBe('王小姐'),
  },
}

describe.each(Object.entries(JOURNEYS))('%s', (_name, journey) => {
  test.each(FAULTS)(
    '[DU-11][DU-9][CO-19] from the n-th call on the storage fails: %s',
    async (fault) => {
      let said = 0
      for (let nth = 1; ; nth++) {
        storage = new FailingStorage()
        await journey.open()
        storage.arm({ fault, nth, isLasting: true })
        journey.tap()
        await waitFor(() => {
          const words = [
            ...screen.queryAllByText(journey.saved),
            ...screen.queryAllByText(NOT_SAVED),
          ]
          expect(words.length).toBeGreaterThan(0)
        })
        const again = screen.queryByRole('button', { name: NOT_SAVED })
        const { calls } = storage.mend()
        expect(await storedOf(journey.kind)).toHaveLength(again ? 0 : 1)
        if (again) {
          said += 1
          journey.expectKept()
          finger.press(again)
          await screen.findByText(journey.saved)
          expect(await storedOf(journey.kind)).toHaveLength(1)
        }
        await page.close()
        if (nth > calls || nth > 12) break
      }
      expect(said).toBeGreaterThan(0)
    },
  )
})
