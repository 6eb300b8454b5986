/** The back office as whoever works in it sees it: every page, in every look; by keyboard only. */
import { expect, type Page } from '@playwright/test'
import type { Preferences } from '../../client/app/preferences.ts'
import { enterOffice } from './enter-office.ts'
import { reach } from './keyboard.ts'
import { dress } from './looks.ts'
import { test } from './shop.ts'
import { smallTargets } from './small-targets.ts'
import { breachesOf, RULES, type Rules } from './wcag.ts'

const LOOKS: readonly { look: Partial<Preferences>; rules: Rules }[] = [
  { look: {}, rules: RULES.all },
  { look: { language: 'en' }, rules: RULES.names },
  {
    look: { language: 'zh-Hans', theme: 'dark' },
    rules: { type: 'rule', values: [...RULES.names.values, ...RULES.colours.values] },
  },
]

const DESK = { width: 1440, height: 900 }
/** 400 % of a desk. */
const ZOOMED = { width: 320, height: 640 }

/** A page a line: where it is, and what is there once it has been read. */
const PAGES: readonly (readonly [path: string, ready: (page: Page) => unknown])[] = [
  ['health', (page) => row(page, /門口平板 A/)],
  ['devices', (page) => row(page, /門口平板 A/)],
  ['people', (page) => row(page, /陳佳/)],
  ['stores', (page) => row(page, /城東店/)],
  ['templates', (page) => heading(page, '範本與等級')],
  ['cars', (page) => heading(page, '車型與試駕車')],
  ['signed', (page) => heading(page, '簽名紀錄')],
  ['audit', (page) => row(page, /#1$/)],
  ['exports', (page) => heading(page, '匯出')],
  ['personal', (page) => heading(page, '個人資料')],
  [
    'account',
    (page) => expect(page.getByRole('list', { name: '登入中的瀏覽器' })).toBeVisible(),
  ],
]

test('[UX-2][UX-3][UX-11] every page of the office: readable in each look, nothing cut at 400 %', async ({
  shop,
  newDevice,
}) => {
  await shop.newTablet('門口平板 A')
  const { page } = await newDevice()
  await page.setViewportSize(DESK)
  await enterOffice(page, await shop.newInvite())
  const found: object[] = []
  for (const [path, ready] of PAGES) {
    await test.step(path, async () => {
      await page.goto(`/office/${path}`)
      await ready(page)
      found.push(...(await flawsOf(page)).map((flaw) => ({ path, ...flaw })))
    })
  }
  expect(found).toEqual([])

  await page.goto('/office/health')
  await row(page, /門口平板 A/)
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox', { name: /^找頁面/ })).toBeFocused()
  await page.keyboard.type('mkpb')
  const target = page.getByRole('option', { name: /門口平板 A/ })
  await expect(target).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '門口平板 A' })
  await reach(sheet.getByRole('textbox', { name: '名稱' }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Front door')
  await page.keyboard.press('Enter')
  // It stays while a hand rests on it, however long the keys take to get there.
  await page.getByText('已改名為「Front door」').hover()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await row(page, /Front door/)
  await reach(page.getByRole('button', { name: '復原' }))
  await page.keyboard.press('Enter')
  await row(page, /門口平板 A/)
})

async function row(page: Page, name: RegExp): Promise<void> {
  await expect(page.getByRole('row', { name })).toBeVisible()
}

/** The whole page was read: nothing on it still says that it reads. */
async function heading(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('讀取中')).toHaveCount(0)
}

/** In another language only words are different, in the dark only colours; English is longest. */
async function flawsOf(page: Page): Promise<object[]> {
  const flaws: object[] = []
  for (const { look, rules } of LOOKS) {
    await dress(page, look)
    const breaches = await breachesOf(page, rules)
    const small = await smallTargets(page)
    flaws.push(...[...breaches, ...small].map((flaw) => ({ ...look, ...flaw })))
    if (look.language !== 'en') continue
    await page.setViewportSize(ZOOMED)
    const cut = await page.evaluate(() => document.documentElement.scrollWidth)
    if (cut > ZOOMED.width) flaws.push({ ...look, cut })
    await page.setViewportSize(DESK)
  }
  await dress(page, {})
  return flaws
}
