/** What a finger has to hit on a page and is smaller than a finger. */
import type { Page } from '@playwright/test'

/** CSS pixels, product.md 2.2; half a pixel is lost to rounding. */
const FINGER = 47.5

export type SmallTarget = { readonly target: string; readonly box: string }

export function smallTargets(page: Page): Promise<SmallTarget[]> {
  return page.evaluate(async (least) => {
    // A page that was turned or resized lays itself out with its next frame.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    )
    return [...targets].filter(isInReach).flatMap((target) => {
      // The words beside a round button take the tap too.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
      if (width >= least && height >= least) return []
      const box = `${width.toFixed(1)} x ${height.toFixed(1)}`
      return [{ target: target.outerHTML.slice(0, 160), box }]
    })

    function isInReach(target: HTMLElement): boolean {
      // One that shows itself on focus only is for a keyboard.
      const { width, height } = target.getBoundingClientRect()
      if (width <= 1 && height <= 1) return false
      return (
        target.checkVisibility({ visibilityProperty: true }) && !target.closest('[inert]')
      )
    }
  }, FINGER)
}
