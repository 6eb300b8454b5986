import type { Page } from '@playwright/test'

/** The returned function tells how often a finger was lifted since it was last asked. */
export async function tapCounter(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { taps: 0 }
    window.addEventListener('pointerup', () => (counted.taps += 1), true)
    return counted
  })
  return () =>
    counter.evaluate((counted) => {
      const { taps } = counted
      counted.taps = 0
      return taps
    })
}
