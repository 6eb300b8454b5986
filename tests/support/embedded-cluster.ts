/**
 * Real PostgreSQL for tests: one cluster per run, a fresh database per test.
 *
 * In vitest the cluster is started by `cluster-setup.ts`, and a test says
 * `createDatabase(inject('databaseUrl'))`. Elsewhere (soak, bench, browser tests) call
 * `startTestCluster` yourself. A run that was killed is cleared up by the next one.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { lockOwner, readLock } from '#server/db/embedded/lock-file.ts'
import { processState } from '#server/db/embedded/process-state.ts'
import { startEmbedded } from '#server/db/embedded/start.ts'

export type TestCluster = {
  /** A superuser on the empty database `floorwalk`. */
  url: string
  /** Stops the server and removes its files. */
  stop: () => Promise<void>
}

export type TestDatabase = { name: string; url: string; drop: () => Promise<void> }

const PREFIX = 'floorwalk-tests-'

export async function startTestCluster(): Promise<TestCluster> {
  const { dir, remove } = clusterFolder()
  try {
    const { url, stop } = await startEmbedded({ dir })
    return { url, stop: () => stop().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

/** A folder of this run that other users may enter; `dir` is for the data. */
export function clusterFolder(): { dir: string; remove: () => void } {
  sweep()
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o755) // made 0700, which shuts out `postgres` when we are root
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { dir: join(folder, 'postgres'), remove }
}

/**
 * A database of its own, empty or a copy of `template` (30 to 130 ms for 60 tables).
 * `drop` also ends connections that were left open.
 */
export async function createDatabase(
  clusterUrl: string,
  template?: string,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const source = template ? `template ${pg.escapeIdentifier(template)}` : ''
  await onCluster(clusterUrl, (client) => client.query(`create database ${name} ${source}`))
  const drop = async () => {
    await onCluster(clusterUrl, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  return { name, url: withDatabase(clusterUrl, name), drop }
}

/**
 * Prepares a template once per cluster, however many workers ask for it at once.
 * `prepare` gets the URL of an empty database and closes its connections at the end.
 * Returns the name for `createDatabase`.
 */
export async function createTemplate(
  clusterUrl: string,
  name: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  await onCluster(clusterUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query(
      'select from pg_database where datname = $1 and datistemplate',
      [name],
    )
    if (found.rowCount) return
    // Without the mark it is what a failed `prepare` left.
    const quoted = pg.escapeIdentifier(name)
    await client.query(`drop database if exists ${quoted} with (force)`)
    await client.query(`create database ${quoted}`)
    await prepare(withDatabase(clusterUrl, name))
    await client.query(`alter database ${quoted} is_template true`)
  })
  return name
}

/** Runs `use` on the database `postgres`, which nobody copies or drops. */
export async function onCluster<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end() // frees the advisory lock too
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Ends the servers of runs whose process is gone, and removes their folders. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length).split('-')[0])
    if (!pid || processState(pid) === 'alive') continue
    const folder = join(realpathSync(tmpdir()), name)
    const lock = readLock(join(folder, 'postgres'))
    if (lock && lockOwner(lock, join(folder, 'postgres')) === 'server') {
      process.kill(lock.pid, 'SIGQUIT')
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}
