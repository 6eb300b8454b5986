/**
 * Chromium as the tests run it: one for all, whose contexts are tablets, or a process of its
 * own with a profile on disk, which can be killed and opened again.
 */
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from '@playwright/test'

/** A 10.9" tablet on its side, held by somebody who reads traditional Chinese. */
export const DEVICE = {
  locale: 'zh-TW',
  timezoneId: 'Asia/Taipei',
  viewport: { width: 1180, height: 820 },
  hasTouch: true,
  serviceWorkers: 'allow',
} as const satisfies BrowserContextOptions

/** What a headless Chromium needs to leave the outside world alone. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `trap`: address of a proxy that gets whatever is meant for another machine. */
function launchOptions(trap: string): LaunchOptions {
  return {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium never sends localhost through a proxy.
    args: [...QUIET, `--proxy-server=${trap}`],
  }
}

export function launchShared(trap: string): Promise<Browser> {
  return chromium.launch(launchOptions(trap))
}

export type Profile = { readonly dir: string; readonly baseURL: string }

export function openProfile(
  { dir, baseURL }: Profile,
  trap: string,
): Promise<BrowserContext> {
  const options = { ...DEVICE, ...launchOptions(trap), baseURL }
  return chromium.launchPersistentContext(dir, options)
}

/** `kill -9` of every process of the browser: nothing is written any more. */
export async function killProfile({ dir }: Profile, context: BrowserContext) {
  // `host-1234`: how Chromium keeps a second one off the same profile.
  const pid = Number(readlinkSync(join(dir, 'SingletonLock')).split('-').at(-1))
  if (!(pid > 1)) throw new Error('the browser of this profile is not running')
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  process.kill(-pid, 'SIGKILL')
  await gone
}
