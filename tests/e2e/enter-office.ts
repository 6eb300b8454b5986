import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

const ACCOUNT = { email: 'hsu@example.com', password: 'a lamp above nine chairs' }

/** In by an invite, at once: the journey through the screens is in `office-sign-in.spec.ts`. */
export async function enterOffice(page: Page, token: string): Promise<void> {
  await page.goto('/office')
  const { secret = '' } = await post(page, '/invites/accept', { token, ...ACCOUNT })
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = totp.generate()
  expect(await post(page, '/session/totp', { code })).toHaveProperty('me')
  await page.reload()
  await expect(page.getByRole('navigation')).toBeVisible()
}

type Answer = { secret?: string; me?: object }

function post(page: Page, path: string, body: object): Promise<Answer> {
  return page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json', 'x-floorwalk-office': '1' }
      const sent = { method: 'POST', headers, body: text }
      return (await (await fetch(`/office/v1${to}`, sent)).json()) as Answer
    },
    [path, JSON.stringify(body)] as const,
  )
}
