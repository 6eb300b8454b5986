/** The ways a page may look: the tablet's own preferences, as another tab of it sets them. */
import type { Page } from '@playwright/test'
import type { Preferences } from '../../client/app/preferences.ts'

const KEY = 'floorwalk.preferences'

/** Changes what `page` looks like, in place; what is not named is as after enrolment. */
export async function dress(page: Page, look: Partial<Preferences>): Promise<void> {
  const wanted = { language: 'zh-Hant', theme: 'light', hand: 'right', ...look } as const
  await page.evaluate(
    ([key, state]) => {
      localStorage.setItem(key, JSON.stringify({ state, version: 1 }))
      dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }))
    },
    [KEY, wanted] as const,
  )
  await page.waitForFunction(({ language, theme, hand }) => {
    const { lang, dataset } = document.documentElement
    return lang === language && dataset.theme === theme && dataset.hand === hand
  }, wanted)
}
