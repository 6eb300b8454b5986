/**
 * The connection every starter holds while it uses a server.
 *
 * It proves that the port serves our data, and it is how starters see each other:
 * it ends with its process, however that ends, so nothing stale can stay behind.
 */
import { resolve } from 'node:path'
import pg from 'pg'
import { SUPERUSER } from './init-cluster.ts'
import { readPassword } from './password-file.ts'

const DATABASE = 'floorwalk'
const STARTER = 'floorwalk starter'

/** PostgreSQL's codes for "another one was faster". */
const ALREADY_THERE = new Set(['42P04', '23505'])

/**
 * Rejects when the server on `port` does not answer, does not know our password or
 * serves another folder: a port in an old lock file may be anyone's by now.
 */
export async function joinServer(dir: string, port: number): Promise<pg.Client> {
  const member = new pg.Client({
    connectionString: urlOf(dir, port, 'postgres'),
    application_name: STARTER,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000, // a stopped process must not hold us for ever
    keepAlive: true,
  })
  member.on('error', () => {}) // a stopped server is noticed by whoever asks it
  try {
    await member.connect()
    const { rows } = await member.query(`select current_setting('data_directory') as dir`)
    if (resolve(rows[0].dir) === resolve(dir)) return member
    throw new Error(`port ${port} serves ${rows[0].dir}`)
  } catch (error) {
    await member.end().catch(() => {})
    throw error
  }
}

/** Makes our database when it is missing; returns its URL. */
export async function ensureDatabase(
  member: pg.Client,
  dir: string,
  port: number,
): Promise<string> {
  const found = await member.query('select from pg_database where datname = $1', [DATABASE])
  if (!found.rowCount) {
    await member.query(`create database ${DATABASE}`).catch((error: pg.DatabaseError) => {
      if (!ALREADY_THERE.has(error.code ?? '')) throw error
    })
  }
  return urlOf(dir, port, DATABASE)
}

/** Ends our connection. True when no other starter is left, or nobody can tell. */
export async function leaveServer(member: pg.Client): Promise<boolean> {
  const others = await member
    .query(
      'select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [STARTER],
    )
    .catch(() => undefined)
  await member.end().catch(() => {})
  return !others?.rowCount
}

function urlOf(dir: string, port: number, database: string): string {
  // sslmode is said aloud: a PGSSLMODE for other servers would apply to this one.
  const server = `${SUPERUSER}:${readPassword(dir)}@127.0.0.1:${port}`
  return `postgres://${server}/${database}?sslmode=disable`
}
