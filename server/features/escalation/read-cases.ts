/** Complaints whose timer rang, with all that decides whom to tell. */
import {
  type Complaint,
  type ComplaintStep,
  complaint,
  complaintStep,
} from '#shared/complaint/complaint.ts'
import type { StepRecord } from '#shared/complaint/complaint-course.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'

export type Case = {
  readonly id: string
  /** Null when there is nothing to watch: gone, or of a shape this build cannot read. */
  readonly complaint: Complaint | null
  readonly captured: readonly [number, number, number] | null
  /** Standing and undone, in no order. */
  readonly steps: readonly StepRecord[]
  /** When the complaint, or the step that opened it again, reached the server, ms. */
  readonly arrivedAt: number
}

type ComplaintRow = {
  id: string
  body: unknown
  est: number | null
  lo: number
  hi: number
  repairedAt: number | null
}
type StepRow = { id: string; body: unknown; by: string | null }

export async function readCases(
  tx: Tx,
  place: ScopePlace,
  ids: readonly string[],
): Promise<Case[]> {
  const { tenantId, scope } = place
  const [complaints, steps, arrivals] = await Promise.all([
    tx.query<ComplaintRow>(
      `SELECT id, body, captured_est AS est, captured_lo AS lo, captured_hi AS hi,
         repaired_at AS "repairedAt" FROM records WHERE tenant_id = $1 AND scope_id = $2 AND kind = 'complaint' AND id = ANY ($3)
         AND deleted_at IS NULL`,
      [tenantId, scope, ids],
    ),
    tx.query<StepRow>(
      `SELECT id, body, by FROM records WHERE tenant_id = $1 AND scope_id = $2
         AND kind = 'complaintStep' AND body ->> 'complaintId' = ANY ($3)
         AND deleted_at IS NULL`,
      [tenantId, scope, ids],
    ),
    readArrivals(tx, place, ids),
  ])
  const found = new Map(complaints.rows.map((row) => [row.id, row]))
  const stepsOf = new Map<string, StepRecord[]>(ids.map((id) => [id, []]))
  for (const step of steps.rows.flatMap(asStep)) stepsOf.get(step.complaintId)?.push(step)
  return ids.map((id) => {
    const row = found.get(id)
    const parsed = complaint.body.safeParse(row?.body)
    const isCaptured = row !== undefined && row.est !== null
    return {
      id,
      complaint: parsed.success ? (parsed.data as Complaint) : null,
      captured: isCaptured ? [row.est as number, row.lo, row.hi] : null,
      steps: stepsOf.get(id) ?? [],
      // Given back after a restore, what was told of it follows.
      arrivedAt: Math.max(arrivals.get(id) ?? 0, row?.repairedAt ?? 0),
    }
  })
}

/** A step of a newer app may be of a kind this build does not know: it decides nothing. */
function asStep({ id, body, by }: StepRow): StepRecord[] {
  const parsed = complaintStep.body.safeParse(body)
  return parsed.success ? [{ ...(parsed.data as ComplaintStep), id, by }] : []
}

async function readArrivals(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; at: number }>(
    `SELECT k.id, max(a.at) AS at FROM unnest($3::text[]) AS k (id), LATERAL (
       SELECT min(c.received_at) AS at FROM changes c WHERE c.tenant_id = $1
         AND c.scope_id = $2 AND c.kind = 'complaint' AND c.record_id = k.id AND c.n > 0
       UNION ALL SELECT max(c.received_at) FROM records r JOIN changes c
         ON c.tenant_id = $1 AND c.scope_id = $2 AND c.kind = 'complaintStep'
         AND c.record_id = r.id AND c.n > 0
       WHERE r.tenant_id = $1 AND r.scope_id = $2 AND r.kind = 'complaintStep'
         AND r.body ->> 'complaintId' = k.id AND r.body ->> 'step' = 'reopened') AS a
     WHERE a.at IS NOT NULL GROUP BY k.id`,
    [tenantId, scope, ids],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}
