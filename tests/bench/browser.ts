/** A real Chromium with its profile on disk: in a private window IndexedDB is only memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright'
import type { PageVerbs } from './page/verbs.ts'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SAMPLE_US = 200

export type Browser = {
  /** Another one after a restart. */
  readonly context: BrowserContext
  /** Where CPU profiles of the pages go. */
  readonly profileDir: string | undefined
  /** Ended and begun again on what it has stored; its pages are gone. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openBrowser(profileDir?: string): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalk-bench-profile-'))
  let context = await launch(folder)
  return {
    profileDir,
    get context() {
      return context
    },
    async restart() {
      await context.close()
      context = await launch(folder)
    },
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}

function launch(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGS,
    viewport: { width: 1180, height: 820 },
    locale: 'zh-TW',
    timezoneId: 'Asia/Shanghai',
  })
}

export type BenchPage = {
  readonly page: Page
  call<K extends keyof PageVerbs>(
    verb: K,
    ...input: Parameters<PageVerbs[K]>
  ): Promise<Awaited<ReturnType<PageVerbs[K]>>>
}

export async function openPage(
  { context, profileDir }: Browser,
  origin: string,
): Promise<BenchPage> {
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${origin}: ${error.message}`))
  page.on('console', (said) => {
    if (said.type() === 'error') console.error(`${origin}: ${said.text()}`)
  })
  await page.goto(origin)
  const call = async (verb: keyof PageVerbs, input: unknown) =>
    await page.evaluate(
      ([name, given]) =>
        (window.bench[name] as (input: unknown) => Promise<unknown>)(given),
      [verb, input] as const,
    )
  if (profileDir === undefined) return { page, call: call as BenchPage['call'] }
  const session = await context.newCDPSession(page)
  const profiled = async (verb: keyof PageVerbs, input: unknown) =>
    await profile(session, join(profileDir, `page-${verb}`), () => call(verb, input))
  return { page, call: profiled as BenchPage['call'] }
}

async function profile<T>(
  session: CDPSession,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_US })
  await session.send('Profiler.start')
  try {
    return await work()
  } finally {
    const { profile: taken } = await session.send('Profiler.stop')
    writeFileSync(`${name}-${Date.now()}.cpuprofile`, JSON.stringify(taken))
  }
}
