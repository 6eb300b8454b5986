/**
 * Files one after the other: one at a time in this process, one at a time of a tenant whatever
 * the number of servers. What a killed server left half done is begun again.
 */
import { rm } from 'node:fs/promises'
import type { Database } from '../../../db/connect.ts'
import { eachOf } from '../../../sync/each-of.ts'
import { type ExportJob, makeExport, pathOf } from './make-export.ts'

export type ExportQueue = {
  /** The tenant has something to make. */
  kick(tenantId: string): void
  /** Looks at all tenants: what was left, and what is too old. */
  sweep(signal?: AbortSignal): Promise<void>
  /** Resolves when nothing is under way here. */
  idle(): Promise<void>
}

export type ExportQueueDeps = {
  readonly db: Database
  readonly now: () => number
  /** Absolute folder of the files. */
  readonly dir: string
  readonly onFault: (error: unknown) => void
}

/** A file takes seconds; a server that has one for longer is gone. */
const LOST_MS = 10 * 60_000

export function exportQueue(deps: ExportQueueDeps): ExportQueue {
  let work = Promise.resolve()
  const enqueue = (task: () => Promise<unknown>) => {
    work = work.then(task).then(
      () => undefined,
      (error: unknown) => deps.onFault(error),
    )
    return work
  }
  const drain = async (tenantId: string, signal?: AbortSignal) => {
    while (!signal?.aborted && (await makeNext(deps, tenantId)));
  }
  return {
    kick: (tenantId) => void enqueue(() => drain(tenantId)),
    sweep: (signal) =>
      enqueue(async () => {
        const { rows } = await deps.db.inNoTenant((tx) =>
          tx.query<{ id: string }>('SELECT id FROM tenant_routes ORDER BY id'),
        )
        const tend = async ({ id }: { id: string }) => {
          await drain(id, signal)
          await forgetOld(deps, id)
        }
        await eachOf(rows, tend, signal)
      }),
    idle: () => work,
  }
}

/** False when there is nothing to make, or another server is at it. */
async function makeNext(deps: ExportQueueDeps, tenantId: string): Promise<boolean> {
  const job = await claim(deps, tenantId)
  if (!job) return false
  try {
    const { rows, bytes } = await makeExport(deps, job)
    await settle(deps, job, 'ready', { rows, bytes })
  } catch (error) {
    deps.onFault(error)
    await settle(deps, job, 'failed', { rows: null, bytes: null })
  }
  return true
}

const CLAIM = `UPDATE office_exports SET state = 'running', started_at = $2
  WHERE tenant_id = $1 AND id = (
    SELECT id FROM office_exports WHERE tenant_id = $1
      AND (state = 'queued' OR (state = 'running' AND started_at < $3))
    ORDER BY at, id LIMIT 1)
  AND NOT EXISTS (SELECT FROM office_exports WHERE tenant_id = $1
    AND state = 'running' AND started_at >= $3)
  RETURNING id, request, store_ids::text[] AS "storeIds"`

async function claim(
  { db, now }: ExportQueueDeps,
  tenantId: string,
): Promise<ExportJob | null> {
  return await db.inTenant(tenantId, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `exports ${tenantId}`,
    ])
    const { rows } = await tx.query<Omit<ExportJob, 'tenantId'>>(CLAIM, [
      ...[tenantId, now(), now() - LOST_MS],
    ])
    return rows[0] ? { tenantId, ...rows[0] } : null
  })
}

async function settle(
  { db }: ExportQueueDeps,
  { tenantId, id }: ExportJob,
  state: 'ready' | 'failed',
  { rows, bytes }: { rows: number | null; bytes: number | null },
): Promise<void> {
  await db.inTenant(tenantId, (tx) =>
    tx.query(
      `UPDATE office_exports SET state = $3, rows = $4, bytes = $5, request = request - 'words'
       WHERE tenant_id = $1 AND id = $2`,
      [tenantId, id, state, rows, bytes],
    ),
  )
}

/** The file goes first: where the row says `gone`, nothing is left. */
async function forgetOld(
  { db, now, dir }: ExportQueueDeps,
  tenantId: string,
): Promise<void> {
  const { rows } = await db.readTenant(tenantId, (tx) =>
    tx.query<{ id: string }>(
      `SELECT id FROM office_exports WHERE tenant_id = $1 AND state <> 'gone'
         AND expires_at <= $2`,
      [tenantId, now()],
    ),
  )
  for (const { id } of rows) {
    for (const format of ['csv', 'xlsx'] as const) {
      await rm(pathOf(dir, { tenantId, id, format }), { force: true })
    }
    await db.inTenant(tenantId, (tx) =>
      tx.query(
        `UPDATE office_exports SET state = 'gone', request = request - 'words'
         WHERE tenant_id = $1 AND id = $2`,
        [tenantId, id],
      ),
    )
  }
}
