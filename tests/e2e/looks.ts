/** The ways a page may look: the tablet's own preferences, set as another tab sets them. */
import type { BrowserContext, Page } from '@playwright/test'
import type { Preferences } from '../../client/app/preferences.ts'

const KEY = 'floorwalk.preferences'

export type Dresser = (look: Partial<Preferences>) => Promise<void>

/** Changes what `page` looks like, in place; what is not named is as after enrolment. */
export async function dresser(context: BrowserContext, page: Page): Promise<Dresser> {
  // Same origin, no app: it only writes.
  const other = await context.newPage()
  await other.goto('/mark.svg')
  await page.bringToFront()
  return async (look) => {
    const wanted = { language: 'zh-Hant', theme: 'light', hand: 'right', ...look } as const
    await other.evaluate(
      ([key, state]) => localStorage.setItem(key, JSON.stringify({ state, version: 1 })),
      [KEY, wanted] as const,
    )
    await page.waitForFunction(({ language, theme, hand }) => {
      const { lang, dataset } = document.documentElement
      return lang === language && dataset.theme === theme && dataset.hand === hand
    }, wanted)
  }
}
