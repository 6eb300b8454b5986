/** Duties that are done once per span by all servers of a database together. */
import type { SyncDeps } from './sync-deps.ts'

/**
 * True for one caller per `everyMs`: whoever moves the due time first. A server killed in the
 * middle of its duty leaves the rest to the next time.
 */
export async function isDutyDue(
  { db, now }: Pick<SyncDeps, 'db' | 'now'>,
  name: string,
  everyMs: number,
): Promise<boolean> {
  const { rowCount } = await db.inNoTenant((tx) =>
    tx.query(
      `INSERT INTO duties (name, due_at) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at WHERE duties.due_at <= $3`,
      [name, now() + everyMs, now()],
    ),
  )
  return rowCount === 1
}
