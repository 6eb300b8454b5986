/** A browser in the back office, without a browser: it keeps the cookie and says who it is. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { issueInvite } from '#server/auth/office/invite.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import {
  enrolTotpSchema,
  OFFICE_HEADER,
  signedInReplySchema,
} from '#shared/office/session-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import type { TestInit, TestServer, TestTenant } from './server.ts'

export const OFFICE_PASSWORD = 'a lamp above nine chairs'
const STEP_MS = 30_000

export type OfficeBrowser = {
  /** What a page of ours sends; `path` below `/office/v1`. */
  ask(path: string, init?: TestInit): Promise<Response>
  /** `name=value` as it goes back to the server; undefined before the first. */
  cookie(): string | undefined
  /** Of the answer that set it last, whole. */
  setCookie(): string | undefined
}

export function officeBrowser(
  server: TestServer,
  { peer, cookie: held }: { peer?: string; cookie?: string } = {},
): OfficeBrowser {
  let [cookie, line] = [held, undefined as string | undefined]
  return {
    cookie: () => cookie,
    setCookie: () => line,
    async ask(path, init = {}) {
      const isWrite = init.body !== undefined || (init.method ?? 'GET') !== 'GET'
      const response = await server.request(`/office/v1${path}`, {
        ...(peer ? { peer } : {}),
        ...init,
        ...(isWrite ? { method: init.method ?? 'POST', body: init.body ?? {} } : {}),
        headers: {
          ...(isWrite ? { [OFFICE_HEADER]: '1', 'sec-fetch-site': 'same-origin' } : {}),
          ...(cookie ? { cookie } : {}),
          ...init.headers,
        },
      })
      const set = response.headers.get('set-cookie')
      if (set) [cookie, line] = [set.split(';')[0], set]
      return response
    },
  }
}

export type OfficeAccount = {
  readonly browser: OfficeBrowser
  readonly personId: string
  readonly email: string
  readonly recoveryCodes: readonly string[]
  /** The code of the step that follows: each is good once, so time moves on for it. */
  nextCode(): string
  /** Signs in with another browser. */
  another(options?: { peer?: string }): Promise<OfficeBrowser>
}

/** Invites, sets the password and the authenticator, and is in. */
export async function officeAccount(
  server: TestServer,
  tenant: Pick<TestTenant, 'device' | 'personId'>,
  { personId = tenant.personId, email = `${randomUUID()}@example.com` } = {},
): Promise<OfficeAccount> {
  const { tenantId } = tenant.device
  const { path } = await server.deps.db.inTenant(tenantId, (tx) =>
    issueInvite(tx, server.deps, { tenantId, personId, by: {} }),
  )
  const browser = officeBrowser(server)
  const accept = { token: path.split('token=')[1], email, password: OFFICE_PASSWORD }
  const offered = await browser.ask('/invites/accept', { body: accept })
  const { secret } = enrolTotpSchema.parse(await offered.json())
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })

  function nextCode(): string {
    server.clock.advance(STEP_MS)
    return totp.generate({ timestamp: server.clock.now() })
  }
  const done = await browser.ask('/session/totp', { body: { code: nextCode() } })
  const { recoveryCodes = [] } = signedInReplySchema.parse(await done.json())
  return {
    ...{ browser, personId, email, recoveryCodes, nextCode },
    async another(options = {}) {
      const other = officeBrowser(server, options)
      await other.ask('/session', { body: { email, password: OFFICE_PASSWORD } })
      const code = nextCode()
      signedInReplySchema.parse(
        await (await other.ask('/session/totp', { body: { code } })).json(),
      )
      return other
    },
  }
}

/** A person of that role with an account, in. */
export async function officeStaff(
  server: TestServer,
  tenant: Pick<TestTenant, 'device' | 'personId'>,
  { role, storeIds = [tenant.device.storeId] }: { role: Role; storeIds?: string[] },
): Promise<OfficeAccount> {
  const [personId, { tenantId }] = [randomUUID(), tenant.device]
  const set = { name: '林經理', role, storeIds, active: true }
  await writeOwn(server.deps, { tenantId, scope: 'org', by: null }, [
    { kind: 'person', id: personId, set, isNew: true },
  ])
  return await officeAccount(server, tenant, { personId })
}
