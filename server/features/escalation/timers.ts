/** The rows of `timers` that rang, and when they ring again. */
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { Judged } from './watch.ts'

export type DueTimer = { readonly kind: string; readonly id: string }

type Due = {
  readonly kinds: readonly string[]
  readonly now: number
  readonly limit: number
}

/** Takes due timers, most urgent first; another server that is at them is passed by. */
export async function takeDue(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { kinds, now, limit }: Due,
): Promise<DueTimer[]> {
  const { rows } = await tx.query<DueTimer>(
    `SELECT kind, record_id AS id FROM timers WHERE tenant_id = $1 AND scope_id = $2
       AND due_at <= $3 AND kind = ANY ($5) ORDER BY due_at, record_id
       LIMIT $4 FOR UPDATE SKIP LOCKED`,
    [tenantId, scope, now, limit, kinds],
  )
  return rows
}

/** Of one kind: the time to look again, or gone where there is none. */
export async function setTimers(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  kind: string,
  judged: readonly Judged[],
): Promise<void> {
  const later = judged.filter(({ nextAt }) => nextAt !== null)
  const over = judged.filter(({ nextAt }) => nextAt === null)
  await Promise.all([
    tx.query(
      `UPDATE timers SET due_at = k.at FROM unnest($4::text[], $5::bigint[]) AS k (id, at)
       WHERE tenant_id = $1 AND scope_id = $2 AND kind = $3 AND record_id = k.id`,
      [
        ...[tenantId, scope, kind],
        ...[later.map(({ id }) => id), later.map(({ nextAt }) => nextAt)],
      ],
    ),
    tx.query(
      `DELETE FROM timers WHERE tenant_id = $1 AND scope_id = $2 AND kind = $3
         AND record_id = ANY ($4)`,
      [tenantId, scope, kind, over.map(({ id }) => id)],
    ),
  ])
}
