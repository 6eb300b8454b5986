/** Two tablets without a network change the same complaint, and come back at the same moment. */
import { expect, type Page } from '@playwright/test'
import { chip, goTo, logComplaint, signIn } from './floor-jobs.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'

test('[F10][F60] both tablets end with the same, and what lost is one tap away', async ({
  shop,
}) => {
  const a = await shop.newTablet('門口平板 A', { needsNetwork: true })
  const b = await shop.newTablet('巡檢平板 B', { needsNetwork: true })
  await signIn(a.page, ADMIN)
  await signIn(b.page, CONSULTANT)
  await goTo(a.page, '投訴')
  await logComplaint(a.page, { category: '車輛品質', customer: '張先生' })
  await goTo(b.page, '投訴')
  await b.page.getByRole('link', { name: /張先生/ }).click()

  const both = [
    { ...a, customer: '章先生', phone: '0911000111' },
    { ...b, customer: '張小姐', phone: '0922000222' },
  ]
  for (const { network } of both) network.weather = 'down'
  for (const { page, customer, phone } of both) {
    await page.getByRole('button', { name: '修改', exact: true }).click()
    await page.getByRole('textbox', { name: '客人姓名或稱呼' }).fill(customer)
    await page.getByRole('textbox', { name: '電話' }).fill(phone)
    await page.getByRole('button', { name: '存下修改' }).click()
    await expect(page.getByRole('heading', { name: customer })).toBeVisible()
  }
  for (const { network } of both) network.weather = 'fine'

  // The later one shows, on both; the other is kept on both, with all it said.
  for (const { page } of both) {
    await expect(page.getByRole('heading', { name: '張小姐' })).toBeVisible()
    await expect(chip(page)).toHaveText('需要決定 1 件')
    await page.getByText('另有 2 個不同的輸入').click()
    await expect(other(page, '客人姓名或稱呼')).toContainText('章先生')
    await expect(other(page, '電話')).toContainText('0911000111')
  }

  // One decides the one, the other the other: both are decided for both.
  await other(a.page, '客人姓名或稱呼').getByRole('button', { name: '改用這個' }).click()
  await expect(b.page.getByRole('heading', { name: '章先生' })).toBeVisible()
  await other(b.page, '電話').getByRole('button', { name: '改用這個' }).click()
  for (const { page } of both) {
    await expect(page.getByRole('heading', { name: '章先生' })).toBeVisible()
    await expect(page.getByRole('button', { name: /末四碼 0111/ })).toBeVisible()
    await expect(chip(page)).toHaveText(/^已到伺服器/)
  }
})

function other(page: Page, field: string) {
  return page.getByRole('listitem').filter({ hasText: `${field}：也輸入過` })
}
