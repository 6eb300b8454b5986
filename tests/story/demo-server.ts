/** `npm run demo` as a process of its own, in a folder that is gone afterwards. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../server/db/embedded/spawn-server.ts'
import { daytimeZone } from '../e2e/daytime-zone.ts'
import { ROOT } from '../support/source-files.ts'

export type DemoServer = {
  readonly port: number
  readonly zone: string
  /** Paths of enrolment links. */
  readonly tablet: string
  readonly wall: string
  stop(): Promise<void>
}

/** The store stands where it is day now, so that the day of the story is under way. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = mkdtempSync(join(tmpdir(), 'floorwalk-story-'))
  const port = await freePort()
  const zone = daytimeZone(Date.now())
  const env = { ...process.env, PORT: String(port), FLOORWALK_DATA: data, TZ: zone }
  const child = spawn('node', ['--import', 'tsx', 'server/main.ts', '--demo'], {
    cwd: ROOT,
    env: { ...env, FLOORWALK_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const left = once(child, 'exit')
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the demo left with ${code}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
      if (/PINs:[\s\S]*admin/.test(printed)) resolve()
    })
  })
  const linkOf = (device: string) =>
    new RegExp(`${device}\\s+http://[^/]+(\\S+)`).exec(printed)?.[1] as string
  return {
    ...{ port, zone, tablet: linkOf('tablet'), wall: linkOf('wall') },
    async stop() {
      child.kill('SIGTERM')
      await left
      rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}
