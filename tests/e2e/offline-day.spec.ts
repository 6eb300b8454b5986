/** The main job: two tablets and a wall, a cut network, a killed browser, and nothing is lost. */
import { expect, type Page } from '@playwright/test'
import {
  addLate,
  chip,
  closeComplaint,
  countOf,
  countVisit,
  goTo,
  logComplaint,
  planSolution,
  plusOne,
  signIn,
  takeStep,
} from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

test('[AV-1][AV-2][CO-17] two tablets and a wall share a day that was partly offline', async ({
  shop,
}) => {
  const a = await shop.newKillableTablet('門口平板 A')
  const b = await shop.newTablet('巡檢平板 B', { needsNetwork: true })
  const wall = await shop.newWall({ needsNetwork: true })
  await signIn(a.page, ADMIN)
  await signIn(b.page, ADMIN)

  // A day as it should be: counted at the door, a complaint written down, seen everywhere.
  await countVisit(a.page, 1)
  await goTo(a.page, '投訴')
  await logComplaint(a.page, { category: '車輛品質', customer: '張先生' })
  await expect.poll(onServer).toEqual({ visit: 1, complaint: 1, complaintStep: 1 })
  await expect(chip(a.page)).toHaveText(/^已到伺服器/)
  await expect(countOf(b.page, 1)).toBeVisible()
  await goTo(b.page, '投訴')
  await expect(b.page.getByRole('link', { name: /張先生/ })).toContainText('剩 11 小時')
  await expect(visitsOnWall(wall.page)).toHaveText(/^今日客流1批/)
  await expect(
    wall.page.getByRole('listitem').filter({ hasText: '車輛品質' }),
  ).toContainText(/剩 1[12] 小時/)

  // The network of A goes. Work goes on, and no word claims that it arrived.
  a.network.weather = 'down'
  const words = await watchChip(a.page)
  await takeStep(a.page, '已聯絡客戶')
  await logComplaint(a.page, { category: '等候太久', customer: '李小姐' })
  await takeStep(a.page, '已聯絡客戶')
  await planSolution(a.page, '送一次保養')
  await takeStep(a.page, '已回覆客戶')
  await closeComplaint(a.page)
  await goTo(a.page, '門口')
  await addLate(a.page)
  await expect(countOf(a.page, 3)).toBeVisible()
  for (const count of [1, 2, 3]) await countVisit(a.page, count, '再次到店')
  await a.page
    .getByRole('button', { name: /^復原 .*再次到店/ })
    .first()
    .click()
  await expect(countOf(a.page, 2, '再次到店')).toBeVisible()
  await expect(rowsOnTablet(a.page)).toHaveCount(5)
  await expect(chip(a.page)).toHaveText('離線・照常使用', { timeout: 30_000 })
  const [before, ...later] = await words()
  expect(before).toMatch(/^已到伺服器/)
  expect(later.join()).not.toContain('已到伺服器')

  // Elsewhere the day goes on too.
  await goTo(b.page, '門口')
  await countVisit(b.page, 2)
  await expect(visitsOnWall(wall.page)).toHaveText(/^今日客流2批/)

  // Killed in mid-work and opened again, without a network: the app starts by itself.
  await plusOne(a.page).click()
  await expect(countOf(a.page, 4)).toBeVisible()
  await a.kill()
  await a.reopen('/')
  await expect(countOf(a.page, 4)).toBeVisible()
  await expect(countOf(a.page, 2, '再次到店')).toBeVisible()
  await expect(rowsOnTablet(a.page)).toHaveCount(6)
  const afterwards = await watchChip(a.page)
  await signIn(a.page, ADMIN)
  await goTo(a.page, '投訴')
  await a.page.getByRole('link', { name: /張先生/ }).click()
  await planSolution(a.page, '明天上午派車取回')
  expect((await afterwards()).join()).not.toContain('已到伺服器')
  expect(await onServer()).toEqual({ visit: 2, complaint: 1, complaintStep: 1 })

  // It comes back: everything arrives by itself, and all three show the same.
  a.network.weather = 'fine'
  await expect(chip(a.page)).toHaveText(/^已到伺服器/, { timeout: 60_000 })
  expect(await onServer()).toEqual({
    ...{ visit: 8, visitUndo: 1, complaint: 2, complaintStep: 8 },
  })
  await goTo(a.page, '門口')
  for (const { page } of [a, b]) {
    await expect(countOf(page, 5)).toBeVisible()
    await expect(countOf(page, 2, '再次到店')).toBeVisible()
    await expect(rowsOnTablet(page)).toHaveCount(0)
  }
  await expect(visitsOnWall(wall.page)).toHaveText(/^今日客流7批/)
  await goTo(b.page, '投訴')
  await b.page.getByRole('link', { name: /張先生/ }).click()
  await expect(b.page.getByText('明天上午派車取回').first()).toBeVisible()

  async function onServer(): Promise<Record<string, number>> {
    const rows = await shop.server.read<{ kind: string; count: number }>(
      `select kind, count(*)::int from records
       where scope_id <> 'org' group by kind`,
    )
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
  }
})

function visitsOnWall(page: Page) {
  return page.locator('section').filter({ has: page.getByText('今日客流') })
}

/** Entries of the day that say that they are only here. */
function rowsOnTablet(page: Page) {
  return page
    .getByRole('list', { name: '今天的紀錄' })
    .getByRole('listitem')
    .filter({ hasText: '已存在平板' })
}

/** Notes every word the chip shows from now on; the returned function tells them. */
async function watchChip(page: Page): Promise<() => Promise<string[]>> {
  const bar = await page.getByRole('banner').elementHandle()
  const words = await page.evaluateHandle((banner) => {
    const seen: string[] = []
    const note = () => {
      const label = banner?.querySelector('[aria-label$="查看同步狀態"]')?.textContent ?? ''
      if (seen.at(-1) !== label) seen.push(label)
    }
    new MutationObserver(note).observe(banner as Node, {
      ...{ subtree: true, childList: true, characterData: true },
    })
    note()
    return seen
  }, bar)
  return () => words.jsonValue()
}
