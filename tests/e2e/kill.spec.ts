/** The word "saved" and a browser that dies in the same moment. */
import { expect } from '@playwright/test'
import { chip, countOf, plusOne } from './floor-jobs.ts'
import { test } from './shop.ts'
import type { KillableTablet } from './tablet.ts'

const KILLS = 20

test(`[DU-1][AV-1] ${KILLS} times killed as a visit shows as counted, and opened without a network: none is missing`, async ({
  shop,
}) => {
  // As many starts of a browser as twenty other tests: the limit is for a hang.
  test.setTimeout(600_000)
  const tablet = await shop.newKillableTablet('門口平板 A')
  for (let count = 1; count <= KILLS; count++) {
    // Every other time nothing has left the tablet, else it may be on its way just now.
    tablet.network.weather = count % 2 ? 'down' : 'fine'
    await expect(plusOne(tablet.page)).toBeVisible()
    await killWhenShown(tablet, `首次到店：今天 ${count} 批`)
    tablet.network.weather = 'down'
    await tablet.reopen('/')
    await expect(countOf(tablet.page, count)).toBeVisible()
  }
  tablet.network.weather = 'fine'
  await expect(chip(tablet.page)).toHaveText(/^已到伺服器/)
  const rows = await shop.server.read("select id from records where kind = 'visit'")
  expect(rows).toHaveLength(KILLS)
})

/** Taps +1; the page itself tells when it shows the new number, and is dead at once. */
async function killWhenShown(tablet: KillableTablet, label: string): Promise<void> {
  const { page } = tablet
  let killed: Promise<void> | undefined
  const isShown = new Promise<void>((resolve) => {
    void page.exposeFunction('tellShown', () => {
      killed = tablet.kill()
      resolve()
    })
  })
  await page.evaluate((name) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(`[aria-label="${name}"]`)) return
      observer.disconnect()
      const { tellShown } = window as unknown as { tellShown: () => void }
      tellShown()
    })
    const parts = { subtree: true, childList: true, attributes: true }
    observer.observe(document.body, parts)
  }, label)
  void plusOne(page)
    .click()
    .catch(() => {}) // the browser is gone before it can answer
  await isShown
  await killed
}
