/** All that is held under a phone, a name or a plate, in every spelling of it. */
import { kindMap } from '#shared/kinds.ts'
import {
  type FoundPerson,
  type FoundRecord,
  PERSONAL_KINDS,
  type PersonalKind,
} from '#shared/office/personal-protocol.ts'
import { personalFields } from '#shared/privacy/personal-fields.ts'
import type { Fields } from '#shared/record/record.ts'
import { fold } from '#shared/search/fold.ts'
import { simplified } from '#shared/search/simplified.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import type { Tx } from '../../../db/transaction.ts'
import { writeAudit } from '../../audit/write-audit.ts'
import { searchPattern } from '../../search/search-pattern.ts'
import { refuseUnlessAdministering } from '../scope-of-sight.ts'

const MOST = 200

type Row = { scope: string; kind: string; id: string; day: string | null; body: Fields }

// A step is found for its complaint, the reason of an undo for its visit.
const FIND = `SELECT p.scope_id AS scope, p.kind, p.id, p.day, p.body,
    array_agg(r.body) AS bodies, array_agg(r.kind) AS kinds
  FROM records r JOIN records p ON p.tenant_id = r.tenant_id AND p.scope_id = r.scope_id
    AND p.deleted_at IS NULL AND (p.kind, p.id) = (
      CASE r.kind WHEN 'complaintStep' THEN 'complaint' WHEN 'visitUndo' THEN 'visit'
        ELSE r.kind END,
      CASE r.kind WHEN 'complaintStep' THEN r.body ->> 'complaintId'
        WHEN 'visitUndo' THEN r.body ->> 'visitId' ELSE r.id END)
  WHERE r.tenant_id = $1 AND r.deleted_at IS NULL AND r.body::text ~* $2
    AND r.kind IN ('visit', 'contact', 'complaint', 'photo', 'complaintStep', 'visitUndo')
  GROUP BY 1, 2, 3, 4, 5 ORDER BY p.day DESC NULLS LAST, p.id LIMIT 2000`

const STAFF = `SELECT id, body ->> 'name' AS name, body -> 'active' = 'true' AS active
  FROM records WHERE tenant_id = $1 AND scope_id = 'org' AND kind = 'person'
    AND deleted_at IS NULL AND body ->> 'name' ~* $2 ORDER BY 2, 1 LIMIT 50`

export async function findPerson(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  text: string,
): Promise<FoundPerson> {
  refuseUnlessAdministering(actor)
  const { tenantId, personId, sessionId } = actor
  const term = fold(text, simplified)
  return await db.inTenant(tenantId, async (tx) => {
    const records = term === '' ? [] : await findRecords(tx, tenantId, term)
    const people = term === '' ? [] : await findStaff(tx, tenantId, term)
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'search', by: { personId, sessionId } },
      details: { of: 'person', found: records.length + people.length },
    })
    return { records: records.slice(0, MOST), staff: people, isCut: records.length > MOST }
  })
}

async function findRecords(tx: Tx, tenantId: string, term: string): Promise<FoundRecord[]> {
  type Found = Row & { bodies: Fields[]; kinds: string[] }
  const { rows } = await tx.query<Found>(FIND, [tenantId, searchPattern(term)])
  return rows
    .filter(({ bodies, kinds }) => bodies.some((body, i) => tells(kinds[i], body, term)))
    .flatMap(asFound)
}

/** The database finds too much: texts of other fields, parts of numbers. */
function tells(kind: string | undefined, body: Fields, term: string): boolean {
  return personalFields(kind as PersonalKind).some((field) => {
    const value = body[field]
    return typeof value === 'string' && fold(value, simplified).includes(term)
  })
}

function asFound({ scope, kind, id, day, body }: Row): FoundRecord[] {
  const storeId = storeOfScope(scope)
  const known = PERSONAL_KINDS.find((one) => one === kind)
  if (storeId === null || !known) return []
  const isOpen = known === 'complaint' && (kindMap.get(known)?.isOpen(body) ?? false)
  const told = personalFields(known).flatMap((field) => {
    const value = body[field]
    return value === undefined || value === null || value === '' ? [] : [[field, value]]
  })
  return [{ kind: known, id, storeId, day, isOpen, fields: Object.fromEntries(told) }]
}

async function findStaff(tx: Tx, tenantId: string, term: string) {
  const { rows } = await tx.query<FoundPerson['staff'][number]>(STAFF, [
    ...[tenantId, searchPattern(term)],
  ])
  return rows.filter(({ name }) => fold(name, simplified).includes(term))
}
