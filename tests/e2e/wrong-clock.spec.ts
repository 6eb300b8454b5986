/** Tablets whose clock is wrong by days: the 12 hours are the server's. */
import { expect, type Page } from '@playwright/test'
import { chip, goTo, logComplaint, signIn } from './floor-jobs.ts'
import { ADMIN, type Shop, test } from './shop.ts'

const DAY = 86_400_000
const HOUR = DAY / 24
const TWELVE_HOURS = 12 * HOUR
const CLOSE = 2_000

/** By some hours more than days: the time of day is wrong too. */
const ODD = 3.3 * HOUR
const CLOCKS = {
  'a day ahead': DAY + ODD,
  'a day behind': -DAY - ODD,
  'ten years ahead': 3652 * DAY + ODD,
  'still in 1970': Math.ceil(-Date.now() / DAY) * DAY + ODD,
}

for (const [wrong, aheadMs] of Object.entries(CLOCKS)) {
  test(`[TM-1] a tablet whose clock is ${wrong} shows the due time of the server`, async ({
    shop,
  }) => {
    const { page, network } = await shop.newTablet('門口平板 A', {
      aheadMs,
      needsNetwork: true,
    })
    const [sender] = page.workers()
    if (!sender) throw new Error('nobody sends')
    for (const clock of [page.evaluate('Date.now()'), sender.evaluate('Date.now()')]) {
      expect(Math.round((Number(await clock) - Date.now()) / HOUR)).toBe(
        Math.round(aheadMs / HOUR),
      )
    }
    await signIn(page, ADMIN)
    await expect
      .poll(async () => (await page.getByRole('banner').innerText()).includes(rightTime()))
      .toBe(true)

    // Captured without a network, by what the tablet knows of the server's time.
    await goTo(page, '投訴')
    await expect(page.getByRole('button', { name: '新投訴' })).toBeVisible()
    network.weather = 'down'
    const before = Date.now()
    await logComplaint(page, { category: '車輛品質', customer: '張先生' })
    const after = Date.now()
    const shownOffline = await shownDue(page)
    network.weather = 'fine'
    await expect(chip(page)).toHaveText(/^已到伺服器/)
    const due = await dueOnServer(shop)
    expect(due).toBeGreaterThan(before + TWELVE_HOURS - CLOSE)
    expect(due).toBeLessThan(after + TWELVE_HOURS + CLOSE)

    // To the minute; where 2 s reach over one, either is right.
    const right = [due - CLOSE, due + CLOSE].map((at) => timeIn(shop.zone, at))
    expect(right).toContain(shownOffline)
    expect(right).toContain(await shownDue(page))

    function rightTime(): string {
      return timeIn(shop.zone, Date.now())
    }
  })
}

/** `HH:MM` of the open complaint. */
async function shownDue(page: Page): Promise<string> {
  const timer = page.getByText(/\d\d:\d\d 到期/).last()
  return /(\d\d:\d\d) 到期/.exec(await timer.innerText())?.[1] ?? ''
}

/** As any device will show it: by the server's estimate of when it was captured. */
async function dueOnServer({ server }: Shop): Promise<number> {
  const [row] = await server.read<{ due: string }>(
    `select captured_est - (body->>'enteredAt')::bigint + (body->>'learnedAt')::bigint
            + ${TWELVE_HOURS} as due
     from records where kind = 'complaint'`,
  )
  return Number(row?.due)
}

function timeIn(zone: string, at: number): string {
  const fields = { hour: '2-digit', minute: '2-digit', timeZone: zone } as const
  return new Intl.DateTimeFormat('en-GB', fields).format(at)
}
