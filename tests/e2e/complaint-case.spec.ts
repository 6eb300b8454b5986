/** What is not the straight way of a complaint: tried in vain, handed on, printed, come again. */
import { expect } from '@playwright/test'
import { LANGUAGES } from '../../shared/record/language.ts'
import { doneDot, goTo, logComplaint, signIn } from './floor-jobs.ts'
import { dress } from './looks.ts'
import { ADMIN, test } from './shop.ts'

const MORE = { 'zh-Hant': '更多…', 'zh-Hans': '更多…', en: 'More…' }
const PRINT = { 'zh-Hant': '列印處理表', 'zh-Hans': '打印处理表', en: 'Print the form' }

test('[UX-6][UX-13] a complaint tried in vain, handed on, printed, put under another and back', async ({
  shop,
}) => {
  const { page } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(page, ADMIN)
  await goTo(page, '投訴')
  await logComplaint(page, { category: '車輛品質', customer: '張先生' })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

  await press('沒聯絡上…')
  await press('留了語音')
  await press('記下這次嘗試')
  const history = page.getByRole('region', { name: '經過紀錄' })
  await expect(history.getByText('・電話・留了語音')).toBeVisible()
  await expect(doneDot(page, '已聯絡客戶')).toBeHidden()
  await press('更多…')
  await press('轉部門…')
  await press('售後')
  await press('轉部門')
  await expect(history.getByText('・售後')).toBeVisible()

  await page.evaluate(() => {
    window.print = () => {}
  })
  for (const language of LANGUAGES) {
    await dress(page, { language })
    await page.getByRole('button', { name: MORE[language], exact: true }).click()
    await page.getByRole('button', { name: PRINT[language], exact: true }).click()
    await expect(page.locator('.complaint-sheet')).toBeAttached()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
    expect(pages, language).toBe(1)
    expect(pdf, language).toMatch(/\/FontFile[23]/)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await expect(page.locator('.complaint-sheet')).toBeHidden()
  }
  await dress(page, {})

  await goTo(page, '投訴')
  await logComplaint(page, { category: '等候太久', customer: '張先生' })
  await press('更多…')
  await press('重複或再次來電…')
  await page.getByRole('radio', { name: /^張先生・C-/ }).check()
  await press('併入')
  await expect(page.getByRole('article').getByText(/^併入 C-/)).toBeVisible()
  await page.getByRole('link', { name: /^C-/ }).click()
  await expect(history.getByText('・客人再次來電', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: '已聯絡客戶', exact: true })).toBeVisible()
  await press('復原')
  await expect(history.getByText('復原：客人再次來電')).toBeVisible()
})
