/** A server that dies in the middle of a push, and a network that loses its answers. */
import { expect } from '@playwright/test'
import { chip, countOf, countVisit } from './floor-jobs.ts'
import { type Shop, test } from './shop.ts'

const ROUNDS = 6

test('[AV-4][DU-3][F83] the server is killed in mid-push again and again: nobody notices, nothing is lost', async ({
  shop,
}) => {
  test.setTimeout(300_000)
  const { server } = shop
  const a = await shop.newTablet('門口平板 A')
  const b = await shop.newTablet('巡檢平板 B', { needsNetwork: true })
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    const killed = a.network.handedOver('/sync/v1/push').then(() => server.kill())
    await countVisit(a.page, ++count)
    await killed
    await countVisit(a.page, ++count)
    await expect(a.page.getByRole('dialog')).toHaveCount(0)
    await server.start()
    // The word comes back by itself, and is true.
    await expect(chip(a.page)).toHaveText(/^已到伺服器/)
    expect(await visitsOnServer(shop)).toBe(count)
  }
  // A bystander has seen the server die as often, and hears of it long before it would ask.
  await expect(countOf(b.page, count)).toBeVisible()
  const fresh = await shop.newTablet('新平板 C', { needsNetwork: true })
  await expect(countOf(fresh.page, count)).toBeVisible()
})

test('[F1][F9] requests arrive and answers do not: sent again and again, stored once', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  // The store itself has come down before the trouble starts.
  await expect(countOf(page, 0)).toBeVisible()
  network.weather = 'lost-replies'
  for (const count of [1, 2, 3]) await countVisit(page, count)
  await expect.poll(() => visitsOnServer(shop)).toBe(3)
  // Somebody wants it now, twice; the tablet still knows nothing of its arrival.
  await chip(page).click()
  const sheet = page.getByRole('dialog', { name: '同步' })
  for (let hurry = 1; hurry <= 2; hurry++) {
    const before = pushes()
    await sheet.getByRole('button', { name: '立即傳送' }).click()
    await expect.poll(pushes).toBeGreaterThan(before)
  }
  await expect(sheet).toContainText('這台平板等待傳送 3 筆')
  await page.keyboard.press('Escape')
  await expect(page.getByText('已存在平板')).toHaveCount(3)

  network.weather = 'fine'
  await expect(chip(page)).toHaveText(/^已到伺服器/)
  await expect(page.getByText('已存在平板')).toHaveCount(0)
  expect(await visitsOnServer(shop)).toBe(3)

  function pushes(): number {
    return network.requests.filter(({ path }) => path === '/sync/v1/push').length
  }
})

/** Records of visits; each must have been accepted exactly once. */
async function visitsOnServer({ server }: Shop): Promise<number> {
  const [counts] = await server.read<{ records: number; changes: number }>(
    `select (select count(*)::int from records where kind = 'visit') as records,
            (select count(*)::int from changes where kind = 'visit') as changes`,
  )
  expect(counts?.changes).toBe(counts?.records)
  return counts?.records ?? 0
}
