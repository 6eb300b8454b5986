/**
 * The first tenant with its store, its first administrator and the device it is done on: all
 * of it and the end of the setup link in one transaction, or nothing.
 */
import { randomUUID } from 'node:crypto'
import type { SetupReply, SetupRequest } from '#shared/people/identity-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { tenants } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { ensureTemplatesIn } from '../features/templates/ensure-templates.ts'
import { writeOwnIn } from '../sync/write-own.ts'
import { addDevice } from './add-device.ts'
import { hashPin } from './hash-pin.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { refuseWeakPin, setPin } from './set-pin.ts'
import { useSetupToken } from './setup-token.ts'

/** `bad_code` when the link is wrong, used or over; `weak_pin`. */
export async function setUp(
  deps: IdentityDeps,
  { token, ...input }: SetupRequest,
  options: { isDemo?: boolean } = {},
): Promise<SetupReply> {
  return await createTenant(deps, { ...input, ...options }, (tx) =>
    useSetupToken(tx, token, deps.now()),
  )
}

export type NewTenant = Omit<SetupRequest, 'token'> & { readonly isDemo?: boolean }

/** `claim` runs first in the transaction; when it throws, nothing has happened. */
export async function createTenant(
  deps: IdentityDeps,
  input: NewTenant,
  claim: (tx: Tx) => Promise<void> = async () => {},
): Promise<SetupReply> {
  refuseWeakPin(input.pin)
  const { tenantName, deviceName: name, pin } = input
  const hash = await hashPin(pin)
  const [tenantId, storeId] = [randomUUID(), randomUUID()]
  const [personId, deviceId] = [randomUUID(), randomUUID()]
  const now = deps.now()
  return await deps.db.inTenant(tenantId, async (tx) => {
    await claim(tx)
    await tx.orm.insert(tenants).values({ tenantId, name: tenantName, createdAt: now })
    await setPin(tx, { tenantId, personId, hash, now })
    await writeOwnIn(tx, deps, { tenantId, scope: ORG_SCOPE, by: null }, [
      { kind: 'store', id: storeId, set: storeBody(input), isNew: true },
      { kind: 'person', id: personId, set: adminBody(input, storeId), isNew: true },
    ])
    await ensureTemplatesIn(tx, deps, tenantId)
    const device = { tenantId, deviceId, storeId, kind: 'tablet', name } as const
    const added = await addDevice(tx, device, now)
    await writeAudit(tx, {
      ...{ tenantId, at: now, act: 'setup', by: { personId, deviceId } },
      ...{ object: tenantId, storeId, details: input.isDemo ? { demo: true } : {} },
    })
    return { ...added, personId }
  })
}

function storeBody({ storeName, zone, opens, closes, isDemo }: NewTenant): Fields {
  return { name: storeName, zone, opens, closes, ...(isDemo ? { demo: true } : {}) }
}

function adminBody({ adminName }: NewTenant, storeId: string): Fields {
  return { name: adminName, role: 'admin', storeIds: [storeId], active: true }
}
