import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { OfficeApp } from '#client/features/office/office-app.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { type OfficeAnswers, officeAnswers, ok, refused } from './office-answers.ts'

declare const window: { happyDOM: { setURL(url: string): void } }

const CODES = ['AAAA-BBBB-CCCC-DDDD-EEEE-FFFF', 'GGGG-HHHH-JJJJ-KKKK-MMMM-NNNN']
const ME = {
  ...{ personId: 'p1', name: '許文', role: 'admin', tenantName: '示例集團' },
  ...{ storeIds: 'all', freshUntil: 0 },
}
const ENROL = { stage: 'enrol_totp', secret: 'ABCD2345ABCD2345', uri: 'otpauth://totp/x' }

let server: OfficeAnswers

beforeEach(() => {
  setLanguage('zh-Hant')
  window.happyDOM.setURL('http://localhost/office')
  server = officeAnswers()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(path = '/office'): void {
  window.happyDOM.setURL(`http://localhost${path}`)
  render(<OfficeApp appearance={null} hasSlashKey={false} />)
}

const field = (label: string) =>
  screen.findByLabelText<HTMLInputElement>(label, { selector: 'input' })
const password = (label = '密碼') => field(label)

function type(input: HTMLInputElement, value: string): void {
  fireEvent.change(input, { target: { value } })
}

async function press(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(button))
}

async function givePassword(): Promise<void> {
  type(await field('電子郵件'), 'hsu@example.com')
  type(await password(), 'a lamp above nine chairs')
  await press('下一步')
}

async function said(): Promise<string> {
  return await waitFor(() => {
    const alert = screen.getByRole('alert').textContent
    if (!alert) throw new Error('nothing said yet')
    return alert
  })
}

describe('the password', () => {
  test('can be filled in by a password manager, and read by whoever types it', async () => {
    open()
    const email = await field('電子郵件')
    expect([email.type, email.autocomplete]).toEqual(['email', 'username'])
    expect(document.activeElement).toBe(email)
    const secret = await password()
    expect([secret.type, secret.autocomplete]).toEqual(['password', 'current-password'])
    // Pasting is not prevented.
    expect(fireEvent.paste(secret)).toBe(true)
    fireEvent.click(await field('顯示密碼'))
    expect(secret.type).toBe('text')
  })

  test('is not sent before both are there; the first that is missing has the focus', async () => {
    open()
    type(await field('電子郵件'), 'hsu')
    await press('下一步')
    expect(await screen.findByText(/請輸入完整的電子郵件/)).toBeTruthy()
    await waitFor(async () => {
      expect(document.activeElement).toBe(await field('電子郵件'))
    })
    expect(server.calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test.each([
    [refused(401, 'wrong_login'), /電子郵件或密碼不對/],
    [refused(429, 'too_many', { retryAfterMs: 299_000 }), /請等 5 分鐘再試/],
    [refused(401, 'bad_code'), /請管理員再邀請一次/],
    ['unreachable' as const, /連不上伺服器/],
    [refused(500, 'internal'), /沒辦法完成/],
  ])('refused (%j) says what to do, and keeps what was typed', async (answer, words) => {
    server.answer('POST /session', answer)
    open()
    await givePassword()
    expect(await said()).toMatch(words)
    expect((await field('電子郵件')).value).toBe('hsu@example.com')
    expect((await password()).value).toBe('a lamp above nine chairs')
  })

  test('[IN-6] goes with what no other site can send', async () => {
    server.answer('POST /session', ok({ stage: 'totp' }))
    open()
    await givePassword()
    await field('6 位數驗證碼')
    const call = server.calls.find(({ method }) => method === 'POST')
    expect(call?.headers.get('x-floorwalk-office')).toBe('1')
    expect(call?.headers.get('content-type')).toBe('application/json')
  })
})

describe('the code', () => {
  beforeEach(async () => {
    server.answer('POST /session', ok({ stage: 'totp' }))
    open()
    await givePassword()
    await field('6 位數驗證碼')
  })

  test('is asked for at once, as one that a phone may fill in', async () => {
    const code = await field('6 位數驗證碼')
    expect(document.activeElement).toBe(code)
    expect([code.autocomplete, code.inputMode]).toEqual(['one-time-code', 'numeric'])
    type(code, '12345')
    await press('登入')
    expect(await screen.findByText('請輸入 6 個數字。')).toBeTruthy()
    expect(server.calls.at(-1)?.path).toBe('/session')
  })

  test('used or wrong says to wait for the next', async () => {
    server.answer('POST /session/totp', refused(401, 'wrong_code'))
    type(await field('6 位數驗證碼'), '123 456')
    await press('登入')
    expect(await said()).toMatch(/等手機換下一組/)
  })

  test('too late goes back to the password, and says why', async () => {
    server.answer('POST /session/totp', refused(401, 'signed_out'))
    type(await field('6 位數驗證碼'), '123456')
    await press('登入')
    await password()
    expect(await said()).toMatch(/請從密碼重新開始/)
  })

  test('has another way: a recovery code, in whatever form', async () => {
    server.answer('POST /session/recovery', refused(401, 'wrong_code'))
    await press('手機不在身邊：改用備用碼')
    type(await field('備用碼'), 'aaaa bbbb')
    await press('登入')
    expect(await said()).toMatch(/換另一組/)
    expect(server.calls.at(-1)?.body).toEqual({ code: 'aaaa bbbb' })
    await press('改用驗證器')
    await field('6 位數驗證碼')
  })
})

describe('an invite', () => {
  const open2 = () => open('/office/invite#token=the-token')

  test('wants an address and a long enough password, and says which is too weak', async () => {
    server.answer(
      'POST /invites/accept',
      refused(422, 'weak_password', { reason: 'context' }),
      refused(409, 'conflict'),
      ok(ENROL),
    )
    open2()
    type(await field('電子郵件'), 'hsu@example.com')
    const secret = await password('新密碼')
    expect(secret.autocomplete).toBe('new-password')
    type(secret, '1234567')
    await press('下一步')
    expect(await screen.findByText('太短了，至少要 8 個字。')).toBeTruthy()
    type(secret, 'floorwalk at nine')
    await press('下一步')
    expect(await screen.findByText(/裡面有公司、店、姓名或郵件的字/)).toBeTruthy()
    expect(secret.getAttribute('aria-invalid')).toBe('true')
    await press('下一步')
    expect(await said()).toMatch(/已經有人用了/)
    await press('下一步')
    expect(await field('2. 輸入驗證器顯示的 6 位數字')).toBeTruthy()
    expect(server.calls.at(-1)?.body).toMatchObject({ token: 'the-token' })
    // Used up: a reload asks for the password.
    expect(location.pathname + location.hash).toBe('/office')
  })

  test('shows the recovery codes until somebody says they are kept', async () => {
    server.answer('POST /invites/accept', ok(ENROL))
    server.answer('POST /session/totp', ok({ me: ME, recoveryCodes: CODES }))
    open2()
    type(await field('電子郵件'), 'hsu@example.com')
    type(await password('新密碼'), 'a lamp above nine chairs')
    await press('下一步')
    expect(await screen.findByText('ABCD 2345 ABCD 2345')).toBeTruthy()
    expect(screen.getByRole('img', { name: '給驗證器掃描的 QR 碼' })).toBeTruthy()
    type(await field('2. 輸入驗證器顯示的 6 位數字'), '123456')
    // Signed in now, whoever looks: the page asks again whenever its window is looked at.
    server.answer('GET /session', ok({ me: ME }))
    await press('確認')
    expect((await screen.findAllByRole('listitem')).map((li) => li.textContent)).toEqual(
      CODES,
    )
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '保存備用碼' }))
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(screen.getAllByRole('listitem')).toHaveLength(CODES.length)
    await press('已保存，進入後台')
    expect(await screen.findByRole('button', { name: /許文/ })).toBeTruthy()
  })
})

test.each(['zh-Hans', 'en'] as const)('every step speaks %s', async (language) => {
  server.answer('POST /session', ok({ stage: 'totp' }))
  open()
  await field('電子郵件')
  await act(async () => setLanguage(language))
  expect(screen.queryByLabelText('電子郵件')).toBeNull()
  expect(screen.getByRole('form').getAttribute('aria-label')).toBe(document.title)
  expect(document.title).toBe(language === 'en' ? 'Sign in to the back office' : '登录后台')
})
