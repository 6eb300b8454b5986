/** Totals of a store's days out of the single events, by the database alone [CO-11]. */
import type { VisitTotals } from '#shared/visit/count-visits.ts'
import { CHANNELS, type Channel } from '#shared/visit/visit.ts'
import type { Tx } from '../../db/transaction.ts'

export type StoreDays = {
  readonly tenantId: string
  readonly storeId: string
  readonly zone: string
  /** Business days, inclusive. */
  readonly from: string
  readonly to: string
}

const OF_SCOPE = 'tenant_id = $1 AND scope_id = $2 AND deleted_at IS NULL'

const VISITS = `WITH undos AS (
    SELECT id, body ->> 'visitId' AS visit, body ->> 'undoes' AS lifts FROM records
    WHERE ${OF_SCOPE} AND kind = 'visitUndo' AND day >= $3),
  void AS (
    SELECT visit FROM undos u WHERE lifts IS NULL
      AND NOT EXISTS (SELECT FROM undos l WHERE l.lifts = u.id))
  SELECT day, (body ->> 'headcount')::int AS people,
    extract(hour FROM to_timestamp((body ->> 'arriveAt')::bigint / 1000.0)
      AT TIME ZONE $5)::int AS hour,
    CASE WHEN body ->> 'visitKind' <> 'new_car' THEN 'other'
      WHEN (body ->> 'byAppointment')::boolean THEN 'appointment'
      WHEN body ->> 'visitOrder' = 'repeat' THEN 'repeat' ELSE 'first' END AS channel
  FROM records WHERE ${OF_SCOPE} AND kind = 'visit' AND day BETWEEN $3 AND $4
    AND id NOT IN (SELECT visit FROM void)`

const TOTALS = `SELECT day, channel, hour, count(*)::int AS batches, sum(people)::int AS people
  FROM (${VISITS}) v GROUP BY 1, 2, 3`

type Row = { day: string; channel: Channel; hour: number; batches: number; people: number }

/** By day; a day without visits is not in it. */
export async function sqlVisits(
  tx: Tx,
  { tenantId, storeId, zone, from, to }: StoreDays,
): Promise<Map<string, VisitTotals>> {
  const { rows } = await tx.query<Row>(TOTALS, [
    ...[tenantId, `store:${storeId}`, from, to, zone],
  ])
  const days = new Map<string, VisitTotals>()
  for (const { day, channel, hour, batches, people } of rows) {
    const held = days.get(day) ?? nothing()
    days.set(day, {
      batches: held.batches + batches,
      people: held.people + people,
      byChannel: { ...held.byChannel, [channel]: held.byChannel[channel] + batches },
      byHour: held.byHour.map((n, i) => (i === hour ? n + batches : n)),
    })
  }
  return days
}

export function nothing(): VisitTotals {
  const byChannel = Object.fromEntries(CHANNELS.map((c) => [c, 0]))
  const byHour = Array.from({ length: 24 }, () => 0)
  return { batches: 0, people: 0, byChannel: byChannel as Record<Channel, number>, byHour }
}

/** Ids of complaints nobody closed since they were last opened, by their steps. */
export async function sqlOpenComplaints(
  tx: Tx,
  { tenantId, storeId }: Pick<StoreDays, 'tenantId' | 'storeId'>,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `WITH steps AS (
       SELECT id, body ->> 'complaintId' AS complaint, body ->> 'step' AS step,
         (body ->> 'at')::bigint AS at, body ->> 'undoes' AS undoes
       FROM records WHERE ${OF_SCOPE} AND kind = 'complaintStep'),
     standing AS (
       SELECT * FROM steps s WHERE step IN ('closed', 'reopened') AND NOT EXISTS (
         SELECT FROM steps u WHERE u.step = 'undone' AND u.undoes = s.id)),
     last AS (
       SELECT DISTINCT ON (complaint) complaint, step FROM standing
       ORDER BY complaint, at DESC, id DESC)
     SELECT c.id FROM records c LEFT JOIN last l ON l.complaint = c.id
     WHERE c.tenant_id = $1 AND c.scope_id = $2 AND c.deleted_at IS NULL
       AND c.kind = 'complaint' AND l.step IS DISTINCT FROM 'closed' ORDER BY c.id`,
    [tenantId, `store:${storeId}`],
  )
  return rows.map(({ id }) => id)
}
