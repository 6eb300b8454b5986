import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useOutbox } from '#client/data/outbox-state.ts'
import { useSender } from '#client/data/sender-state.ts'
import { lock, useSession } from '#client/data/session.ts'
import { SyncBanner } from '#client/features/sync-status/sync-banner.tsx'
import { SyncSheet } from '#client/features/sync-status/sync-sheet.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import type { RefusedRow } from '#client/sync/rows.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { visit } from '#shared/visit/visit.ts'
import { openPage, type Page, STORE_ID } from '../page.tsx'

/** 13:41 in the store. */
const NOW = Date.parse('2026-11-23T05:41:00Z')
const MINUTE = 60_000
const SCOPE = `store:${STORE_ID}`
const CUSTOMER = '李太太'

const VISIT = {
  ...{ day: '2026-11-23', arriveAt: NOW, headcount: 1, visitKind: 'new_car' },
  ...{ visitOrder: 'first', byAppointment: false },
}
const COMPLAINT = {
  ...{ day: '2026-11-23', learnedAt: NOW, enteredAt: NOW, channel: 'phone' },
  ...{ category: 'waiting', level: 2, customerName: CUSTOMER, phone: '0912345678' },
  ...{ description: '等了兩小時', ownerId: 'li' },
}

let page: Page
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.stubGlobal('__APP_VERSION__', '1.4.2')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await page.close()
  useSender.setState(useSender.getInitialState(), true)
  useOutbox.setState(useOutbox.getInitialState(), true)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** What the engine would tell; the records are real. */
async function setup(facts: {
  sender?: Partial<ReturnType<typeof useSender.getState>>
  outbox?: Partial<ReturnType<typeof useOutbox.getState>>
  prepare?: () => Promise<void>
}) {
  page = await openPage('chen')
  // Store and people were written by the page itself: they are on the server.
  const orders = (await page.db.mutations.toArray()).map(({ order }) => order)
  await page.db.scopes.put(scopeRow('org', Math.max(...orders)))
  await page.db.scopes.put(scopeRow(SCOPE, 0))
  await facts.prepare?.()
  useSender.setState(facts.sender ?? {})
  useOutbox.setState(facts.outbox ?? {})
  page.show(<SyncSheet isOpen onClose={() => {}} />)
  await screen.findByRole('dialog', { name: '同步' })
}

function scopeRow(scope: string, ackedOrder: number) {
  return { scope, ackedOrder, epochAt: null, bootstrapped: true } as never
}

const text = () => screen.getByRole('dialog').textContent ?? ''

describe('what waits', () => {
  test('is counted by kind, with its age and the next try', async () => {
    await setup({
      outbox: { waiting: 3, oldestWaitingAt: NOW - 12 * MINUTE },
      sender: { nextTryAt: NOW + 20_000 },
      async prepare() {
        await page.write(visit, 'v1', VISIT)
        await page.write(visit, 'v2', VISIT)
        await page.write(complaint, 'c1', COMPLAINT)
      },
    })
    await screen.findByText('這台平板等待傳送 3 筆')
    await screen.findByText('客流 2・投訴 1')
    expect(text()).toContain('最舊 12 分')
    expect(text()).toContain('下次自動 20 秒後')
  })

  type Case = { name: string; outbox: object; expected: string }
  const cases: Case[] = [
    {
      name: 'nothing, everything acknowledged: it is on the server',
      outbox: { lastAckAt: NOW - MINUTE },
      expected: '這台平板的紀錄都已到伺服器',
    },
    {
      name: 'nothing, but some were sent back: no claim about the server',
      outbox: { lastAckAt: NOW - MINUTE, refused: 1 },
      expected: '沒有等待傳送的紀錄',
    },
    {
      name: 'nothing, and nothing was ever acknowledged: no claim either',
      outbox: {},
      expected: '沒有等待傳送的紀錄',
    },
  ]
  test.each(cases)('$name', async ({ outbox, expected }) => {
    await setup({ outbox })
    await screen.findByText(expected)
  })
})

describe('states worth a sentence', () => {
  type Case = { name: string; sender: object; shown: string[]; hidden?: string[] }
  const cases: Case[] = [
    { name: 'a short gap says nothing', sender: gone(14_999), shown: [], hidden: ['離線'] },
    {
      name: 'offline says since when',
      sender: gone(15_000),
      shown: ['離線・照常使用', '從 11/23（週一） 13:40 起連不上'],
    },
    {
      name: 'a silent server is not called offline',
      sender: { ...gone(60_000), isServerDown: true },
      shown: ['伺服器沒回應'],
      hidden: ['離線・照常使用'],
    },
    {
      name: 'signed out says what to do and that nothing is lost, and explains the rest',
      sender: { isSignedOut: true, isServerDown: true },
      shown: ['這台平板的登錄已失效', '紀錄全部保留在平板'],
      hidden: ['伺服器沒回應'],
    },
    {
      name: '[AU-2] locked for a theft says so, what to do, and that nothing is lost',
      sender: { isSignedOut: true, order: 'locked' },
      shown: ['這台平板已鎖定', '紀錄全部保留在平板', '輸入登錄碼'],
      hidden: ['這台平板的登錄已失效'],
    },
    { name: 'revoked', sender: { isRevoked: true }, shown: ['這台平板已停用', '不會遺失'] },
    {
      name: 'an old app keeps its data',
      sender: { isUpdateNeeded: true },
      shown: ['需要更新', '資料都保留', '重新載入並更新'],
    },
    { name: 'a stuck sender', sender: { isStuck: true }, shown: ['已自動重新啟動'] },
  ]
  test.each(cases)('$name', async ({ sender, shown, hidden = [] }) => {
    await setup({ sender })
    await waitFor(() => {
      for (const words of shown) expect(text()).toContain(words)
    })
    for (const words of hidden) expect(text()).not.toContain(words)
  })

  test('a restored server is told with what was sent again', async () => {
    await setup({
      async prepare() {
        await page.write(visit, 'v1', VISIT)
        await page.write(visit, 'v2', VISIT)
        const orders = (await page.db.mutations.toArray()).map(({ order }) => order)
        const acked = scopeRow(SCOPE, Math.max(...orders)) as object
        await page.db.scopes.put({ ...acked, epochAt: NOW } as never)
      },
    })
    await screen.findByText(/伺服器從備份還原・/)
    expect(text()).toContain('本平板重新送出 2 筆，沒有遺失。')
  })
})

