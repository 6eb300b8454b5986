/** What axe finds on a page, once nothing on it moves any more. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

export type Rules = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] }

export const WCAG: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}

/** In the dark only colours are different, in another language only words are. */
export const RULES = {
  all: WCAG,
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  names: {
    type: 'rule',
    values: [
      ...['aria-command-name', 'aria-dialog-name', 'aria-input-field-name'],
      ...['button-name', 'html-has-lang', 'html-lang-valid', 'image-alt', 'label'],
      ...['link-name', 'select-name', 'valid-lang'],
    ],
  },
} as const

export type Breach = { readonly rule: string; readonly at: string }

export async function breachesOf(page: Page, { type, values }: Rules): Promise<Breach[]> {
  // It stays until the page is loaded anew; to bring it each time costs more than it takes.
  if (!(await settle(page))) await page.evaluate(axe.source)
  const only = { type, values: [...values] }
  // Only what is told comes back: the whole report is as long as the page.
  return await page.evaluate(async (runOnly) => {
    const options = { runOnly, resultTypes: ['violations' as const] }
    const { violations } = await window.axe.run(document, options)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({
        rule: id,
        at: `${html.slice(0, 200)} ${failureSummary}`,
      })),
    )
  }, only)
}

/** Colours and sheets fade: what counts is where they end, and that nothing is on its way. Tells whether axe is there. */
async function settle(page: Page): Promise<boolean> {
  return await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    // What a frame begins is there when it has been drawn, not before.
    for (let calm = 0; calm < 3; calm++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      for (const animation of moving()) {
        animation.finish()
        calm = 0
      }
    }
    return 'axe' in window
  })
}
