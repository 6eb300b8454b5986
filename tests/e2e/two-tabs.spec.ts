/** One tablet, two tabs: one outbox, one sender. */
import { expect, type Page } from '@playwright/test'
import { chip, countOf, countVisit, goTo, logComplaint, signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

test('[CO-16][F46] two tabs write offline: each shows both, and everything is sent once', async ({
  shop,
}) => {
  const {
    page: one,
    context,
    network,
  } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(one, ADMIN)
  await goTo(one, '投訴')
  await logComplaint(one, { category: '車輛品質', customer: '張先生' })
  await expect(chip(one)).toHaveText(/^已到伺服器/)
  const two = await context.newPage()
  await two.goto(one.url())
  await signIn(two, ADMIN)

  network.weather = 'down'
  for (const page of [one, two]) {
    await page.getByRole('button', { name: '修改', exact: true }).click()
  }
  await saveField(one, '電話', '0912345678')
  await saveField(two, '客人姓名或稱呼', '章先生')
  for (const page of [one, two]) {
    await expect(page.getByRole('heading', { name: '章先生' })).toBeVisible()
    await expect(page.getByRole('button', { name: /末四碼 5678/ })).toBeVisible()
    await goTo(page, '門口')
  }
  await countVisit(one, 1)
  await countVisit(two, 2)
  await countVisit(one, 3)
  for (const page of [one, two]) {
    await expect(countOf(page, 3)).toBeVisible()
    await expect(page.getByText('已存在平板')).toHaveCount(3)
  }

  network.weather = 'fine'
  for (const page of [one, two]) await expect(chip(page)).toHaveText(/^已到伺服器/)
  // One lineage, numbered without holes: nothing went twice.
  const lineages = await shop.server.read(
    "select last_n::int from clients where scope_id like 'store:%' and last_n > 0",
  )
  expect(lineages).toEqual([{ last_n: 6 }])
  expect(
    await shop.server.read(
      `select body->>'customerName' as name, body->>'phone' as phone from records
       where kind = 'complaint'`,
    ),
  ).toEqual([{ name: '章先生', phone: '0912345678' }])
})

test('[C3] the tab that sends is closed with work waiting: the other one sends', async ({
  shop,
}) => {
  const {
    page: one,
    context,
    network,
  } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  const two = await context.newPage()
  await two.goto('/')
  await countVisit(two, 1)
  await expect(chip(two)).toHaveText(/^已到伺服器/)
  const first = await senders(two)
  expect(first).toMatchObject({ sends: [expect.any(String)], waits: [expect.any(String)] })

  network.weather = 'down'
  await countVisit(two, 2)
  await one.close()
  network.weather = 'fine'
  await expect(chip(two)).toHaveText(/^已到伺服器/)
  expect(await senders(two)).toEqual({ sends: first.waits, waits: [] })
  expect(
    await shop.server.read("select id from records where kind = 'visit'"),
  ).toHaveLength(2)
})

async function saveField(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(value)
  await page.getByRole('button', { name: '存下修改' }).click()
  await expect(page.getByRole('button', { name: '修改', exact: true })).toBeVisible()
}

/** Who holds the lock of the sender, and who stands in line; browser's ids of the workers. */
function senders(page: Page): Promise<{ sends: unknown[]; waits: unknown[] }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    const ours = (locks: LockInfo[]) =>
      locks
        .filter(({ name }) => name?.startsWith('floorwalk-sync:'))
        .map(({ clientId }) => clientId)
    return { sends: ours(held), waits: ours(pending) }
  })
}