describe('what was sent back', () => {
  const refused = (order: number, change: Partial<RefusedRow> = {}): RefusedRow => ({
    ...{ order, scope: SCOPE, entry: 'e1', code: 'invalid_field', detail: 'phone' },
    ...{ state: 'open', at: NOW },
    mutation: {
      ...{ by: 'chen', sv: 1 },
      at: { wall: NOW, start: NOW, boot: 'b', off: 0, seq: null },
      changes: [
        { kind: 'complaint', id: 'c1', stamp: '0'.repeat(16), set: { phone: '0912' } },
      ],
    },
    ...change,
  })

  async function setupRefused(...rows: RefusedRow[]) {
    await setup({
      outbox: { refused: rows.length },
      prepare: async () => {
        await page.db.refused.bulkPut(rows)
      },
    })
  }

  test('says why in words and links to where it can be put right', async () => {
    await setupRefused(refused(901))
    await screen.findByText('有欄位的內容不合規定。')
    const link = screen.getByRole('link', { name: '到原畫面改' })
    expect(link.getAttribute('href')).toBe('/complaints/c1')
    expect(text()).toContain('0912')
  })

  test('let go, it can be taken back, as it was', async () => {
    await setupRefused(refused(901), refused(902, { code: 'append_only' }))
    await screen.findByText('被退回 2 件')
    const before = await page.db.refused.get(902)
    const entry = screen.getByText(/同一筆不能改寫/).closest('li') as HTMLElement
    fireEvent.click(within(entry).getByRole('button', { name: '放棄' }))
    await screen.findByText('被退回 1 件')
    expect((await page.db.refused.get(902))?.state).toBe('discarded')
    fireEvent.click(screen.getByRole('button', { name: '復原' }))
    await screen.findByText('被退回 2 件')
    expect(await page.db.refused.get(902)).toEqual(before)
  })

  test('is not for whoever walks past a locked tablet', async () => {
    await setupRefused(refused(901))
    await screen.findByText('被退回 1 件')
    lock()
    await waitFor(() => expect(text()).not.toContain('0912'))
    expect(screen.queryByRole('button', { name: '匯出未傳資料' })).toBeNull()
    useSession.setState({ locked: false })
  })

  test('every code has its words', async () => {
    const codes = ['unknown_kind', 'missing_field', 'purged', 'not_allowed'] as const
    await setupRefused(...codes.map((code, i) => refused(910 + i, { code })))
    await screen.findByText('被退回 4 件')
    expect(text()).not.toContain('why.')
  })
})

describe('the two files', () => {
  const saved: { name: string; text: Promise<string> }[] = []
  beforeEach(() => {
    saved.length = 0
    let content: Blob
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      content = blob as Blob
      return 'blob:test'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, text: content.text() })
    })
  })
  afterEach(() => vi.restoreAllMocks())

  const withComplaint = {
    outbox: { waiting: 1, oldestWaitingAt: NOW },
    prepare: () => page.write(complaint, 'c1', COMPLAINT),
  }

  test('diagnostics hold counts and cursors, and nothing of a customer', async () => {
    await setup(withComplaint)
    fireEvent.click(screen.getByRole('button', { name: '匯出診斷檔' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    const content = (await saved[0]?.text) ?? ''
    expect(JSON.parse(content)).toMatchObject({
      format: 'floorwalk-diagnostics',
      waiting: [{ kind: 'complaint', count: 1 }],
    })
    const secrets = [CUSTOMER, '0912345678', '等了兩小時', '陳美玲', '"none"']
    for (const secret of secrets) expect(content).not.toContain(secret)
  })

  test('[UX-1] what was never sent is in a file with the third tap', async () => {
    await setup(withComplaint)
    // The first tap opened the sheet.
    fireEvent.click(screen.getByRole('button', { name: '匯出未傳資料' }))
    expect(saved).toHaveLength(0)
    fireEvent.click(await screen.findByRole('button', { name: '存成檔案' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(await saved[0]?.text).toContain(CUSTOMER)
    expect(saved[0]?.name).toMatch(/^floorwalk-rescue-門口平板A-20261123T0541\.json$/)
    await screen.findByText(/已存成 floorwalk-rescue/)
  })
})

describe('the banner', () => {
  test('comes after four hours, says what is only here, and leads to the sheet', async () => {
    page = await openPage(null)
    useSender.setState({ offlineSince: NOW - 5 * 60 * MINUTE })
    useOutbox.setState({ waiting: 7 })
    const handleOpen = vi.fn()
    page.show(<SyncBanner onOpen={handleOpen} />)
    await screen.findByText('已離線 5 小時，還有 7 筆只在這台平板')
    fireEvent.click(screen.getByRole('button', { name: '查看' }))
    expect(handleOpen).toHaveBeenCalledOnce()
  })
})

function gone(forMs: number) {
  return { offlineSince: NOW - forMs }
}
