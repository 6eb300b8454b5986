/**
 * The first tenant with its store, its first administrator and the device it is done on.
 *
 * The token is used up last, together with the credential: killed before that, a half-made
 * tenant stays behind that nobody can enter, and the link still works.
 */
import { randomUUID } from 'node:crypto'
import type { SetupReply, SetupRequest } from '#shared/people/identity-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { tenants } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { writeOwn } from '../sync/write-own.ts'
import { addDevice } from './add-device.ts'
import { hashPin } from './hash-pin.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { refuseWeakPin, setPin } from './set-pin.ts'
import { checkSetupToken, useSetupToken } from './setup-token.ts'

/** `bad_code` when the link is wrong, used or over; `weak_pin`. */
export async function setUp(
  deps: IdentityDeps,
  { token, ...input }: SetupRequest,
  options: { isDemo?: boolean } = {},
): Promise<SetupReply> {
  refuseWeakPin(input.pin)
  await checkSetupToken(deps, token)
  return await createTenant(deps, { ...input, ...options }, (tx) =>
    useSetupToken(tx, token, deps.now()),
  )
}

export type NewTenant = Omit<SetupRequest, 'token'> & { readonly isDemo?: boolean }

/** `claim` runs in the transaction that makes the credential and may refuse it. */
export async function createTenant(
  deps: IdentityDeps,
  input: NewTenant,
  claim: (tx: Tx) => Promise<void> = async () => {},
): Promise<SetupReply> {
  const { db, now } = deps
  const tenantId = randomUUID()
  const [storeId, personId] = [randomUUID(), randomUUID()]
  const hash = await hashPin(input.pin)
  await db.inTenant(tenantId, async (tx) => {
    await tx.orm
      .insert(tenants)
      .values({ tenantId, name: input.tenantName, createdAt: now() })
    await setPin(tx, { tenantId, personId, hash, now: now() })
  })
  await writeOwn(deps, { tenantId, scope: ORG_SCOPE, by: null }, [
    { kind: 'store', id: storeId, set: storeBody(input), isNew: true },
    { kind: 'person', id: personId, set: adminBody(input, storeId), isNew: true },
  ])
  const added = await db.inTenant(tenantId, async (tx) => {
    await claim(tx)
    const name = input.deviceName
    const device = {
      tenantId,
      deviceId: randomUUID(),
      storeId,
      kind: 'tablet',
      name,
    } as const
    return await addDevice(tx, device, now())
  })
  return { ...added, personId }
}

function storeBody({ storeName, zone, opens, closes, isDemo }: NewTenant): Fields {
  return { name: storeName, zone, opens, closes, ...(isDemo ? { demo: true } : {}) }
}

function adminBody({ adminName }: NewTenant, storeId: string): Fields {
  return { name: adminName, role: 'admin', storeIds: [storeId], active: true }
}
