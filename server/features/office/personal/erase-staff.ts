/** Somebody of the staff leaves for good: name, PIN, account, where he was. */
import { AppError } from '#shared/errors.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { readPeopleLocked } from '../../../auth/read-people-locked.ts'
import type { Tx } from '../../../db/transaction.ts'
import { writeOwnIn } from '../../../sync/write-own.ts'
import type { Gone } from '../../privacy/erase-records.ts'
import type { PersonalDeps } from './erase-person.ts'

/** Tables of the sign-in that know a person by id; the route of his address goes first. */
const KEYS = [
  `office_routes USING office_accounts a WHERE a.tenant_id = $1 AND a.person_id = $2
    AND office_routes.email_hash = a.email_hash`,
  ...[
    ...['office_accounts', 'office_recovery_codes', 'office_invites', 'office_sessions'],
    ...['pins', 'pin_tries', 'push_subscriptions'],
  ].map((table) => `${table} WHERE tenant_id = $1 AND person_id = $2`),
]

export async function staffName(tx: Tx, tenantId: string, id: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(
    `SELECT body ->> 'name' AS name FROM records WHERE tenant_id = $1 AND scope_id = 'org'
       AND kind = 'person' AND id = $2`,
    [tenantId, id],
  )
  const [row] = rows
  if (!row) throw new AppError('not_found', 'Nobody of that id.')
  return row.name
}

/** Shuts the person out and drops every key; what is left to erase is returned. */
export async function eraseStaff(
  tx: Tx,
  deps: PersonalDeps,
  { tenantId, personId: by }: OfficeActor,
  id: string,
): Promise<(Gone & { scope: string })[]> {
  const people = await readPeopleLocked(tx, tenantId)
  if (!people.some((person) => person.id === id)) {
    throw new AppError('not_found', 'Nobody of that id.')
  }
  const isAdminLeft = people.some(
    ({ id: other, role, active }) => other !== id && role === 'admin' && active,
  )
  if (!isAdminLeft) throw new AppError('last_admin', 'One administrator must stay.')
  await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by }, [
    { kind: 'person', id, set: { active: false } },
  ])
  for (const from of KEYS) await tx.query(`DELETE FROM ${from}`, [tenantId, id])
  await tx.query('UPDATE quarantine SET by_name = NULL WHERE tenant_id = $1 AND by = $2', [
    tenantId,
    id,
  ])
  const { rows } = await tx.query<{ scope: string; id: string }>(
    `SELECT scope_id AS scope, id FROM records WHERE tenant_id = $1
       AND kind = 'attendance' AND body ->> 'personId' = $2`,
    [tenantId, id],
  )
  const days = rows.map((row) => {
    return { ...row, kind: 'attendance', erasure: true as const }
  })
  return [{ scope: ORG_SCOPE, kind: 'person', id, erasure: ['name'] }, ...days]
}
