/**
 * One transaction on a pooled connection, with its tenant set for exactly as long.
 *
 * Statements are pipelined: BEGIN and what `fn` sends before it first waits travel as one.
 * Serialization failures and deadlocks are tried again here, so `fn` may run several times
 * and must have no effect outside its transaction.
 */
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

export type Tx = {
  readonly client: pg.PoolClient
  /** Drizzle on this transaction's connection. */
  readonly orm: NodePgDatabase
  query<R extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>>
  /**
   * Sends COMMIT right behind what was sent last, so that locks are not held while we read
   * the answers. Nothing may be sent after it; if a statement before it fails, so does all.
   */
  commit(): Promise<unknown>
  /** What `send` sends goes to the server as one piece. */
  together<T>(send: () => T): T
}

export type TxMode = 'read write' | 'read only'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** serialization_failure, deadlock_detected. */
const AGAIN = new Set(['40001', '40P01'])
const MAX_TRIES = 6

export async function transact<T>(
  pool: pg.Pool,
  { tenantId, mode = 'read write' }: { tenantId: string | null; mode?: TxMode },
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const begin = beginSql(tenantId, mode)
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(pool, begin, fn)
    } catch (error) {
      if (tries === MAX_TRIES || !AGAIN.has(codeOf(error))) throw error
      await delay(2 ** tries * 5 * Math.random())
    }
  }
}

async function attempt<T>(
  pool: pg.Pool,
  begin: string,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const { tx, committed } = txOn(client)
    const result = await tx.together(() => {
      // Its failure, a lost connection, fails what `fn` sends, too.
      client.query(begin).catch(() => {})
      return fn(tx)
    })
    await (committed() ?? tx.commit())
    client.release()
    return result
  } catch (error) {
    // A connection that cannot roll back is thrown away.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (failed: Error) => client.release(failed),
    )
    throw error
  }
}

function txOn(client: pg.PoolClient) {
  let orm: NodePgDatabase | undefined
  let committed: Promise<unknown> | undefined
  const stream = streamOf(client)
  const tx: Tx = {
    client,
    get orm() {
      orm ??= drizzle(client)
      return orm
    },
    query: (query, values) => client.query(query as string, values),
    commit() {
      committed ??= client.query('COMMIT')
      return committed
    },
    together(send) {
      stream.cork()
      try {
        return send()
      } finally {
        stream.uncork()
      }
    },
  }
  return { tx, committed: () => committed }
}

/** The driver's socket, which its types keep to themselves. */
function streamOf(client: pg.PoolClient): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream
}

function beginSql(tenantId: string | null, mode: TxMode): string {
  const begin =
    mode === 'read only'
      ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
      : 'BEGIN ISOLATION LEVEL READ COMMITTED'
  if (tenantId === null) return begin
  if (!UUID.test(tenantId)) throw new Error('Internal: a tenant id that is no uuid')
  return `${begin}; SET LOCAL app.tenant = '${tenantId}'`
}

/** SQLSTATE of a PostgreSQL error, also one that Drizzle has wrapped; empty for any other. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; depth < 8 && at != null; depth++) {
    const { code, cause } = at as { code?: unknown; cause?: unknown }
    if (typeof code === 'string') return code
    at = cause
  }
  return ''
}
