/** A step that says who was told, and the notification that tells them: in one transaction. */

import type { ComplaintStep } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import type { Json } from '#shared/record/json.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { writeOwnIn } from '../../sync/write-own.ts'

/** Most people named in one step. */
export const MOST_TOLD = 50

export type Telling = {
  /** Of the step. */
  readonly id: string
  /** Business day of the complaint, part of its number. */
  readonly complaintDay: string
  readonly step: ComplaintStep
}

/** Poke with what it returns after the commit. */
export async function tellIn(
  tx: Tx,
  deps: Pick<SyncDeps, 'kinds' | 'now'>,
  { tenantId, scope }: ScopePlace,
  tellings: readonly Telling[],
): Promise<LiveEvent> {
  const event = await writeOwnIn(
    tx,
    deps,
    { tenantId, scope, by: null },
    tellings.map(({ id, step }) => ({
      kind: 'complaintStep',
      id,
      set: step as unknown as { [field: string]: Json },
      isNew: true,
    })),
  )
  const notices = tellings
    .filter(({ step }) => step.toldIds?.length)
    .map((telling) => ({
      id: telling.id,
      person_ids: telling.step.toldIds,
      message: messageOf(telling),
    }))
  await tx.query(
    `INSERT INTO push_outbox (tenant_id, id, person_ids, message, reached, tries, due_at)
     SELECT $1, id, person_ids, message, '{}', 0, $2
     FROM json_to_recordset($3::json) AS t (id text, person_ids text[], message jsonb)
     ON CONFLICT DO NOTHING`,
    [tenantId, deps.now(), JSON.stringify(notices)],
  )
  return event
}

/** Nothing about a person: it lies on lock screens and passes through others' servers. */
function messageOf({ complaintDay: day, step }: Telling): Json {
  const id = step.complaintId
  return {
    type: 'told',
    complaintId: id,
    number: complaintNumber({ id, day }),
    ...(step.toldLevel === undefined ? {} : { level: step.toldLevel }),
    ...(step.toldWhy === undefined ? {} : { why: step.toldWhy }),
  }
}
