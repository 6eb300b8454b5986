/** Cards whose timer rang, with their steps. */
import type { CardStepRecord } from '#shared/inspection/card-course.ts'
import {
  type CardStep,
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'

export type CardCase = {
  readonly id: string
  /** Null when there is nothing to watch: gone, or of a shape this build cannot read. */
  readonly card: CorrectiveAction | null
  /** Standing and undone, in no order. */
  readonly steps: readonly CardStepRecord[]
  /** When the last of it reached the server, ms. */
  readonly arrivedAt: number
}

type Row = {
  kind: string
  id: string
  body: unknown
  by: string | null
  repairedAt: number | null
  receivedAt: number | null
}

/** Of what came from people: what the server itself wrote is no arrival. */
const READ = `SELECT r.kind, r.id, r.body, r.by, r.repaired_at AS "repairedAt",
    (SELECT max(c.received_at) FROM changes c WHERE c.tenant_id = $1 AND c.scope_id = $2
       AND c.kind = r.kind AND c.record_id = r.id AND c.n > 0
       AND c.via IS DISTINCT FROM 'server') AS "receivedAt"
  FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2 AND r.deleted_at IS NULL
    AND (r.kind = 'correctiveAction' AND r.id = ANY ($3)
      OR r.kind = 'cardStep' AND r.body ->> 'cardId' = ANY ($3))`

export async function readCards(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  ids: readonly string[],
): Promise<CardCase[]> {
  const { rows } = await tx.query<Row>(READ, [tenantId, scope, ids])
  const cards = new Map(
    rows.filter(({ kind }) => kind === correctiveAction.name).map((row) => [row.id, row]),
  )
  const steps = rows.filter(({ kind }) => kind === cardStep.name).flatMap(asStep)
  return ids.map((id) => {
    const row = cards.get(id)
    const parsed = correctiveAction.body.safeParse(row?.body)
    const own = steps.filter(({ record }) => record.cardId === id)
    const arrivals = [row, ...own.map((step) => step.row)].map(arrivalOf)
    return {
      id,
      card: parsed.success ? (parsed.data as CorrectiveAction) : null,
      steps: own.map(({ record }) => record),
      arrivedAt: Math.max(0, ...arrivals),
    }
  })
}

/** A step of a newer app may be of a kind this build does not know: it decides nothing. */
function asStep(row: Row): { row: Row; record: CardStepRecord }[] {
  const { id, by, body } = row
  const parsed = cardStep.body.safeParse(body)
  return parsed.success ? [{ row, record: { ...(parsed.data as CardStep), id, by } }] : []
}

/** Given back after a restore, what was told of it follows. */
function arrivalOf(row: Row | undefined): number {
  return Math.max(row?.receivedAt ?? 0, row?.repairedAt ?? 0)
}
