/**
 * The server as its own process, on a database of its own. Not in this process: a test of
 * screens lives in a browser's globals, and the server wants Node's.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, startTestCluster } from '#tests/support/embedded-cluster.ts'
import { ROOT } from '#tests/support/source-files.ts'

export type RealServer = {
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string
  /** Opens the setup page, once. */
  readonly setupToken: string
  readonly stop: () => Promise<void>
}

export async function startRealServer(): Promise<RealServer> {
  const cluster = await startTestCluster()
  const database = await createDatabase(cluster.url)
  const data = mkdtempSync(join(tmpdir(), 'floorwalk-screens-'))
  const child = spawn('node', ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url },
      ...{ FLOORWALK_DATA: data, FLOORWALK_LOG: 'error' },
    },
  })
  const stop = async () => {
    await end(child)
    rmSync(data, { recursive: true, force: true })
    await cluster.stop()
  }
  try {
    return { ...(await greeting(child)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What it prints once it can be reached. */
async function greeting(child: ChildProcess) {
  let printed = ''
  return await new Promise<{ origin: string; setupToken: string }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server left: ${code} ${printed}`)))
    const read = (chunk: Buffer) => {
      printed += chunk
      const link = /http:\/\/\S+:(\d+)\/setup#token=([\w-]+)\s/.exec(printed)
      if (!link) return
      resolve({ origin: `http://127.0.0.1:${link[1]}`, setupToken: link[2] as string })
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
}

async function end(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  if (child.exitCode !== null || child.signalCode !== null) return
  const left = once(child, 'exit')
  child.kill('SIGTERM')
  await left
}
