/** What no page of ours may do, in any test: break its own security policy, or throw. */
import type { BrowserContext } from '@playwright/test'

export type Misdeeds = {
  /** Breaches of the content security policy, as the browser words them. */
  readonly policy: string[]
  /** Exceptions nobody caught. */
  readonly thrown: string[]
}

export function watchContext(context: BrowserContext, misdeeds: Misdeeds): void {
  context.on('console', (message) => {
    const text = message.text()
    if (/Content Security Policy|TrustedScript|TrustedHTML/i.test(text)) {
      misdeeds.policy.push(text)
    }
  })
  context.on('weberror', (error) => {
    misdeeds.thrown.push(error.error().stack ?? String(error.error()))
  })
}
