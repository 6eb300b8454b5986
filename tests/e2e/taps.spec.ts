/** What the daily jobs cost in taps, as the page itself counts them. */
import { expect } from '@playwright/test'
import {
  askToSignIn,
  chip,
  countOf,
  doneDot,
  goTo,
  lockScreen,
  lockTablet,
  plusOne,
  signIn,
} from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'
import { tapCounter } from './tap-counter.ts'

test('[UX-1] the jobs at the door and the lock take the taps they may take', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  const spent = await tapCounter(page)

  await plusOne(page).tap()
  await expect(countOf(page, 1)).toBeVisible()
  expect(await spent(), 'count a visit').toBe(1)

  await page.getByRole('button', { name: /^復原 .*首次到店/ }).tap()
  await expect(countOf(page, 0)).toBeVisible()
  expect(await spent(), 'undo').toBe(1)

  await page.getByRole('button', { name: '補登', exact: true }).tap()
  const sheet = page.getByRole('dialog', { name: '補登漏記的客人' })
  await sheet.getByRole('group', { name: '幾點來的？' }).getByRole('button').last().tap()
  await sheet.getByRole('button', { name: '2 批' }).tap()
  await sheet.getByRole('button', { name: '先記在紙上' }).tap()
  await expect(countOf(page, 2)).toBeVisible()
  expect(await spent(), 'late entry').toBe(4)

  await askToSignIn(page)
  await spent()
  const lock = lockScreen(page)
  await lock.getByRole('button', { name: ADMIN.name }).tap()
  expect(await spent(), 'choose a face').toBe(1)
  const pad = lock.getByRole('group', { name: /PIN 碼$/ })
  for (const digit of ADMIN.pin) {
    await pad.getByRole('button', { name: digit, exact: true }).tap()
  }
  await expect(lock).toBeHidden()
  expect(await spent(), 'PIN').toBe(6)

  await lockTablet(page)
  await spent()
  await lock.getByRole('button', { name: /^進店 \+1/ }).tap()
  await expect(lock.getByText('今天 3 批')).toBeVisible()
  expect(await spent(), 'count a visit from the lock screen').toBe(1)

  await signIn(page, ADMIN)
  network.weather = 'down'
  await plusOne(page).tap()
  await expect(chip(page)).toHaveText('等待傳送 1')
  network.weather = 'fine'
  await spent()
  await chip(page).tap()
  await page.getByRole('button', { name: '立即傳送' }).tap()
  await expect(page.getByText('這台平板的紀錄都已到伺服器')).toBeVisible()
  expect(await spent(), 'sync now').toBe(2)
})

test('[UX-1] a complaint takes the taps it may take', async ({ shop }) => {
  const { page } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(page, ADMIN)
  await goTo(page, '投訴')
  const spent = await tapCounter(page)

  await page.getByRole('button', { name: '新投訴' }).tap()
  await page.getByRole('button', { name: '車輛品質' }).tap()
  await page.getByRole('textbox', { name: '客人姓名或稱呼' }).tap()
  await page.keyboard.insertText('張先生')
  await page.getByRole('button', { name: '存下投訴' }).tap()
  const step = page.getByRole('button', { name: '已聯絡客戶', exact: true })
  await expect(step).toBeVisible()
  expect(await spent(), 'log a complaint').toBe(4)

  await goTo(page, '投訴')
  await spent()
  await page.getByRole('link', { name: /張先生/ }).tap()
  await step.tap()
  await expect(doneDot(page, '已聯絡客戶')).toBeVisible()
  expect(await spent(), 'first contact').toBe(2)

  await page.getByRole('button', { name: '提出方案', exact: true }).tap()
  await page.getByRole('button', { name: '提出方案', exact: true }).tap()
  await page.getByRole('button', { name: '已回覆客戶', exact: true }).tap()
  await expect(doneDot(page, '已回覆客戶')).toBeVisible()
  await spent()
  await page.getByRole('button', { name: '結案…' }).tap()
  await page.getByRole('radio', { name: '滿意', exact: true }).tap()
  await page.getByRole('button', { name: '結案', exact: true }).tap()
  await expect(doneDot(page, '結案')).toBeVisible()
  expect(await spent(), 'close').toBe(3)
})
