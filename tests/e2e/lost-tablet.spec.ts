/** A lost tablet, from the office's keyboard to the tablet that holds nothing any more. */
import { expect, type Page } from '@playwright/test'
import { enterOffice } from './enter-office.ts'
import { countVisit, signIn } from './floor-jobs.ts'
import { reach } from './keyboard.ts'
import { ADMIN, test } from './shop.ts'

test('[AU-9][PR-12][UX-11] lost: found by Ctrl-K, given up by typing its name, wiped at its contact', async ({
  shop,
  newDevice,
}) => {
  const { page: tablet } = await shop.newTablet('門口平板 A')
  await countVisit(tablet, 1)
  await signIn(tablet, ADMIN)
  const { page } = await newDevice()
  await enterOffice(page, await shop.newInvite())

  const row = page.getByRole('row', { name: /門口平板 A/ })
  await expect(row).toBeVisible()
  await page.keyboard.press('ControlOrMeta+K')
  const find = page.getByRole('combobox', { name: '找頁面、人、平板、門市' })
  await expect(find).toBeFocused()
  await page.keyboard.type('門口')
  await expect(page.getByRole('option', { name: /門口平板 A/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '門口平板 A' })
  await expect(sheet).toBeVisible()
  await press(page, '遺失')
  const name = sheet.getByRole('textbox', { name: '輸入「門口平板 A」確認' })
  await expect(name).toBeVisible()
  await reach(name)
  await page.keyboard.type('門口平板 A')
  await page.keyboard.press('Enter')
  await expect(page.getByText('「門口平板 A」已切斷，下次連線就清除')).toBeVisible()
  await expect(sheet.getByText(/可能受影響的紀錄：\d+ 筆/)).toBeVisible()

  await expect(tablet.getByRole('textbox', { name: '登錄碼' })).toBeVisible()
  // The browser clears what the server told it to in its own time.
  await expect(async () => {
    expect(await everythingHeld(tablet)).not.toMatch(/visit|城東|許文|enrolment/)
  }).toPass({ timeout: 20_000 })
})

/** Every row of every database of the origin, as text. */
function everythingHeld(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''))
      for (const store of db.objectStoreNames) {
        rows.push(...(await done(db.transaction(store).objectStore(store).getAll())))
      }
      db.close()
    }
    return JSON.stringify(rows)
  })
}

/** Goes there with Tab, as one would, and presses Enter. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect(button).toBeVisible()
  await reach(button)
  await page.keyboard.press('Enter')
}
