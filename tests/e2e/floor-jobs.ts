/** What people do on the floor, by the words they read (traditional Chinese). */
import { expect, type Locator, type Page } from '@playwright/test'

export type Person = { readonly name: string; readonly pin: string }
export type Channel = '首次到店' | '再次到店' | '預約到店' | '其他'
export type Words = { readonly category: string; readonly customer: string }

/** Two taps closer than this are one nervous finger to the counter. */
const FINGER_MS = 300

export function lockScreen(page: Page): Locator {
  return page.getByRole('dialog', { name: '點自己的名字登入' })
}

/** Where the data is, in a word. */
export function chip(page: Page): Locator {
  return page.getByRole('button', { name: /查看同步狀態$/ })
}

export function goTo(page: Page, screen: '今天' | '門口' | '投訴' | '更多'): Promise<void> {
  return page
    .getByRole('navigation', { name: '主要導覽' })
    .getByRole('link', { name: screen })
    .click()
}

/** Chooses a face and types the digits; whether they are right shows later. */
export async function typePin(page: Page, { name, pin }: Person): Promise<void> {
  const lock = lockScreen(page)
  const pad = lock.getByRole('group', { name: `${name} 的 PIN 碼` })
  if (!(await pad.isVisible())) await lock.getByRole('button', { name }).click()
  // By keyboard; what it costs in taps is counted in `taps.spec.ts`.
  await pad.getByLabel(`${name} 的 PIN 碼`).fill(pin)
}

/** From wherever the tablet is, to the faces. */
export async function askToSignIn(page: Page): Promise<void> {
  const lock = lockScreen(page)
  const ask = page.getByRole('banner').getByRole('button', { name: '登入' })
  await expect(lock.or(ask).first()).toBeVisible()
  if (!(await lock.isVisible())) await ask.click()
}

/** From wherever the tablet is. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await askToSignIn(page)
  await typePin(page, person)
  await expect(lockScreen(page)).toBeHidden()
}

export function lockTablet(page: Page): Promise<void> {
  return page.getByRole('button', { name: /鎖定或換人/ }).click()
}

/** Shown once `count` visits of the channel are stored. */
export function countOf(page: Page, count: number, channel: Channel = '首次到店'): Locator {
  return page.getByRole('button', { name: `${channel}：今天 ${count} 批` })
}

export function plusOne(page: Page): Locator {
  return page.getByRole('button', { name: /^記一批/ })
}

/** One visit, the `count`th of its channel today. */
export async function countVisit(
  page: Page,
  count: number,
  channel: Channel = '首次到店',
): Promise<void> {
  if (channel !== '首次到店') await countOf(page, count - 1, channel).click()
  await plusOne(page).click()
  const tappedAt = await page.evaluate(() => performance.now())
  await expect(countOf(page, count, channel)).toBeVisible()
  await page.waitForFunction((at) => performance.now() > at, tappedAt + FINGER_MS)
}

/** From the list of complaints; ends on the new complaint. */
export async function logComplaint(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: '新投訴' }).click()
  await page.getByRole('button', { name: words.category }).click()
  await page.getByRole('textbox', { name: '客人姓名或稱呼' }).fill(words.customer)
  await page.getByRole('button', { name: '存下投訴' }).click()
  await expect(page.getByRole('button', { name: '已聯絡客戶' })).toBeVisible()
}

/** On an open complaint: the step that one tap records. */
export async function takeStep(
  page: Page,
  step: '已聯絡客戶' | '已回覆客戶',
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  await expect(doneDot(page, step)).toBeVisible()
}

export async function planSolution(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: '提出方案', exact: true }).click()
  await page.getByRole('textbox', { name: /處理方案/ }).fill(words)
  await page.getByRole('button', { name: '提出方案', exact: true }).click()
  await expect(doneDot(page, '處理方案')).toBeVisible()
}

/** The customer is content. */
export async function closeComplaint(page: Page): Promise<void> {
  await page.getByRole('button', { name: '結案…' }).click()
  await page.getByRole('radio', { name: '滿意', exact: true }).check()
  await page.getByRole('button', { name: '結案', exact: true }).click()
  await expect(doneDot(page, '結案')).toBeVisible()
}

/** Shown once the step is stored. */
export function doneDot(page: Page, step: string): Locator {
  const dots = page.getByRole('list', { name: '處理進度' })
  return dots.getByRole('button', { name: `復原：${step}` })
}

/** Two batches that nobody counted in time. */
export async function addLate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '補登', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '補登漏記的客人' })
  await sheet.getByRole('button', { name: '2 批' }).click()
  await sheet.getByRole('button', { name: '先記在紙上' }).click()
  await expect(sheet).toBeHidden()
}
