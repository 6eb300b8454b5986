/** Every screen in every look: readable by everybody, and big enough for a thumb. */
import { expect, type Page } from '@playwright/test'
import { LANGUAGES } from '../../shared/record/language.ts'
import { type Dresser, dresser } from './looks.ts'
import { test } from './shop.ts'
import { smallTargets } from './small-targets.ts'
import { TOURS } from './tour.ts'
import { breachesOf, RULES } from './wcag.ts'

const TABLET = { width: 1180, height: 820 }
const SIZES = [TABLET, { width: 820, height: 1180 }, { width: 390, height: 844 }]
const THEMES = ['light', 'dark'] as const

for (const [part, tour] of Object.entries(TOURS)) {
  // That none of them breaks the security policy, every test asks at its end.
  test(`[UX-2][UX-3][IN-4][IN-16] every screen of a tablet: ${part}`, async ({ shop }) => {
    const { page, context, network } = await shop.newTablet('門口平板 A')
    const origins = new Set<string>()
    context.on('request', (request) => origins.add(new URL(request.url()).origin))
    const dress = await dresser(context, page)
    const found: object[] = []
    for (const { name, reach } of tour) {
      await test.step(name, async () => {
        await reach(page)
        found.push(...(await flawsOf(page, dress)).map((flaw) => ({ name, ...flaw })))
      })
    }
    expect(found).toEqual([])
    expect([...origins]).toEqual([network.url])
  })
}

test('[UX-2][UX-3] every screen before there is a tablet', async ({
  server,
  newDevice,
}) => {
  const { page, context } = await newDevice()
  const link = new URL(server.setupLink)
  await page.goto(link.pathname + link.hash)
  const dress = await dresser(context, page)
  await page.getByRole('button', { name: '建立並開始' }).click()
  expect(await flawsOf(page, dress), 'setup').toEqual([])
  await page.goto('/enrol')
  await page.getByRole('textbox', { name: '登錄碼' }).fill('U')
  expect(await flawsOf(page, dress), 'enrolment').toEqual([])
  await page.goto('/no-such-page')
  await expect(page.getByText('沒有這一頁')).toBeVisible()
  expect(await flawsOf(page, dress), 'no such page').toEqual([])
})

test('[UX-2][UX-3] the wall, and a device that has just joined', async ({
  shop,
  newDevice,
}) => {
  const { page, context } = await newDevice()
  await page.goto(await shop.newCode('display', '看板'))
  const dress = await dresser(context, page)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  const done = page.getByRole('link', { name: /^完成/ })
  await expect(done).toBeVisible()
  expect(await flawsOf(page, dress), 'joined').toEqual([])
  await done.click()
  for (const theme of THEMES) {
    // A wall is dark unless its address says light.
    if (theme === 'light') await page.goto('/briefing?theme=light')
    await expect(page.getByText('今日客流')).toBeVisible()
    expect(await breachesOf(page, RULES.all), `wall, ${theme}`).toEqual([])
  }
})

async function flawsOf(page: Page, dress: Dresser): Promise<object[]> {
  const flaws: object[] = []
  for (const [i, language] of LANGUAGES.entries()) {
    await dress({ language })
    const breaches = await breachesOf(page, i === 0 ? RULES.all : RULES.names)
    flaws.push(...breaches.map((flaw) => ({ language, ...flaw })))
    // Words make a target grow or break; mirrored, it has the same words.
    await dress({ language, hand: i === 0 ? 'right' : 'left' })
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const small = await smallTargets(page)
      flaws.push(...small.map((flaw) => ({ language, ...size, ...flaw })))
    }
    await page.setViewportSize(TABLET)
  }
  await dress({ theme: 'dark' })
  const pale = await breachesOf(page, RULES.colours)
  flaws.push(...pale.map((flaw) => ({ theme: 'dark', ...flaw })))
  await dress({})
  return flaws
}
