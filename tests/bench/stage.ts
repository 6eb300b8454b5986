/** Everything a figure runs on: one PostgreSQL, and per figure processes and a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { SERVER_FLAGS } from '#server/launch/server-flags.mjs'
import { createDatabase, startTestCluster } from '#tests/support/embedded-cluster.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type Built, buildClient } from './build-client.ts'
import { buildPage } from './build-page.ts'
import { type Child, startChild } from './child.ts'
import type { LimitVerbs } from './limit-process.ts'
import type { Options } from './options.ts'
import type { ServerVerbs } from './server-process.ts'

export type Running<V extends Record<string, (input: never) => unknown>> = Child<V> & {
  readonly origin: string
  readonly databaseUrl: string
}

export type Stage = {
  readonly options: Options
  /** The production build, made on first use. */
  client(): Promise<Built>
  /** The real server on a database of its own, serving the page of the bench. */
  server(clientDir?: string): Promise<Running<ServerVerbs>>
  limit(): Promise<Running<LimitVerbs>>
  browser(): Promise<Browser>
  /** Asked past the server, so that it is not believed on its word. */
  ask(databaseUrl: string, sql: string, values?: unknown[]): Promise<number>
  /** Ends what the last figure started. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openStage(options: Options): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalk-bench-'))
  const pageDir = join(folder, 'page')
  const [cluster] = await Promise.all([startTestCluster(), buildPage(pageDir)])
  const undo: (() => Promise<void>)[] = []
  let client: Promise<Built> | undefined
  const prof = options.profileDir
  const profiling = prof ? ['--cpu-prof', `--cpu-prof-dir=${prof}`] : []

  async function start<V extends Record<string, (input: never) => unknown>>(
    script: string,
    clientDir: string,
  ): Promise<Running<V>> {
    const { url, drop } = await createDatabase(cluster.url)
    undo.push(drop)
    const child = await startChild<V>(new URL(script, import.meta.url), {
      env: { DATABASE_URL: url, CLIENT_DIR: clientDir },
      execArgv: [...profiling, ...SERVER_FLAGS],
    })
    undo.push(child.stop)
    const port = await (child.ask as unknown as (verb: 'port') => Promise<number>)('port')
    return { ...child, origin: `http://127.0.0.1:${port}`, databaseUrl: url }
  }

  const clear = async () => {
    for (const one of undo.splice(0).reverse()) await one()
  }
  return {
    ...{ options, clear },
    client() {
      client ??= buildClient(join(folder, 'client'))
      return client
    },
    server: (clientDir = pageDir) => start<ServerVerbs>('./server-process.ts', clientDir),
    limit: () => start<LimitVerbs>('./limit-process.ts', pageDir),
    async browser() {
      const browser = await openBrowser(prof)
      undo.push(browser.close)
      return browser
    },
    async ask(databaseUrl, sql, values = []) {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      const { rows } = await client.query(sql, values).finally(() => client.end())
      return Number(Object.values(rows[0])[0])
    },
    async close() {
      await clear().finally(cluster.stop)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
