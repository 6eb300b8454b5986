/** A guest network that answers everything with its log-in page. */
import { expect, type Page } from '@playwright/test'
import { alteredFile } from './altered-file.ts'
import { PORTAL_WORDS } from './fault-proxy.ts'
import { chip, countOf, countVisit, lockScreen, signIn, typePin } from './floor-jobs.ts'
import { deployNext } from './next-version.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'

test('[AV-7][F4] a captive portal is no server: nothing counts as sent, nothing is lost', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  await countVisit(page, 1)
  await expect(chip(page)).toHaveText(/^已到伺服器/)

  network.weather = 'portal'
  await countVisit(page, 2)
  await countVisit(page, 3)
  await expect.poll(() => pushes().length).toBeGreaterThan(1)
  await expect(chip(page)).toHaveText('伺服器沒回應')

  // Its page is no new version of the app, and no answer to a PIN either.
  expect(await checkForUpdate(page)).toBe('refused')
  await page.getByRole('button', { name: '登入' }).click()
  await typePin(page, CONSULTANT)
  await expect(lockScreen(page)).toContainText('第一次在這台平板登入需要網路')

  // The app starts from what it keeps, with all it had.
  await page.reload()
  await expect(countOf(page, 3)).toBeVisible()
  await expect(page.getByText('已存在平板')).toHaveCount(2)
  expect(await keptPages(page)).not.toContain(PORTAL_WORDS)

  network.weather = 'fine'
  await expect(chip(page)).toHaveText(/^已到伺服器/)
  expect(
    await shop.server.read("select id from records where kind = 'visit'"),
  ).toHaveLength(3)
  await signIn(page, ADMIN)

  function pushes() {
    return network.requests.filter(
      ({ path, weather }) => weather === 'portal' && path === '/sync/v1/push',
    )
  }
})

test('[AV-7] a portal that cuts in while a new version is fetched does not become the app', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  await deployNext(shop.server, network, '2')
  // The new service worker came through; of the rest, the log-in page did.
  const page2 = await alteredFile(shop.server, '/index.html', () => PORTAL_WORDS)
  network.files.set('/index.html', page2)

  expect(await checkForUpdate(page)).toBe('refused')
  expect(await keptPages(page)).not.toContain(PORTAL_WORDS)
  network.weather = 'down'
  await page.reload()
  await countVisit(page, 1)
})

/** Asks for a new version and waits for what becomes of it. */
function checkForUpdate(page: Page): Promise<'none' | 'waiting' | 'refused'> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    try {
      const { installing } = await registration.update()
      if (!installing) return 'none'
      return await new Promise((resolve) => {
        installing.addEventListener('statechange', () => {
          if (installing.state === 'installed') resolve('waiting')
          if (installing.state === 'redundant') resolve('refused')
        })
      })
    } catch {
      return 'refused'
    }
  })
}

/** All texts in the caches of the app. */
function keptPages(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        texts.push((await (await cache.match(request))?.text()) ?? '')
      }
    }
    return texts.join('\n')
  })
}
