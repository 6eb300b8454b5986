/** What people do on Today and in the checklists, by the words they read. */
import { expect, type Locator, type Page } from '@playwright/test'

/** The list that asks for nothing at a fixed time: there whatever the hour of the test. */
export const ANY_TIME = '隨時檢核'
export const [JOIN_TALKS, CHECK_DRIVES] = ['洽談超過三十分鐘', '試駕前覆核'] as const

/** Everything of the day, unfolded. */
export async function unfoldToday(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: /^其餘 \d+ 項/ })
  await expect(page.getByRole('list', { name: '接下來' })).toBeVisible()
  if (await rest.isVisible()) await rest.click()
}

export function cardOf(page: Page, title: string): Locator {
  return page
    .getByRole('list', { name: '接下來' })
    .getByRole('listitem')
    .filter({ hasText: title })
}

export function doneButton(page: Page, point: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^(做了|取消作答)：${point}`) })
}

/** Ticks a point and waits until it is stored. */
export async function tick(page: Page, point: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^做了：${point}`) }).click()
  await expect(doneButton(page, point)).toHaveAttribute('aria-pressed', 'true')
}

export function quickAdd(page: Page): Locator {
  return page.getByRole('button', { name: '記一筆', exact: true })
}
