/** A 5S walk as people do it, by the words they read (traditional Chinese). */
import { expect, type Locator, type Page } from '@playwright/test'
import { photoFile } from './photo-jobs.ts'

export type AnswerWord = '合格' | '不合格' | '不適用'

/** `A01 …`: its text, its three answers and what opens below them. */
export function row(page: Page, id: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^${id} `) })
}

export function answer(page: Page, id: string, word: AnswerWord): Promise<void> {
  return row(page, id).getByRole('button', { name: word, exact: true }).tap()
}

/** Whoever walks opens the rounds of the day from the rail. */
export async function openWalks(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: '主要導覽' })
    .getByRole('link', { name: '巡檢' })
    .click()
  await expect(page.getByRole('button', { name: '臨時抽查' })).toBeVisible()
}

/** A round of the patrol's rows, at whatever hour the test runs. */
export async function beginSpot(page: Page): Promise<void> {
  await openWalks(page)
  await page.getByRole('button', { name: '臨時抽查' }).click()
  await expect(page.getByRole('list', { name: '檢核項目' })).toBeVisible()
}

/** Camera, shutter, use: two taps on the page, the shutter is the camera's. */
export async function shoot(page: Page, within: Locator): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    within.getByRole('button', { name: /^拍照/ }).tap(),
  ])
  await chooser.setFiles(await photoFile())
  await page.getByRole('button', { name: '使用', exact: true }).tap()
  await expect(within.getByRole('button', { name: /^放大照片 1/ })).toBeVisible()
}

/** Rows of the area in sight that have to be answered one by one. */
export async function drawnRows(page: Page): Promise<string[]> {
  const rows = page
    .getByRole('list', { name: '檢核項目' })
    .getByRole('group')
    .filter({ hasText: '抽中：逐項看，要拍照' })
  const names = await rows.evaluateAll((groups) =>
    groups.map((group) => group.getAttribute('aria-label') ?? ''),
  )
  return names.map((name) => name.slice(0, 3))
}

export async function closeSheet(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog')
  // React Aria has a second one of that name for screen readers.
  await sheet.locator('header').getByRole('button', { name: '關閉' }).click()
  await expect(sheet).toBeHidden()
}
