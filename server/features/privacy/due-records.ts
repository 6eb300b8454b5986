/** Which records have passed their limit [PR-4]. One query a rule; oldest scope by scope. */
import { HANDLING_FIELDS, personalFields } from '#shared/privacy/personal-fields.ts'
import { RETENTION, type RetentionRule } from '#shared/privacy/retention.ts'
import type { Erasure } from '#shared/sync/erased.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ScopePlace } from '../../sync/scope-row.ts'
import type { Gone } from './erase-records.ts'

const DAY = 86_400_000
/** Emptied in one transaction. */
export const MOST_AT_ONCE = 500

/** Digits of a phone as its last eleven, so that `+86` makes no difference. */
const phoneOf = (row: string) =>
  `right(regexp_replace(normalize(coalesce(${row}.body ->> 'phone', ''), NFKC), '\\D', '', 'g'), 11)`

const FROM = 'FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2'
const notYet = (field: string) => `r.body -> '_erased' IS DISTINCT FROM 'true'::jsonb
  AND NOT coalesce(r.body -> '_erased' ? '${field}', false)`

/** A customer who came again lately, under the same phone, is not past it. */
const CUSTOMER = `WITH recent AS (
    SELECT DISTINCT ${phoneOf('o')} AS phone FROM records o WHERE o.tenant_id = $1
      AND o.kind IN ('visit', 'contact') AND o.day >= $3::text AND o.deleted_at IS NULL)
  SELECT r.kind, r.id ${FROM} AND r.kind IN ('visit', 'contact') AND r.day < $3::text
    AND r.body ?| $5::text[] AND ${notYet('phone')}
    AND coalesce((r.body ->> 'nextContactAt')::bigint, 0) < $4::bigint
    AND NOT EXISTS (SELECT 1 FROM recent WHERE length(recent.phone) > 6
      AND recent.phone = ${phoneOf('r')})
  ORDER BY r.day, r.id LIMIT ${MOST_AT_ONCE}`

/** Closed by its last step that says so; its steps go with it. */
const closed = (field: string) => `WITH done AS (
    SELECT r.id ${FROM} AND r.kind = 'complaint' AND r.body ->> 'closed' = 'true'
      AND ${notYet(field)} AND $3::text > '' AND cardinality($5::text[]) >= 0
      AND coalesce((SELECT max((s.body ->> 'at')::bigint) FROM records s
        WHERE s.tenant_id = $1 AND s.scope_id = $2 AND s.kind = 'complaintStep'
          AND s.body ->> 'complaintId' = r.id AND s.body ->> 'step' = 'closed'),
        r.captured_est, 0) < $4::bigint
    ORDER BY r.day, r.id LIMIT 50)
  SELECT 'complaint' AS kind, id FROM done
  UNION ALL SELECT s.kind, s.id FROM records s JOIN done ON done.id = s.body ->> 'complaintId'
    WHERE s.tenant_id = $1 AND s.scope_id = $2 AND s.kind = 'complaintStep'
      AND s.body ? 'note' AND NOT s.body ? '_erased'`

/** Of what it shows something is still open: a complaint, a card, the round of a card. */
const PHOTO = `SELECT r.kind, r.id ${FROM} AND r.kind = 'photo' AND r.day < $3::text AND $4::bigint > 0
    AND cardinality($5::text[]) >= 0 AND ${notYet('')}
    AND NOT EXISTS (SELECT 1 FROM records p WHERE p.tenant_id = $1 AND p.scope_id = $2
      AND p.kind IN ('complaint', 'correctiveAction') AND p.deleted_at IS NULL
      AND p.body ->> 'closed' IS DISTINCT FROM 'true'
      AND r.body ->> 'parentId' IN (p.id, p.body ->> 'roundId'))
  ORDER BY r.day, r.id LIMIT ${MOST_AT_ONCE}`

const old = (...kinds: string[]) => `SELECT r.kind, r.id ${FROM}
    AND r.kind IN (${kinds.map((kind) => `'${kind}'`)}) AND r.day < $3::text AND $4::bigint > 0
    AND cardinality($5::text[]) >= 0 AND ${notYet('')}
  ORDER BY r.day, r.id LIMIT ${MOST_AT_ONCE}`

type RecordRule = Extract<
  RetentionRule,
  | 'customer'
  | 'complaint_person'
  | 'complaint_handling'
  | 'photo'
  | 'whereabouts'
  | 'security_note'
>

const COMPLAINT = personalFields('complaint')
const PERSON = COMPLAINT.filter((f) => !HANDLING_FIELDS.some((kept) => kept === f))

const QUERIES: Readonly<Record<RecordRule, string>> = {
  customer: CUSTOMER,
  complaint_person: closed('phone'),
  complaint_handling: closed('rootCause'),
  photo: PHOTO,
  whereabouts: old('attendance'),
  security_note: old('reveal', 'exportNote'),
}
export const RECORD_RULES = Object.keys(QUERIES) as RecordRule[]

/** What goes of a record of that kind under that rule. */
function erasureOf(rule: RecordRule, kind: string): Erasure {
  if (RETENTION[rule].how === 'remove') return true
  if (kind === 'complaint') return rule === 'complaint_person' ? PERSON : COMPLAINT
  return personalFields(kind as 'visit')
}

/** At most `MOST_AT_ONCE` at a time: ask again until none is left. */
export async function dueRecords(
  tx: Tx,
  place: ScopePlace,
  { rule, now }: { rule: RecordRule; now: number },
): Promise<Gone[]> {
  const before = now - RETENTION[rule].days * DAY
  const fields = [...personalFields('visit'), ...personalFields('contact')]
  const { rows } = await tx.query<{ kind: string; id: string }>(QUERIES[rule], [
    ...[place.tenantId, place.scope, new Date(before).toISOString().slice(0, 10)],
    ...[before, fields],
  ])
  return rows.map(({ kind, id }) => ({ kind, id, erasure: erasureOf(rule, kind) }))
}
