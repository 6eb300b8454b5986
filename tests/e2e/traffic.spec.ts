/** A group at the door becomes a row of the sheet, and the sheet leaves as paper and as files. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { readCsv, unzip } from '../client/export/read-files.ts'
import { countVisit, goTo, signIn } from './floor-jobs.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'
import { completeRow, openLastRow, openRow } from './traffic-jobs.ts'

const PHONE = '13800000001'
const MASKED = '138****0001'

test('[UX-6][IN-11][PR-11] counted, completed, taken back and given back, exported offline', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  await signIn(page, ADMIN)
  await goTo(page, '門口')
  await countVisit(page, 1)
  await openLastRow(page)
  await completeRow(page, { consultant: CONSULTANT.name, name: '=1+1', phone: PHONE })
  await expect(page.getByRole('button', { name: /0001/ })).toHaveText(MASKED)

  await page.getByRole('button', { name: '作廢…' }).click()
  await page.getByRole('button', { name: '點錯', exact: true }).click()
  await expect(page.getByText('第 1 號已作廢')).toBeVisible()
  await expect(figure(page, '批次')).toHaveText('0')
  await page.getByRole('button', { name: '復原', exact: true }).click()
  await expect(figure(page, '批次')).toHaveText('1')
  await expect(openRow(page).getByText('已補全')).toBeVisible()

  network.weather = 'down'
  const csv = await exportAs(page, 'CSV 檔')
  expect(csv.name).toMatch(/^城東店_展廳客流統計表_\d{4}-\d\d-\d\d\.csv$/)
  const [head = [], row = []] = readCsv(csv.bytes.toString('utf8').replace('\ufeff', ''))
  const cellOf = (column: string) => row[head.indexOf(column)]
  expect([cellOf('序號'), cellOf('客戶'), cellOf('電話')]).toEqual(['1', "'=1+1", MASKED])
  expect([cellOf('顧問'), cellOf('留檔'), cellOf('試駕')]).toEqual([
    ...[CONSULTANT.name, '是', '是'],
  ])

  const xlsx = await exportAs(page, 'Excel 檔（XLSX）', { withPhones: true })
  const files = await unzip(new Blob([new Uint8Array(xlsx.bytes)]))
  const sheet = files.get('xl/worksheets/sheet1.xml')
  expect(sheet).toContain(`>${PHONE}<`)
  expect(sheet).toContain('>=1+1<')
  expect(sheet).not.toContain('<f>')

  await page.getByRole('button', { name: '匯出・列印' }).click()
  await page.getByRole('button', { name: '列印或存成 PDF' }).click()
  const paper = page.locator('.print-sheet')
  await expect(paper).toContainText(MASKED)
  await expect(paper).not.toContainText(PHONE)
  await expect(paper).toContainText('展廳主管簽名')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/MediaBox \[[^\]]*\]/g)).toEqual([
    '/MediaBox [0 0 841.91998 594.95996]',
  ])

  network.weather = 'fine'
  await expect
    .poll(() =>
      shop.server.read<{ format: string; personal: boolean }>(
        `select body->>'format' as format, (body->>'personal')::boolean as personal
         from records where kind = 'exportNote' order by (body->>'at')::bigint`,
      ),
    )
    .toEqual([
      { format: 'csv', personal: false },
      { format: 'xlsx', personal: true },
      { format: 'print', personal: false },
    ])
})

/** In the line over the list. */
function figure(page: Page, label: string) {
  return page.getByRole('term').filter({ hasText: label }).first().locator('xpath=../dd')
}

async function exportAs(
  page: Page,
  format: string,
  { withPhones = false } = {},
): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: '匯出・列印' }).click()
  if (withPhones) await page.getByRole('switch', { name: '含完整電話' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: format }).click()
  const download = await coming
  const bytes = await readFile(await download.path())
  return { name: download.suggestedFilename(), bytes }
}
