import { expect, type Locator } from '@playwright/test'

const MOST_TABS = 60

/** Goes there with Tab, as one would. */
export async function reach(target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await target.page().keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
