/** From the tablet into the back office: the whole way in, and in again, by keyboard only. */
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { goTo, signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'
import { smallTargets } from './small-targets.ts'
import { breachesOf, WCAG } from './wcag.ts'

const EMAIL = 'hsu@example.com'
const PASSWORD = 'a lamp above nine chairs'

test('[AU-11][UX-2][UX-3][UX-11] invite, password, authenticator, recovery codes, in; by keyboard only', async ({
  shop,
  newDevice,
}) => {
  const { page: tablet } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(tablet, ADMIN)
  await goTo(tablet, '更多')
  await tablet.getByRole('button', { name: '建立我的後台帳號' }).click()
  const link = await tablet.getByRole('link', { name: '在這裡打開' }).getAttribute('href')

  const { page } = await newDevice({ needsNetwork: true })
  await page.goto(link ?? '')
  const email = page.getByRole('textbox', { name: '電子郵件' })
  await expect(email).toBeFocused()
  await flawless(page)
  await page.keyboard.type(EMAIL)
  await page.keyboard.press('Tab')
  await page.keyboard.type('password1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('太多人用這個密碼，一猜就中。請換一個。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '新密碼' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')

  const code = page.getByRole('textbox', { name: '2. 輸入驗證器顯示的 6 位數字' })
  await expect(code).toBeFocused()
  await expect(page).toHaveURL(/\/office$/)
  await flawless(page)
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  await page.keyboard.type(totp.generate())
  await page.keyboard.press('Enter')

  const codes = page.getByRole('list', { name: '備用碼' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  await expect(page.getByRole('heading', { name: '保存備用碼' })).toBeFocused()
  await flawless(page)
  const recovery = await codes.first().innerText()
  await press(page, '已保存，進入後台')
  const inside = page.getByRole('button', { name: ADMIN.name })
  await expect(inside).toBeVisible()
  await page.reload()
  await expect(inside).toBeVisible()

  // Another day, without the phone.
  await page.context().clearCookies()
  await page.reload()
  await expect(email).toBeFocused()
  await page.keyboard.type(EMAIL)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: '6 位數驗證碼' })).toBeFocused()
  await flawless(page)
  await press(page, '手機不在身邊：改用備用碼')
  await expect(page.getByRole('textbox', { name: '備用碼' })).toBeFocused()
  await page.keyboard.type(recovery.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(inside).toBeVisible()
})

/** Goes there with Tab, as one would, and presses Enter. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  await expect(button).toBeVisible()
  for (let tabs = 0; tabs < 12; tabs++) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
}

async function flawless(page: Page): Promise<void> {
  expect(await breachesOf(page, WCAG)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
}
