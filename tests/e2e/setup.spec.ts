/** An empty server becomes a store, and a second tablet joins: all of it through the screens. */
import { expect, type Page } from '@playwright/test'
import { daytimeZone } from './daytime-zone.ts'
import { countOf, countVisit, goTo } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

const GROUPED = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$/

test('[AU-16] the printed link sets up once; a second tablet joins by a typed code', async ({
  server,
  newDevice,
}) => {
  expect(await server.read('select (select count(*) from tenants)::int as groups')).toEqual(
    [{ groups: 0 }],
  )
  const link = new URL(server.setupLink)
  const setupPath = link.pathname + link.hash
  const first = (await newDevice({ needsNetwork: true })).page
  await first.goto(setupPath)

  // Nothing filled in: said at the fields, nothing sent.
  await first.getByRole('button', { name: '建立並開始' }).click()
  await expect(first.getByRole('alert')).toHaveText('有欄位需要修改。')
  await expect(first.getByText('請填寫。')).toHaveCount(4)
  await fillSetup(first)
  await first.getByRole('button', { name: '建立並開始' }).click()
  await expect(first.getByRole('heading', { name: '門口平板 A 已加入' })).toBeVisible()
  await first.getByRole('link', { name: '完成，到門口' }).click()
  await expect(
    first.getByRole('button', { name: `${ADMIN.name}. 鎖定或換人` }),
  ).toBeVisible()

  const second = (await newDevice({ needsNetwork: true })).page
  await second.goto(setupPath)
  await expect(
    second.getByRole('heading', { name: '這台伺服器已經設定好了' }),
  ).toBeVisible()
  await second.getByRole('link', { name: '用登錄碼加入' }).click()
  const code = second.getByRole('textbox', { name: '登錄碼' })
  // Letters without dashes, as somebody types them off the other screen.
  await code.fill((await readCode(first, '巡檢平板 B')).replaceAll('-', '').toLowerCase())
  await expect(code).toHaveValue(GROUPED)
  await second.getByRole('button', { name: '加入', exact: true }).click()
  await expect(second.getByRole('heading', { name: '巡檢平板 B 已加入' })).toBeVisible()
  await second.getByRole('link', { name: '完成，到門口' }).click()

  await first.getByRole('button', { name: '關閉', exact: true }).click()
  await expect(
    first.getByRole('list', { name: '裝置' }).getByText('巡檢平板 B'),
  ).toBeVisible()
  await goTo(first, '門口')
  await countVisit(second, 1)
  await expect(countOf(first, 1)).toBeVisible()
})

async function fillSetup(page: Page): Promise<void> {
  const answers = {
    集團名稱: '示例集團',
    店名: '城東店',
    您的姓名: ADMIN.name,
    '6 位 PIN 碼': ADMIN.pin,
    再輸入一次: ADMIN.pin,
    平板名稱: '門口平板 A',
  }
  for (const [label, answer] of Object.entries(answers)) {
    await page.getByLabel(label, { exact: true }).fill(answer)
  }
  await page.getByLabel('時區').selectOption(daytimeZone(Date.now()))
}

/** Made under More; the dialog with it stays open. */
async function readCode(page: Page, deviceName: string): Promise<string> {
  await goTo(page, '更多')
  await page.getByRole('button', { name: '新增登錄碼' }).click()
  await page.getByRole('textbox', { name: '裝置名稱' }).fill(deviceName)
  await page.getByRole('button', { name: '產生登錄碼' }).click()
  return await page.getByRole('dialog').getByText(GROUPED).innerText()
}
