// Before Dexie: without IndexedDB in sight it takes the page for a server's.
import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useBusinessDay } from '#client/data/business-day.ts'
import { DataProvider } from '#client/data/data-provider.tsx'
import { useDraft } from '#client/data/draft.ts'
import { signIn, useSession } from '#client/data/session.ts'
import { useDevice, useEnrol } from '#client/data/use-device.ts'
import {
  useAll,
  useChildrenOf,
  useDay,
  useDays,
  useOpen,
  useRecord,
} from '#client/data/use-records.ts'
import type { Save } from '#client/data/use-save.ts'
import { useSave } from '#client/data/use-save.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { person } from '#shared/people/person.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { DAY, SCOPE, STORE, VISIT } from '../sync/setup.ts'

const ENROLMENT = {
  credential: 'tenant.device.secret',
  device: {
    ...{ tenantId: STORE, deviceId: STORE, storeId: STORE, kind: 'tablet' as const },
    ...{ name: '門口平板', scopes: ['org', SCOPE] },
  },
}

/** What a screen of ours can reach, caught for the test. */
const reach: {
  save?: Save
  enrol?: ReturnType<typeof useEnrol>
  draft?: ReturnType<typeof useDraft<string>>
} = {}

function Screen() {
  const today = useDay(visit, DAY)
  const week = useDays(visit, '2026-11-17', DAY)
  const none = useDays(visit, DAY, '2026-11-17')
  const one = useRecord(visit, 'v1')
  const undos = useChildrenOf(visitUndo, ['v1', 'v2'])
  const open = useOpen(visit)
  const people = useAll(person)
  const sync = useSyncState()
  reach.save = useSave()
  reach.enrol = useEnrol()
  reach.draft = useDraft('note', '')
  return (
    <>
      <Fact name="device">{useDevice()?.name}</Fact>
      <Fact name="day">{useBusinessDay()}</Fact>
      <Fact name="today">{today?.map((v) => `${v.id}×${v.headcount}`).join(' ')}</Fact>
      <Fact name="waits">{today?.filter((v) => v.waiting).length}</Fact>
      <Fact name="week">{week?.length}</Fact>
      <Fact name="none">{none?.length}</Fact>
      <Fact name="one">{one?.headcount}</Fact>
      <Fact name="undos">{undos?.length}</Fact>
      <Fact name="open">{open?.length}</Fact>
      <Fact name="people">{people?.length}</Fact>
      <Fact name="waiting">{sync.waiting}</Fact>
      <Fact name="draft">{reach.draft.draft}</Fact>
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return <output aria-label={name}>{String(children ?? '–')}</output>
}

/** For a hang, not for speed. */
const PATIENCE = { timeout: 30_000 }

const shows = (name: string, text: string) =>
  waitFor(() => expect(screen.getByLabelText(name).textContent).toBe(text), PATIENCE)

function open() {
  return render(
    <DataProvider
      app="test"
      opening={<p>opening</p>}
      broken={(retry) => (
        <button type="button" onClick={retry}>
          broken
        </button>
      )}
    >
      <Screen />
    </DataProvider>,
  )
}

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  // No server: what is tested here is a tablet by itself.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  useSession.setState({ personId: null, role: null, secret: null, locked: false })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the data of a page', () => {
  test('is there once the database is open, and follows what is saved', async () => {
    open()
    await shows('device', '–')
    await reach.enrol?.(ENROLMENT)
    await shows('device', '門口平板')
    await shows('today', '')
    expect(
      await reach.save?.create(visit, { ...VISIT } as never, { id: 'v1' }),
    ).toMatchObject({
      type: 'saved',
      scope: SCOPE,
    })
    await shows('today', 'v1×1')
    await shows('one', '1')
    await shows('week', '1')
    await shows('none', '0')
    await shows('waits', '1')
    await shows('waiting', '1')
    await reach.save?.edit(visit, 'v1', { headcount: 3 })
    await shows('today', 'v1×3')
    await shows('waiting', '2')
    await reach.save?.create(visitUndo, { day: DAY, visitId: 'v1' } as never)
    await shows('undos', '1')
    await reach.save?.commit([{ kind: visit, id: 'v1', set: { _deleted: true } }])
    await shows('today', '')
    await shows('open', '0')
  })

  test('comes back with the next start', async () => {
    const first = open()
    await shows('device', '–')
    await reach.enrol?.(ENROLMENT)
    await shows('device', '門口平板')
    await reach.save?.create(visit, { ...VISIT } as never, { id: 'v1' })
    first.unmount()
    open()
    await shows('today', 'v1×1')
    await shows('device', '門口平板')
  })

  test('[O6] nothing is saved before the device is enrolled, or by a stranger', async () => {
    open()
    await shows('device', '–')
    const refused = { type: 'refused', refusal: { code: 'unknown_author' } }
    expect(await reach.save?.create(visit, { ...VISIT } as never)).toMatchObject(refused)
    await reach.enrol?.(ENROLMENT)
    await shows('device', '門口平板')
    signIn('nobody')
    await shows('people', '0')
    expect(await reach.save?.create(visit, { ...VISIT } as never)).toMatchObject(refused)
  })

  test('[F43] a database that cannot be opened three times stops the page, until a retry', async () => {
    const factory = new IDBFactory()
    let opens = 0
    Dexie.dependencies.indexedDB = factory
    const openReally = factory.open.bind(factory)
    factory.open = (...args) => {
      opens += 1
      if (opens > 3) return openReally(...args)
      throw new DOMException('no storage', 'InvalidStateError')
    }
    open()
    const button = await screen.findByRole('button', { name: 'broken' }, PATIENCE)
    expect(screen.queryByLabelText('today')).toBeNull()
    button.click()
    await shows('device', '–')
  })

  test('[F56] a form that was being filled is there again after a reload, for its author only', async () => {
    const first = open()
    await shows('device', '–')
    signIn('chen')
    await shows('draft', '')
    reach.draft?.setDraft((held) => `${held}客戶說等了很久`)
    await shows('draft', '客戶說等了很久')
    first.unmount()
    open()
    await shows('draft', '客戶說等了很久')
    signIn('lin')
    await shows('draft', '')
    signIn('chen')
    await shows('draft', '客戶說等了很久')
    reach.draft?.clearDraft()
    await shows('draft', '')
    signIn('lin')
    signIn('chen')
    await shows('draft', '')
    expect(reach.draft?.isDirty).toBe(false)
  })
})
