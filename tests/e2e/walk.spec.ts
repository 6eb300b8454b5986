/** The 5S walk: what it costs in taps, and its card on the other tablet. */
import { expect } from '@playwright/test'
import { chip, signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'
import { tapCounter } from './tap-counter.ts'
import {
  answer,
  beginSpot,
  closeSheet,
  drawnRows,
  openWalks,
  row,
  shoot,
} from './walk-jobs.ts'

const AREAS = 11
const DRAWN = 3

test('[UX-1] a clean patrol: two taps an area, three for each row that was drawn', async ({
  shop,
}) => {
  const { page } = await shop.newTablet('巡檢平板 B', { needsNetwork: true })
  await signIn(page, ADMIN)
  await beginSpot(page)
  const spent = await tapCounter(page)
  for (let area = 1; area <= AREAS; area++) {
    await expect(page.getByText(`第 ${area} 區，共 ${AREAS} 區`)).toBeVisible()
    const drawn = await drawnRows(page)
    const rows = page.getByRole('list', { name: '檢核項目' }).getByRole('group')
    if ((await rows.count()) > drawn.length) {
      await page.getByRole('button', { name: /^其餘 \d+ 項全部合格$/ }).tap()
    }
    for (const id of drawn) {
      await answer(page, id, '合格')
      await shoot(page, row(page, id))
    }
    await page.getByRole('button', { name: /^下一區|^看結果/ }).tap()
  }
  await expect(page.getByText('已答 35/35・不合格 0 項')).toBeVisible()
  expect(await spent(), 'the walk').toBeLessThanOrEqual(2 * AREAS + 3 * DRAWN)
  await page.getByRole('button', { name: /^簽名完成/ }).tap()
  await expect(page.getByText('簽名紀錄')).toBeVisible()
  expect(await spent(), 'the signature').toBe(1)
})

test('[UX-1][UX-7] a failed row with photo and owner is three taps, offline; the other tablet has its card', async ({
  shop,
}) => {
  const [a, b] = [
    await shop.newTablet('巡檢平板 B'),
    await shop.newTablet('門口平板 A', { needsNetwork: true }),
  ]
  await signIn(a.page, ADMIN)
  await openWalks(a.page)
  await a.page.getByRole('button', { name: '責任區與展車' }).click()
  await a.page.getByLabel('A 外圍與停車場').selectOption(ADMIN.name)
  await closeSheet(a.page)
  await beginSpot(a.page)
  await expect(chip(a.page)).toHaveText(/^已到伺服器/)

  a.network.weather = 'down'
  const failing = row(a.page, 'A01')
  const spent = await tapCounter(a.page)
  await answer(a.page, 'A01', '不合格')
  await shoot(a.page, failing)
  await expect(failing.getByLabel('指派給')).toHaveValue(/.+/)
  await expect(failing.getByRole('link', { name: /^黃單 5S-\d{8}-\w{3}/ })).toBeVisible()
  expect(await spent(), 'fail, photo, owner, due').toBe(3)

  // The page dies; it comes back at the same area, the answer is there.
  await a.page.reload()
  await signIn(a.page, ADMIN)
  await expect(row(a.page, 'A01').getByRole('button', { name: '不合格' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  a.network.weather = 'fine'
  await signIn(b.page, ADMIN)
  await openWalks(b.page)
  await b.page.getByRole('link', { name: '整改單 1' }).click()
  await b.page.getByRole('link', { name: /客戶車位空出且有標示/ }).click()
  const card = b.page.getByRole('article', { name: /^5S-/ })
  await expect(card.getByLabel('責任人')).toHaveValue(/.+/)
  await expect(
    card.getByRole('button', { name: /^放大照片 1/ }).locator('img'),
  ).toBeVisible()

  // Mended, with its photo; whose work it is does not check it.
  await shoot(b.page, card.getByRole('group', { name: '改後照片' }))
  await card.getByRole('button', { name: '已改好', exact: true }).click()
  await expect(card.getByText(/^責任人不能複查自己的整改/)).toBeVisible()
  await expect(card.getByRole('button', { name: '複查合格' })).toBeDisabled()

  // Not failing after all: the card is over on both, with its trace.
  await answer(a.page, 'A01', '合格')
  await expect(card.getByText('已取消')).toBeVisible()
})
