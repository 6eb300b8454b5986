/** A new version of the app comes while somebody writes. */
import { expect, type Page } from '@playwright/test'
import { goTo, lockTablet, signIn } from './floor-jobs.ts'
import { deployNext } from './next-version.ts'
import { ADMIN, test } from './shop.ts'

const WORDS = '交車三天，方向盤有異音，客人要求今天就有人回電。'

test('[AV-9][F53] an update waits for the form that is open, and for a tap or the lock', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  await signIn(page, ADMIN)
  await goTo(page, '投訴')
  await page.getByRole('button', { name: '新投訴' }).click()
  await page.getByRole('button', { name: '車輛品質' }).click()
  const words = page.getByRole('textbox', { name: '發生了什麼事' })
  // What the page that is shown says of itself; nothing: the version the server has.
  const version = page.locator('meta[name="version"]')
  await words.fill(WORDS)

  // It says so, and that is all it does.
  await deployNext(shop.server, network, '2')
  await lookAgain(page)
  const prompt = page.getByRole('status').filter({ hasText: '新版本已備妥' })
  await expect(prompt).toContainText('先存好表單再更新')
  await expect(prompt.getByRole('button', { name: '現在更新' })).toBeDisabled()
  await expect(words).toBeFocused()
  await expect(words).toHaveValue(WORDS)
  await expect(version).toHaveCount(0)

  // Once it is saved, a tap takes the new version.
  await page.getByRole('textbox', { name: '客人姓名或稱呼' }).fill('張先生')
  await page.getByRole('button', { name: '存下投訴' }).click()
  await expect(page.getByRole('heading', { name: '張先生' })).toBeVisible()
  await expect(version).toHaveCount(0)
  await prompt.getByRole('button', { name: '現在更新' }).click()
  await expect(version).toHaveAttribute('content', '2')

  // The next one comes in when the tablet is locked over a form; what was typed is still there.
  await signIn(page, ADMIN)
  await page.getByRole('button', { name: '新投訴' }).click()
  await words.fill(WORDS)
  await deployNext(shop.server, network, '3')
  await lookAgain(page)
  await expect(prompt).toBeVisible()
  await lockTablet(page)
  await expect(version).toHaveAttribute('content', '3')
  await signIn(page, ADMIN)
  await expect(words).toHaveValue(WORDS)
})

/** Whoever looks at the tablet again makes the app look for a new version. */
function lookAgain(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}
