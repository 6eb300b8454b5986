/**
 * Runs the SQL files of `migrations/` that this database has not seen, in order, all in one
 * transaction: killed in the middle, nothing has happened. Two servers that start at once
 * wait for each other.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
/** Any number, the same in every build: the lock that starting servers queue for. */
const LOCK = 716_420_231

type Migration = { version: number; name: string; sql: string; checksum: string }

/** Throws `DatabaseRefused` when the database was made by a newer build. */
export async function migrate(client: pg.Client): Promise<void> {
  const known = readMigrations()
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.query(`CREATE TABLE IF NOT EXISTS migrations (
      version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
      at timestamptz NOT NULL DEFAULT now())`)
    const { rows } = await client.query<{ version: number; checksum: string }>(
      'SELECT version, checksum FROM migrations ORDER BY version',
    )
    const done = new Map(rows.map((row) => [row.version, row.checksum]))
    refuseNewer(known, [...done.keys()])
    for (const { version, name, sql, checksum } of known) {
      if (done.has(version)) continue
      await client.query(sql)
      await client.query(
        'INSERT INTO migrations (version, name, checksum) VALUES ($1, $2, $3)',
        [version, name, checksum],
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

function refuseNewer(known: readonly Migration[], done: readonly number[]): void {
  const newest = Math.max(0, ...known.map((m) => m.version))
  const newer = done.filter((version) => version > newest)
  if (newer.length === 0) return
  throw new DatabaseRefused(
    'newer_schema',
    `The database has schema ${Math.max(...newer)}, this build knows ${newest}. ` +
      'Start the newer build again, or restore a backup made before the update.',
  )
}

export function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, FOLDER), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { version: Number.parseInt(name, 10), name, sql, checksum }
    })
}
