/** The page of personal data: what is asked of the server, and what has to be done before. */
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { copyPage } from '#client/features/office/personal/copy-page.ts'
import { PersonalPage } from '#client/features/office/personal/personal-page.tsx'
import { newQueryClient } from '#client/features/office/query-client.ts'
import { meContext } from '#client/features/office/use-session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { type OfficeAnswers, officeAnswers, ok, refused } from './office-answers.ts'

const STORE = crypto.randomUUID()
const HIS = {
  ...{ kind: 'visit', id: 'v1', storeId: STORE, day: '2026-11-23', isOpen: false },
  fields: { nameOrCall: '歐陽先生', phone: '13812345678' },
}
const NAMESAKE = { ...HIS, id: 'v2', fields: { nameOrCall: '歐陽女士' } }
const REF = { kind: 'visit', id: 'v1', storeId: STORE }

let server: OfficeAnswers

beforeEach(() => {
  setLanguage('zh-Hant')
  server = officeAnswers()
  server.answer('GET /personal/limits', ok({ limits: [] }))
  server.answer('GET /stores', ok({ stores: [] }))
  const found = { records: [HIS, NAMESAKE], staff: [], isCut: false }
  server.answer('POST /personal/find', ok(found))
  const me = { personId: 'p1', name: '許文', role: 'office' as const, tenantName: '集團' }
  render(
    <QueryClientProvider client={newQueryClient()}>
      <meContext.Provider value={{ ...me, freshUntil: 0, storeIds: 'all' }}>
        <PersonalPage />
      </meContext.Provider>
    </QueryClientProvider>,
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const press = async (button: HTMLElement) => {
  await act(async () => fireEvent.click(button))
}

async function find(text: string): Promise<void> {
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } })
  await press(screen.getByRole('button', { name: '查詢' }))
  await screen.findByText('13812345678')
}

const sent = (path: string) =>
  server.calls.filter((call) => call.path === path).map(({ body }) => body)

test('[PR-5] nothing is looked up while it is typed, and nothing is chosen by itself', async () => {
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '歐陽' } })
  expect(sent('/personal/find')).toEqual([])
  await find('歐陽')
  expect(sent('/personal/find')).toEqual([{ text: '歐陽' }])
  expect(screen.getByRole('button', { name: '刪除' }).hasAttribute('disabled')).toBe(true)
})

test('[PR-5] erased are the chosen ones, when it was typed and proved', async () => {
  const preview = {
    goes: [{ kind: 'visit', count: 1 }],
    stays: [{ reason: 'audit', count: 1 }],
    confirmWith: '13812345678',
  }
  server.answer('POST /personal/preview', ok(preview))
  server.answer('POST /personal/erase', refused(401, 'reauth_required'), ok({ erased: 1 }))
  server.answer('POST /session/fresh', ok({ freshUntil: 1 }))
  await find('歐陽')
  await press(screen.getAllByRole('checkbox')[1] as HTMLElement)
  await press(screen.getByRole('button', { name: '刪除' }))
  const field = await screen.findByLabelText(/輸入「13812345678」/)
  expect(sent('/personal/preview')).toEqual([{ records: [REF] }])
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/證明做過什麼/)).toBeDefined()
  const erase = dialog.getByRole('button', { name: '刪除' })
  expect(erase.hasAttribute('disabled')).toBe(true)
  fireEvent.change(field, { target: { value: '13812345678' } })
  await press(erase)
  fireEvent.change(await screen.findByLabelText(/驗證碼/), { target: { value: '123456' } })
  await press(screen.getByRole('button', { name: '確認' }))
  const body = { records: [REF], confirm: '13812345678' }
  await vi.waitFor(() => expect(sent('/personal/erase')).toEqual([body, body]))
})

test('[PR-6][IN-4] what customers said is text in their copy, whatever it looks like', () => {
  const body = { note: '<script>alert(1)</script>', sha256: 'abc', phone: '' }
  const record = { kind: 'visit', id: 'v1', day: '2026-11-23', capturedAt: null, body }
  const page = copyPage(
    { at: 0, records: [record], pictures: [] },
    {
      ...{ language: 'zh-Hant', title: '副本', lead: 'l', made: 'm' },
      ...{ kind: () => '客流', field: (field) => field },
    },
  )
  expect(page).not.toContain('<script>')
  expect(page).toContain('&#60;script&#62;')
  expect(page).not.toContain('abc')
})
