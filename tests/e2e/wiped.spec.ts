/** A browser that cleared everything it held of us. */
import { expect } from '@playwright/test'
import { countOf, countVisit, goTo, plusOne } from './floor-jobs.ts'
import { test } from './shop.ts'
import { enrolHere } from './tablet.ts'

test('[DU-12] a tablet whose storage was wiped joins anew and holds what the server holds, no ghosts', async ({
  shop,
}) => {
  const { page, context, network } = await shop.newTablet('門口平板 A')
  await countVisit(page, 1)
  await expect(page.getByText('已存在平板')).toHaveCount(0)
  network.weather = 'down'
  await countVisit(page, 2)

  const storage = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await page.goto('about:blank')
  await storage.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  network.weather = 'fine'
  await page.goto(origin)
  // It knows nothing, and says what to do.
  await expect(page.getByRole('textbox', { name: '登錄碼' })).toHaveValue('')
  await enrolHere(page, await shop.newCode('tablet', '門口平板 A'))
  await goTo(page, '門口')
  await expect(countOf(page, 1)).toBeVisible()

  // What it counts now is new, whatever it was called before.
  await plusOne(page).click()
  await expect(countOf(page, 2)).toBeVisible()
  await expect.poll(() => visitsOnServer()).toBe(2)
  const clients = await shop.server.read<{ count: number }>(
    `select count(distinct client_id)::int as count from changes where kind = 'visit'`,
  )
  expect(clients[0]?.count).toBe(2)

  async function visitsOnServer(): Promise<number> {
    const [row] = await shop.server.read<{ count: number }>(
      `select count(*)::int as count from records where kind = 'visit'`,
    )
    return row?.count ?? 0
  }
})
