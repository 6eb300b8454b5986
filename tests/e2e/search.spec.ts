/** One box over everything on the tablet, in either script, and the server beside it. */
import { expect } from '@playwright/test'
import { goTo, logComplaint, signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

test('[AV-2] found in the other script, without a network, by keyboard; the server is asked when it is there', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  await signIn(page, ADMIN)
  await goTo(page, '投訴')
  await logComplaint(page, { category: '等候太久', customer: '張偉' })
  await goTo(page, '門口')
  network.weather = 'down'

  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: '搜尋' })
  await expect(field).toBeFocused()
  await field.pressSequentially('张伟')
  const hit = page.getByRole('option', { name: /張偉/ })
  await expect(hit).toHaveCount(1)
  await page.getByRole('button', { name: '搜尋伺服器' }).click()
  await expect(page.getByText(/^連不到伺服器/)).toBeVisible()
  await expect(hit).toHaveCount(1)

  network.weather = 'fine'
  await page.getByRole('button', { name: '搜尋伺服器' }).click()
  await expect(page.getByText('伺服器上也沒有其他結果')).toBeVisible()
  await field.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toContainText('張偉')
  await expect(page.getByRole('listbox')).toHaveCount(0)
})
