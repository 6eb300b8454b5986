/** One's own account, and what administrators do about somebody else's. */
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newQueryClient } from '#client/features/office/query-client.ts'
import { AccountPage } from '#client/features/office/sign-in/account-page.tsx'
import { agentName } from '#client/features/office/sign-in/agent-name.ts'
import { OfficeAccess } from '#client/features/office/sign-in/office-access.tsx'
import { meContext } from '#client/features/office/use-session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import type { OfficePerson } from '#shared/office/people-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { type OfficeAnswers, officeAnswers, ok, refused } from './office-answers.ts'

const EDGE = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/130 Safari/537 Edg/130'
const IPAD = 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18 Safari/605'
const AT = Date.UTC(2026, 10, 23, 2, 0)
const session = (agent: string, isThis: boolean) => ({
  ...{ id: crypto.randomUUID(), agent, isThis, createdAt: AT, lastSeenAt: AT + 60_000 },
})
const SESSIONS = [session(EDGE, true), session(IPAD, false)]
const LISTED = { sessions: SESSIONS, recoveryLeft: 3 }
const LIN: OfficePerson = {
  ...{ id: crypto.randomUUID(), name: '林經理', role: 'manager', storeIds: [] },
  ...{ active: true, hasPin: true, lockedOn: 0 },
}

let server: OfficeAnswers

beforeEach(() => {
  setLanguage('zh-Hant')
  server = officeAnswers()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(content: ReactNode, role: Role = 'admin'): void {
  const me = { personId: 'p1', name: '許文', role, tenantName: '示例集團', freshUntil: AT }
  render(
    <QueryClientProvider client={newQueryClient()}>
      <meContext.Provider value={{ ...me, storeIds: 'all' }}>{content}</meContext.Provider>
    </QueryClientProvider>,
  )
}

async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(button))
}

async function type(label: string, value: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } })
}

test('every browser that is signed in is named, and all but this one can be ended', async () => {
  server.answer(
    'GET /sessions',
    ok(LISTED),
    ok({ ...LISTED, sessions: SESSIONS.slice(0, 1) }),
  )
  server.answer(`DELETE /sessions/${SESSIONS[1]?.id}`, ok({ ok: true }))
  show(<AccountPage />)
  const list = within(await screen.findByRole('list', { name: '登入中的瀏覽器' }))
  const [mine, other] = list.getAllByRole('listitem')
  expect(mine?.textContent).toContain('Edge, Windows這個瀏覽器')
  expect(other?.textContent).toContain('Safari, iPad')
  expect(list.getAllByRole('button')).toHaveLength(1)
  await press(/^結束.*Safari, iPad/)
  expect(server.calls.some(({ method }) => method === 'DELETE')).toBe(true)
  await screen.findByText('還有 3 組備用碼沒用過。')
  await vi.waitFor(() => expect(screen.queryByText(/iPad/)).toBeNull())
})

test('a new password says what is wrong with which of the two', async () => {
  server.answer('GET /sessions', ok(LISTED))
  server.answer(
    'POST /password',
    refused(401, 'wrong_login'),
    refused(422, 'weak_password', { reason: 'common' }),
    ok({ ok: true }),
  )
  show(<AccountPage />)
  await type('目前的密碼', 'the old one')
  await type('新密碼', 'short')
  await press('儲存新密碼')
  expect(await screen.findByText('太短了，至少要 8 個字。')).toBeTruthy()
  expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
  await type('新密碼', 'nine chairs below a lamp')
  await press('儲存新密碼')
  expect(await screen.findByText('目前的密碼不對，再試一次。')).toBeTruthy()
  await press('儲存新密碼')
  expect(await screen.findByText(/太多人用這個密碼/)).toBeTruthy()
  await press('儲存新密碼')
  await vi.waitFor(() => {
    const field = screen.getByLabelText<HTMLInputElement>('新密碼')
    expect(field.value).toBe('')
  })
})

test('[AU-12] new recovery codes ask for fresh proof first, then are shown once', async () => {
  server.answer('GET /sessions', ok(LISTED))
  server.answer(
    'POST /recovery-codes',
    refused(401, 'reauth_required'),
    ok({ recoveryCodes: ['AAAA-BBBB'] }),
  )
  server.answer('POST /session/fresh', ok({ freshUntil: AT }))
  show(<AccountPage />)
  await press('換一批備用碼')
  await type('驗證碼', '123456')
  await press('確認')
  expect(await screen.findByText('AAAA-BBBB')).toBeTruthy()
  await press('已保存')
  expect(await screen.findByRole('list', { name: '登入中的瀏覽器' })).toBeTruthy()
  expect(screen.queryByText('AAAA-BBBB')).toBeNull()
})

test('an administrator invites somebody and gets the link to give', async () => {
  server.answer(`GET /sessions?person=${LIN.id}`, ok({ sessions: [], recoveryLeft: 0 }))
  const path = '/office/invite#token=abc'
  server.answer('POST /invites', ok({ path, expiresAt: AT }))
  server.answer('POST /totp/reset', refused(404, 'not_found'))
  show(<OfficeAccess person={LIN} />)
  expect(await screen.findByText('目前沒有登入中的瀏覽器。')).toBeTruthy()
  await press('重設驗證器')
  expect(await screen.findByText('他還沒有後台帳號。')).toBeTruthy()
  await press('邀請進後台')
  expect((await screen.findByRole('status')).textContent).toContain(location.origin + path)
  expect(server.calls.at(-1)?.path).not.toBe('/totp/reset')
})

test.each<[string, Partial<OfficePerson>, Role]>([
  ['by somebody who is none', {}, 'manager'],
  ['for himself', { id: 'p1' }, 'admin'],
  ['for somebody switched off', { active: false }, 'admin'],
  ['for somebody with nothing to do there', { role: 'consultant' }, 'admin'],
])('nobody is invited %s', (_name, person, role) => {
  show(<OfficeAccess person={{ ...LIN, ...person }} />, role)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a browser that says nothing known is unknown', () => {
  expect(agentName('curl/8')).toBeNull()
  expect(agentName('Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0')).toBe('Firefox, Linux')
})
