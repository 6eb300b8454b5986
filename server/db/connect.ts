/**
 * Opens the database: checks its settings, brings the schema up to date, and hands out
 * transactions that see one tenant and no other.
 */
import pg from 'pg'
import type { KindMap } from '#shared/kinds.ts'
import { kindMap } from '#shared/kinds.ts'
import { APP_ROLE, ensureAppRole } from './app-role.ts'
import { checkSettings } from './check-settings.ts'
import { migrate } from './migrate.ts'
import { refreshReporting } from './reporting-views.ts'
import { type Tx, type TxMode, transact } from './transaction.ts'

export type Database = {
  /** Runs as the app role; without a tenant set, no tenant's row is visible. */
  readonly pool: pg.Pool
  /** Read committed, and retried on 40001 and 40P01: `fn` may run more than once. */
  inTenant<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T>
  /** Repeatable read, read only: one moment of one tenant. */
  readTenant<T>(tenantId: string, fn: (tx: Tx) => Promise<T>): Promise<T>
  /** A transaction with no tenant: only `installation`, `code_routes`, `tenant_routes`. */
  inNoTenant<T>(fn: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = {
  readonly url: string
  readonly kinds?: KindMap
  /** Connections of this process. */
  readonly poolSize?: number
}

const INT8 = 20

/** Throws `DatabaseRefused` when the server must not run on it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await prepare(options.url, options.kinds ?? kindMap)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    application_name: 'floorwalk',
    types: { getTypeParser },
    onConnect: async (client) => {
      // Lost between two statements, it tells nobody else: the next statement fails.
      client.on('error', () => {})
      await client.query(SESSION)
    },
  } as pg.PoolConfig)
  // A connection lost while idle is replaced by the pool; whoever needs one is told.
  pool.on('error', () => {})
  const run = <T>(tenantId: string | null, mode: TxMode, fn: (tx: Tx) => Promise<T>) =>
    transact(pool, { tenantId, mode }, fn)
  return {
    pool,
    inTenant: (tenantId, fn) => run(tenantId, 'read write', fn),
    readTenant: (tenantId, fn) => run(tenantId, 'read only', fn),
    inNoTenant: (fn) => run(null, 'read write', fn),
    close: () => pool.end(),
  }
}

/** A query that hangs must not hold a scope's counter row for ever. */
const SESSION = `SET ROLE ${APP_ROLE}; SET statement_timeout = '60s';
  SET idle_in_transaction_session_timeout = '60s'; SET random_page_cost = 1.1;
  SET jit = off`

async function prepare(url: string, kinds: KindMap): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await checkSettings(client)
    await ensureAppRole(client)
    await migrate(client)
    await refreshReporting(client, kinds)
  } finally {
    await client.end()
  }
}

/** Our 64-bit numbers are counters and milliseconds: safe integers. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8 && format !== 'binary') return Number
  return pg.types.getTypeParser(oid, format as 'text')
}
