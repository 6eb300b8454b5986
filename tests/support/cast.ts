/** Everybody who could call the server, of one tenant: with credentials, without a screen. */

import { eq } from 'drizzle-orm'
import { addDevice } from '#server/auth/add-device.ts'
import { OFFICE_ROLES, type OfficeRole } from '#server/auth/office/office-actor.ts'
import { startSession } from '#server/auth/office/start-session.ts'
import { signPersonToken } from '#server/auth/person-token.ts'
import { setPin } from '#server/auth/set-pin.ts'
import { officeAccounts } from '#server/db/office-tables.ts'
import { devices } from '#server/db/tables.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type DeviceCaller, PEOPLE } from '#server/http/route-rights.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { OFFICE_HEADER } from '#shared/office/session-protocol.ts'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import type { TestServer, TestTenant } from './server.ts'

export type Headers = Record<string, string>

export type Cast = {
  readonly tenant: TestTenant
  readonly scope: string
  /** A second store of the tenant with a person and a tablet in it. */
  readonly other: {
    readonly storeId: string
    readonly personId: string
    readonly deviceId: string
  }
  readonly people: ReadonlyMap<Role, string>
  readonly devices: ReadonlyMap<DeviceCaller, Headers>
  /** On the tablet, with the PIN given. */
  person(role: Role): Headers
  /** A session of its own each time. `half`: the password is given, the code is not. */
  office(role: OfficeRole, how: 'fresh' | 'stale' | 'half'): Promise<Headers>
}

/** argon2id of what nobody knows. */
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export async function makeCast(server: TestServer, name = 'CAST'): Promise<Cast> {
  const { deps } = server
  const tenant = await server.newTenant({
    tenantName: `${name} group`,
    adminName: `${name} boss`,
  })
  const { tenantId, storeId, deviceId } = tenant.device
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => deps.db.inTenant(tenantId, work)
  const otherStore = crypto.randomUUID()

  const newPerson = async (role: Role, store: string) => {
    const id = crypto.randomUUID()
    const set = { name: `${name} ${role}`, role, storeIds: [store], active: true }
    await writeOwn(deps, { tenantId, scope: 'org', by: null }, [
      { kind: 'person', id, set, isNew: true },
    ])
    // Nobody types it: the tokens are signed here.
    const hash = 'none'
    await inTenant((tx) => setPin(tx, { tenantId, personId: id, hash, now: deps.now() }))
    return id
  }
  const newDevice = async (kind: 'tablet' | 'display', store = storeId) => {
    const id = crypto.randomUUID()
    const device = { tenantId, deviceId: id, storeId: store, kind, name: `${name} ${kind}` }
    const { credential } = await inTenant((tx) => addDevice(tx, device, deps.now()))
    return { id, headers: { authorization: `Bearer ${credential}` } }
  }

  const people = new Map<Role, string>()
  for (const role of PEOPLE) people.set(role, await newPerson(role, storeId))
  await writeOwn(deps, { tenantId, scope: 'org', by: null }, [
    {
      ...{ kind: 'store', id: otherStore, isNew: true },
      set: { name: `${name} other`, zone: 'Asia/Taipei', opens: '09:00', closes: '18:00' },
    },
  ])
  const other = {
    storeId: otherStore,
    personId: await newPerson('consultant', otherStore),
    deviceId: (await newDevice('tablet', otherStore)).id,
  }
  const [display, revoked] = [await newDevice('display'), await newDevice('tablet')]
  await inTenant((tx) =>
    tx.orm
      .update(devices)
      .set({ status: 'revoked' })
      .where(eq(devices.deviceId, revoked.id)),
  )
  for (const role of OFFICE_ROLES) {
    const personId = people.get(role) as string
    await inTenant((tx) =>
      tx.orm.insert(officeAccounts).values({
        ...{ tenantId, personId, email: `${personId}@example.com`, emailHash: personId },
        ...{ passwordHash: NOBODYS, passwordAt: deps.now(), totpStep: 0, enrolUntil: 0 },
        createdAt: deps.now(),
      }),
    )
  }
  const idOf = (role: Role) => people.get(role) as string

  return {
    ...{ tenant, scope: `store:${storeId}`, other, people },
    devices: new Map<DeviceCaller, Headers>([
      ['tablet', tenant.auth],
      ['display', display.headers],
      ['revoked', revoked.headers],
    ]),
    person(role) {
      const { token } = signPersonToken({
        ...{ key: deps.personKey, device: { tenantId, deviceId }, personId: idOf(role) },
        ...{ pinSetAt: deps.now(), now: deps.now() },
      })
      return { ...tenant.auth, [PERSON_HEADER]: token }
    },
    async office(role, how) {
      const stage = how === 'half' ? 'totp' : 'in'
      const input = {
        tenantId,
        personId: idOf(role),
        stage,
        agent: 'test',
        now: deps.now(),
      }
      const { token } = await inTenant(async (tx) => {
        const session = await startSession(tx, input as typeof input & { stage: 'in' })
        if (how !== 'stale') return session
        await tx.query('UPDATE office_sessions SET fresh_until = 0 WHERE session_id = $1', [
          session.sessionId,
        ])
        return session
      })
      return {
        cookie: `__Host-floorwalk=${token}`,
        ...{ [OFFICE_HEADER]: '1', 'sec-fetch-site': 'same-origin' },
      }
    },
  }
}
