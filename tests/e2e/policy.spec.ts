/** The security policy of the page holds off what is not ours; that the app keeps it, every tour shows. */
import { type BrowserContext, expect } from '@playwright/test'
import { test } from './shop.ts'

test('[IN-4] a script that got into the page does not run', async ({
  newDevice,
  misdeeds,
}) => {
  const { page, context, network } = await newDevice()
  const breaches = await noteBreaches(context)
  // Our own page under our own headers, and somebody's words in the middle of it.
  const real = await fetch(`${network.url}/`)
  const headers = Object.fromEntries(real.headers)
  network.files.set('/injected', {
    headers: {
      'content-type': 'text/html',
      'content-security-policy': headers['content-security-policy'],
    },
    body: (await real.text()).replace('<div id="root">', `<script>${TAKE}</script>$&`),
  })
  await page.goto('/injected')
  await expect(page.getByText('沒有這一頁')).toBeVisible()
  expect(breaches).toEqual(['script-src-elem inline'])
  expect(await page.evaluate(() => 'taken' in window)).toBe(false)

  const refused = await page.evaluate(async (take) => {
    // The debugger may evaluate text; a timer of the page may not.
    await new Promise((resolve) => setTimeout(resolve))
    const script = () => document.createElement('script')
    const ways = {
      text: () => Object.assign(script(), { textContent: take }),
      html: () => Object.assign(document.body, { innerHTML: `<img onerror="${take}">` }),
      elsewhere: () => Object.assign(script(), { src: 'https://elsewhere.example/a.js' }),
      // biome-ignore lint/security/noGlobalEval: it is what has to fail
      eval: () => globalThis.eval(take),
      handler: () => document.body.setAttribute('onclick', take),
    }
    return Object.entries(ways).flatMap(([way, go]) => {
      try {
        go()
        return []
      } catch {
        return [way]
      }
    })
  }, TAKE)
  expect(refused).toEqual(['text', 'html', 'elsewhere', 'eval', 'handler'])
  expect(await page.evaluate(() => 'taken' in window)).toBe(false)
  // The console was told of them; these were ours to make.
  expect(misdeeds.policy.splice(0)).not.toEqual([])
})

const TAKE = 'window.taken = 1'

/** Grows by one for every breach on any page of the context: what was broken, by what. */
async function noteBreaches(context: BrowserContext): Promise<readonly string[]> {
  const breaches: string[] = []
  await context.exposeFunction('noteBreach', (breach: string) => breaches.push(breach))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteBreach } = window as unknown as { noteBreach(breach: string): void }
      noteBreach(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  return breaches
}
