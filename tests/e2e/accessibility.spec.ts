/** Every screen in every look: readable by everybody, and big enough for a thumb. */
import { expect, type Page } from '@playwright/test'
import type { Preferences } from '../../client/app/preferences.ts'
import { dress } from './looks.ts'
import { test } from './shop.ts'
import { smallTargets } from './small-targets.ts'
import { MORE, TOURS } from './tour.ts'
import { breachesOf, RULES, type Rules } from './wcag.ts'

/** In the dark only colours are different, in another language only words are. */
const LOOKS: readonly { look: Partial<Preferences>; rules: Rules }[] = [
  { look: {}, rules: RULES.all },
  { look: { language: 'en', hand: 'left' }, rules: RULES.names },
  {
    look: { language: 'zh-Hans', theme: 'dark', hand: 'left' },
    rules: { type: 'rule', values: [...RULES.names.values, ...RULES.colours.values] },
  },
]
type Size = { readonly width: number; readonly height: number }
const TABLET: Size = { width: 1180, height: 820 }
const SIZES: readonly Size[] = [
  TABLET,
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
]
const THEMES = ['light', 'dark'] as const

for (const [name, parts] of Object.entries(TOURS)) {
  // That none of them breaks the security policy, every test asks at its end.
  test(`[UX-2][UX-3][IN-4][IN-16] every screen of a tablet: ${name}`, async ({ shop }) => {
    // What it shows of itself under More has to do with its service worker.
    const options = { needsNetwork: !parts.includes(MORE) }
    const { page, context, network } = await shop.newTablet('門口平板 A', options)
    await withMotion(page)
    const origins = new Set<string>()
    context.on('request', (request) => origins.add(new URL(request.url()).origin))
    const found: object[] = []
    for (const [i, part] of parts.entries()) {
      if (i > 0) await page.goto('/')
      for (const stop of part) {
        await test.step(stop.name, async () => {
          await stop.reach(page)
          found.push(...(await flawsOf(page)).map((flaw) => ({ stop: stop.name, ...flaw })))
        })
      }
    }
    expect(found).toEqual([])
    expect([...origins]).toEqual([network.url])
  })
}

test('[UX-2][UX-3] every screen before there is a tablet', async ({
  server,
  newDevice,
}) => {
  const { page } = await newDevice({ needsNetwork: true })
  await withMotion(page)
  const link = new URL(server.setupLink)
  await page.goto(link.pathname + link.hash)
  await page.getByRole('button', { name: '建立並開始' }).click()
  expect(await flawsOf(page), 'setup').toEqual([])
  await page.goto('/enrol')
  await page.getByRole('textbox', { name: '登錄碼' }).fill('U')
  expect(await flawsOf(page), 'enrolment').toEqual([])
  await page.goto('/no-such-page')
  await expect(page.getByText('沒有這一頁')).toBeVisible()
  expect(await flawsOf(page), 'no such page').toEqual([])
})

test('[UX-2][UX-3] the wall, and a device that has just joined', async ({
  shop,
  newDevice,
}) => {
  const { page } = await newDevice({ needsNetwork: true })
  await withMotion(page)
  await page.goto(await shop.newCode('display', '看板'))
  await page.getByRole('button', { name: '加入', exact: true }).click()
  const done = page.getByRole('link', { name: /^完成/ })
  await expect(done).toBeVisible()
  expect(await flawsOf(page), 'joined').toEqual([])
  await done.click()
  for (const theme of THEMES) {
    // A wall is dark unless its address says light.
    if (theme === 'light') await page.goto('/briefing?theme=light')
    await expect(page.getByText('今日客流')).toBeVisible()
    expect(await breachesOf(page, RULES.all), `wall, ${theme}`).toEqual([])
  }
})

/** Whoever wants none gets a page that is calm at once; most people see colours fade. */
function withMotion(page: Page): Promise<void> {
  return page.emulateMedia({ reducedMotion: 'no-preference' })
}

/** Ends as it began: the tablet on its side, in the words the tours know. */
async function flawsOf(page: Page): Promise<object[]> {
  const flaws: object[] = []
  for (const [i, { look, rules }] of LOOKS.entries()) {
    await dress(page, look)
    const breaches = await breachesOf(page, rules)
    flaws.push(...breaches.map((flaw) => ({ ...look, ...flaw })))
    // Words make a target grow or break. There and back: nothing is turned twice.
    for (const size of i % 2 ? SIZES.toReversed() : SIZES) {
      await turn(page, size)
      const small = await smallTargets(page)
      flaws.push(...small.map((flaw) => ({ ...look, ...size, ...flaw })))
    }
  }
  await turn(page, TABLET)
  await dress(page, {})
  return flaws
}

async function turn(page: Page, size: Size): Promise<void> {
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size)
}
