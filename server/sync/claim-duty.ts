/** Duties that are done once per span by all servers of a database together. */
import type { SyncDeps } from './sync-deps.ts'

/**
 * True for one caller per `everyMs`: whoever moves the due time first. A server killed in the
 * middle of its duty leaves the rest to the next time. A due time further off than two spans
 * was set by a clock that was ahead: it does not put the duty off for as long.
 */
export async function isDutyDue(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  name: string,
  everyMs: number,
): Promise<boolean> {
  const { rowCount } = await db.inNoTenant((tx) =>
    tx.query(
      `INSERT INTO duties (name, due_at) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at
         WHERE duties.due_at NOT BETWEEN $3 AND $4`,
      [name, now() + everyMs, now() + 1, now() + 2 * everyMs],
    ),
  )
  return rowCount === 1
}
