/** A lost tablet, from the office's keyboard to the tablet that holds nothing any more. */
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { countVisit, goTo, signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

const PASSWORD = 'a lamp above nine chairs'

test('[AU-9][PR-12][UX-11] lost: found by Ctrl-K, given up by typing its name, wiped at its contact', async ({
  shop,
  newDevice,
}) => {
  const { page: tablet } = await shop.newTablet('門口平板 A')
  await countVisit(tablet, 1)
  await signIn(tablet, ADMIN)
  await goTo(tablet, '更多')
  await tablet.getByRole('button', { name: '建立我的後台帳號' }).click()
  const link = await tablet.getByRole('link', { name: '在這裡打開' }).getAttribute('href')
  const { page } = await newDevice()
  await page.goto('/office')
  await enter(page, link?.split('token=')[1] ?? '')
  await page.reload()

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
  await reach(page, name)
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

/** Whose own journey is in `office-sign-in.spec.ts`. */
async function enter(page: Page, token: string): Promise<void> {
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([to, text]) => {
        const headers = { 'content-type': 'application/json', 'x-floorwalk-office': '1' }
        const reply = await fetch(`/office/v1${to}`, {
          method: 'POST',
          headers,
          body: text,
        })
        return (await reply.json()) as { secret?: string; me?: object }
      },
      [path, JSON.stringify(body)] as const,
    )
  const account = { token, email: 'hsu@example.com', password: PASSWORD }
  const { secret = '' } = await post('/invites/accept', account)
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  expect(await post('/session/totp', { code: totp.generate() })).toHaveProperty('me')
}

/** Goes there with Tab, as one would, and presses Enter. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect(button).toBeVisible()
  await reach(page, button)
  await page.keyboard.press('Enter')
}

async function reach(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let tabs = 0; tabs < 20; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
