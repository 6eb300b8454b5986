/**
 * What was on a device, as far as the server knows: all it was sent, so rather too much than
 * too little. What to tell the authority and the persons after a loss [PR-12].
 */
import { AppError } from '#shared/errors.ts'
import { CUSTOMER_FIELDS } from '#shared/office/customer-fields.ts'
import type { Holdings } from '#shared/office/device-protocol.ts'
import { kindClassOf } from '#shared/privacy/field-classes.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { scopesOf } from '../../auth/device-actor.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import { refuseUnlessAdministering } from './scope-of-sight.ts'

const MOST_AFFECTED = 5_000

type DeviceRow = { name: string; storeId: string; lastSeenAt: number | null }
type KindRow = { kind: string; count: number }
type PersonRow = Holdings['affected'][number]

/** Phones are masked: whoever calls them has them in the record. */
export async function readHoldings(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  id: string,
): Promise<Holdings> {
  refuseUnlessAdministering(actor)
  const { tenantId } = actor
  return await db.readTenant(tenantId, async (tx) => {
    const { rows } = await tx.query<DeviceRow>(
      `SELECT name, store_id AS "storeId", last_seen_at AS "lastSeenAt" FROM devices
       WHERE tenant_id = $1 AND device_id = $2`,
      [tenantId, id],
    )
    const [device] = rows
    if (!device) throw new AppError('not_found', 'No device of that id.')
    const held = [tenantId, scopesOf(device.storeId)]
    const kinds = await tx.query<KindRow>(
      `SELECT kind, count(*)::int AS count FROM records WHERE tenant_id = $1
         AND scope_id = ANY ($2) AND deleted_at IS NULL GROUP BY kind ORDER BY kind`,
      held,
    )
    const affected = await tx.query<PersonRow>(AFFECTED, [...held, MOST_AFFECTED + 1])
    return {
      ...{ at: now(), ...device },
      kinds: kinds.rows.map((row) => ({ ...row, class: kindClassOf(row.kind) })),
      affected: affected.rows.slice(0, MOST_AFFECTED).map(masked),
      isCut: affected.rows.length > MOST_AFFECTED,
    }
  })
}

const AFFECTED = Object.entries(CUSTOMER_FIELDS)
  .map(
    ([kind, { name, phone }]) => `SELECT kind, id, body ->> '${name}' AS name,
       body ->> '${phone}' AS phone, day FROM records
     WHERE tenant_id = $1 AND scope_id = ANY ($2) AND kind = '${kind}' AND deleted_at IS NULL
       AND coalesce(nullif(body ->> '${name}', ''), nullif(body ->> '${phone}', ''))
         IS NOT NULL`,
  )
  .join(' UNION ALL ')
  .concat(' ORDER BY day DESC NULLS LAST, kind, id LIMIT $3')

function masked({ phone, ...row }: PersonRow): PersonRow {
  return { ...row, phone: phone ? maskPhone(phone) : null }
}
