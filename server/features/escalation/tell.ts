/** A step that says who was told, and the notification that tells them: in one transaction. */

import type { ComplaintStep } from '#shared/complaint/complaint.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import type { PushMessage } from '#shared/push/push-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { SyncDeps } from '../../sync/sync-deps.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import type { Telling } from './watch.ts'

/** Most people named in one step. */
export const MOST_TOLD = 50

type Told = Extract<PushMessage, { type: 'told' }>
type CardTold = Extract<PushMessage, { type: 'card' }>
/** What a notification says, less its id and the language of whoever reads it. */
export type Notice = Omit<Told, 'id' | 'language'> | Omit<CardTold, 'id' | 'language'>

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
    tellings.map(({ id, kind, step }) => ({ kind, id, set: step, isNew: true })),
  )
  const notices = tellings
    .filter(({ toldIds }) => toldIds.length > 0)
    .map(({ id, toldIds, notice }) => ({ id, person_ids: toldIds, message: notice }))
  await tx.query(
    `INSERT INTO push_outbox (tenant_id, id, person_ids, message, reached, tries, due_at)
     SELECT $1, id, person_ids, message, '{}', 0, $2
     FROM json_to_recordset($3::json) AS t (id text, person_ids text[], message jsonb)
     ON CONFLICT DO NOTHING`,
    [tenantId, deps.now(), JSON.stringify(notices)],
  )
  return event
}

type ComplaintTold = {
  /** Of the step. */
  readonly id: string
  /** Business day of the complaint, part of its number. */
  readonly complaintDay: string
  readonly step: ComplaintStep
}

/** Nothing about a person: it lies on lock screens and passes through others' servers. */
export function complaintTelling({ id, complaintDay, step }: ComplaintTold): Telling {
  const { complaintId, toldIds = [], toldLevel: level, toldWhy: why } = step
  return {
    ...{ id, kind: 'complaintStep', step: step as Fields, toldIds },
    notice: {
      ...{ type: 'told', complaintId },
      number: complaintNumber({ id: complaintId, day: complaintDay }),
      ...(level === undefined ? {} : { level }),
      ...(why === undefined ? {} : { why }),
    },
  }
}
