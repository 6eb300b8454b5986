/** A template in the back office: looked at, edited as a draft, published as the next version. */
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newQueryClient } from '#client/features/office/query-client.ts'
import { TemplatesPage } from '#client/features/office/templates/templates-page.tsx'
import { meContext } from '#client/features/office/use-session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { type OfficeAnswers, officeAnswers, ok, refused } from './office-answers.ts'

const NAME = { 'zh-Hant': '每日檢核', 'zh-Hans': '每日检核', en: 'Day' }
const HEAD = {
  ...{ id: 'supervisor:v1', kind: 'checklistTemplate', code: 'supervisor', version: 1 },
  ...{ name: NAME, state: 'newest', items: 2, publishedAt: null, by: null },
}
const row = (id: string, text: string) => ({
  ...{ id, moment: 'opening', times: [], proof: 'none' },
  text: { 'zh-Hant': text, 'zh-Hans': text, en: text },
})
const BODY = {
  ...{ code: 'supervisor', version: 1, name: NAME, status: 'active', patrols: [] },
  items: [row('S-O01', '開燈'), row('S-O02', '開門')],
}
const HELD = {
  kind: HEAD.kind,
  body: BODY,
  newest: 1,
  usedIds: ['S-O01', 'S-O02', 'S-O03'],
}

let server: OfficeAnswers

beforeEach(() => {
  setLanguage('zh-Hant')
  localStorage.clear()
  server = officeAnswers()
  server.answer('GET /templates', ok({ templates: [HEAD] }))
  server.answer('GET /templates/supervisor%3Av1', ok(HELD))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show() {
  const me = {
    personId: 'p1',
    name: '許文',
    role: 'admin' as const,
    tenantName: '示例集團',
  }
  render(
    <QueryClientProvider client={newQueryClient()}>
      <meContext.Provider value={{ ...me, freshUntil: 0, storeIds: 'all' }}>
        <TemplatesPage chosen="supervisor:v1" onChoose={() => {}} />
      </meContext.Provider>
    </QueryClientProvider>,
  )
}

async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(button))
}

const order = () =>
  within(screen.getByRole('region', { name: '項目' }))
    .getAllByRole('button', { name: /^S-O\d/ })
    .filter((button) => button.hasAttribute('data-row'))
    .map((button) => button.getAttribute('data-id'))

test('rows are moved with the keyboard, and a reload finds the draft', async () => {
  show()
  await press('修改成新版')
  const [first] = screen.getAllByRole('button', { name: /開燈/ })
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown', altKey: true })
  expect(order()).toEqual(['S-O02', 'S-O01'])
  await press('新增一項')
  // An id any version has used is not given again.
  expect(order()).toEqual(['S-O02', 'S-O01', 'S-O04'])
  expect(screen.getByText('S-O04 三種語言都要填')).toBeDefined()
  cleanup()
  show()
  await screen.findByRole('region', { name: '項目' })
  expect(order()).toEqual(['S-O02', 'S-O01', 'S-O04'])
})

test('the second of two editors is told, and may publish his over it', async () => {
  server.answer(
    'POST /templates',
    refused(409, 'conflict', { now: { version: 2 } }),
    ok({ id: 'supervisor:v3', version: 3 }),
  )
  show()
  await press('修改成新版')
  await press('發布第 2 版')
  await press('用我的存')
  await screen.findByRole('button', { name: '修改成新版' })
  const sent = server.calls.filter(({ method }) => method === 'POST')
  expect(sent.map(({ body }) => (body as { seen: number }).seen)).toEqual([1, 2])
  expect(localStorage.length).toBe(0)
})
