/** Networks that are worse than none: one that swallows everything, one that comes and goes. */
import { expect, type Page } from '@playwright/test'
import { hurryTime } from './bent-time.ts'
import {
  chip,
  countOf,
  countVisit,
  goTo,
  lockScreen,
  lockTablet,
  logComplaint,
  plusOne,
  signIn,
  typePin,
} from './floor-jobs.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'

const MINUTE = 60_000

test('[AV-8] nothing hangs in a network that never answers: requests are given up, work goes on', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A', { aheadMs: 0 })
  await signIn(page, ADMIN)
  await expect(chip(page)).toHaveText(/^已到伺服器/)
  network.weather = 'silent'
  await hurryTime(page, 20)

  await countVisit(page, 1)
  await goTo(page, '投訴')
  await logComplaint(page, { category: '等候太久', customer: '李小姐' })
  await goTo(page, '更多')
  await expect(page.getByText('需要網路才看得到裝置清單。')).toBeVisible()
  await lockTablet(page)
  await typePin(page, CONSULTANT)
  await expect(lockScreen(page)).toContainText('第一次在這台平板登入需要網路')
  await page.getByRole('button', { name: ADMIN.name }).click()
  await typePin(page, ADMIN)
  await expect(lockScreen(page)).toBeHidden()

  // Nobody is signed in at the door: no idle lock comes in between, however quickly time goes.
  await lockTablet(page)
  await page.getByRole('link', { name: /^門口畫面/ }).click()
  await expect(countOf(page, 1)).toBeVisible()

  // Given up and tried again, more than once; nobody has to look after it.
  await expect.poll(() => givenUp().length).toBeGreaterThan(2)
  await expect(chip(page)).toHaveText('離線・照常使用')
  await page.goto('/')
  await expect(countOf(page, 1)).toBeVisible()
  await hurryTime(page, 20)
  network.weather = 'fine'
  await expect(chip(page)).toHaveText(/^已到伺服器/)

  function givenUp() {
    return network.requests.filter(
      ({ path, weather, isAbandoned }) =>
        weather === 'silent' && path.startsWith('/sync/') && isAbandoned,
    )
  }
})

test('[UX-8] an hour of a network that comes and goes: no banner, no dialog, nothing stolen', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A', {
    aheadMs: 0,
    needsNetwork: true,
  })
  await plusOne(page).focus()
  const interruptions = await watchInterruptions(page)
  await hurryTime(page, 100)

  const clock = async () => Number(await page.evaluate('Date.now()'))
  const end = (await clock()) + 60 * MINUTE
  let flaps = 0
  while ((await clock()) < end || flaps < 20) {
    network.weather = 'down'
    await page.waitForFunction(isOffline, true)
    network.weather = 'fine'
    await page.waitForFunction(isOffline, false)
    flaps += 1
  }
  await expect(plusOne(page)).toBeFocused()
  expect(await interruptions()).toEqual([])
})

/** Looked at every frame: an hour is over soon. */
function isOffline(expected: boolean): boolean {
  const word = document.querySelector('[aria-label$="查看同步狀態"]')?.textContent
  return (word === '離線・照常使用') === expected
}

/** Tells what came over or into the page since: dialogs, alerts and the banner of sync. */
async function watchInterruptions(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const LOUD =
      '[role=dialog], [role=alertdialog], [role=alert], section[aria-label="同步"]'
    const names: string[] = []
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof Element)) continue
        const loud = node.matches(LOUD) ? node : node.querySelector(LOUD)
        if (loud) names.push(loud.textContent ?? '')
      }
    }).observe(document.body, { subtree: true, childList: true })
    return names
  })
  return () => seen.jsonValue()
}
