/**
 * `npm run story`: one supervisor's day, done without a network in a real browser, then synced;
 * leaves its pictures in `client/docs/day` and their captions in `client/README.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { DEVICE, QUIET } from '../e2e/browser-process.ts'
import { startFaultProxy } from '../e2e/fault-proxy.ts'
import { enrolHere } from '../e2e/tablet.ts'
import { findOrInstallChromium } from '../run/chromium.mjs'
import { ROOT } from '../support/source-files.ts'
import { Album } from './album.ts'
import { startDemoServer } from './demo-server.ts'
import { tellDay } from './tell-day.ts'

const README = join(ROOT, 'client/README.md')
const MARK = '<!-- the day -->'

const playwright = join(ROOT, 'node_modules/playwright/cli.js')
const executablePath = await findOrInstallChromium({ playwright, root: ROOT })
const server = await startDemoServer()
const network = await startFaultProxy(server.port)
const browser = await chromium.launch({ executablePath, args: [...QUIET] })
try {
  const device = { ...DEVICE, timezoneId: server.zone, baseURL: network.url }
  const tablet = await (await browser.newContext(device)).newPage()
  await enrolHere(tablet, server.tablet)
  const wall = await (
    await browser.newContext({ ...device, viewport: { width: 1920, height: 1080 } })
  ).newPage()
  await enrolHere(wall, server.wall)
  const album = new Album()
  await tellDay({ tablet, wall, network, album }).catch(async (error: unknown) => {
    await tablet.screenshot({ path: join(ROOT, 'test-results', 'story.png') })
    throw error
  })
  const [before] = readFileSync(README, 'utf8').split(MARK)
  writeFileSync(README, `${before}${MARK}\n\n${album.text}\n`)
} finally {
  await browser.close()
  await network.close()
  await server.stop()
}
