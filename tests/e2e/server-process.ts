/** The real server as its own process, on a database of its own. It can be killed and started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../../server/db/connect.ts'
import { createDatabase, createTemplate } from '../support/embedded-cluster.ts'
import { ROOT } from '../support/source-files.ts'

export type ServerProcess = {
  readonly port: number
  /** The one-time setup link, as the server printed it. */
  readonly setupLink: string
  /** The folder it keeps files in. */
  readonly data: string
  /** What is really in the database, row by row; past all access rules. */
  read<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>
  /** `kill -9`: nothing is tidied up. */
  kill(): Promise<void>
  /** On the same port and database. */
  start(): Promise<void>
  stop(): Promise<void>
}

export async function startServerProcess(): Promise<ServerProcess> {
  const { E2E_CLUSTER: cluster = '', E2E_SERVER: main = '' } = process.env
  if (!cluster) throw new Error('no cluster: run this through playwright.config.ts')
  const template = await createTemplate(cluster, 'template_e2e', async (url) => {
    await (await openDatabase({ url })).close()
  })
  const database = await createDatabase(cluster, template)
  const data = mkdtempSync(join(tmpdir(), 'floorwalk-e2e-'))
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    FLOORWALK_DATA: data,
    FLOORWALK_LOG: 'error',
    FLOORWALK_SYNC_RATE: '6000',
  }
  let child: ChildProcess | null = null
  let setupLink = ''

  async function start(): Promise<void> {
    const process = spawn('node', [main], { cwd: ROOT, env })
    child = process
    let printed = ''
    const ready = new Promise<void>((resolve, reject) => {
      process.once('exit', (code) =>
        reject(new Error(`the server left with ${code}: ${printed}`)),
      )
      const read = (chunk: Buffer) => {
        printed += chunk
        setupLink = /http\S+setup#token=[\w-]+/.exec(printed)?.[0] ?? setupLink
        if (printed.includes(`localhost:${port}`) && printed.endsWith('\n')) resolve()
      }
      process.stdout?.on('data', read)
      process.stderr?.on('data', read)
    })
    await ready
    process.removeAllListeners('exit')
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const process = child
    child = null
    if (!process || process.exitCode !== null || process.signalCode !== null) return
    const left = once(process, 'exit')
    process.kill(signal)
    await left
  }

  await start()
  return {
    data,
    port,
    get setupLink() {
      return setupLink
    },
    async read<Row extends pg.QueryResultRow>(sql: string) {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      try {
        return (await client.query<Row>(sql)).rows
      } finally {
        await client.end()
      }
    },
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
