/** What people do on the traffic sheet, by the words they read (traditional Chinese). */
import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './floor-jobs.ts'

/** From the door, the entry counted last. */
export async function openLastRow(page: Page): Promise<void> {
  const log = page.getByRole('list', { name: '今天的紀錄' })
  await log.getByRole('link').first().click()
  await expect(openRow(page)).toBeVisible()
}

export function openRow(page: Page): Locator {
  return page.getByRole('article', { name: /^第 \d+ 號$/ })
}

/** `of`: the label over the choices. */
export function choose(page: Page, of: RegExp, name: string): Promise<void> {
  return page
    .getByRole('group', { name: of })
    .getByRole('button', { name, exact: true })
    .click()
}

/** Leaving the field saves it. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.fill(text)
  await field.blur()
}

/** A kept first visitor with a test drive; nothing is missing afterwards. */
export async function completeRow(
  page: Page,
  { consultant, name, phone }: { consultant: string; name: string; phone: string },
): Promise<void> {
  await choose(page, /^接待顧問/, consultant)
  await choose(page, /^是否留檔/, '是')
  await fill(page, '客戶稱呼', name)
  await fill(page, '電話', phone)
  await page.getByRole('button', { name: '其他車型' }).click()
  await page.getByRole('textbox', { name: '其他車型' }).fill('M2 SUV')
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await choose(page, /^來店渠道/, '路過')
  await choose(page, /^下次聯繫/, '明天')
  await choose(page, /^接待經過/, '試駕')
  await expect(openRow(page).getByText('已補全')).toBeVisible()
}

export async function openContacts(page: Page): Promise<void> {
  await goTo(page, '更多')
  await page.getByRole('link', { name: '來電・網絡・外展・外拓' }).click()
  await expect(page.getByRole('button', { name: '記一筆來電' })).toBeVisible()
}
