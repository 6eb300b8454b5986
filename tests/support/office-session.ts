/** A person in the back office at once: no password and no code, whose tests are elsewhere. */
import { randomUUID } from 'node:crypto'
import { startSession } from '#server/auth/office/start-session.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import type { Role } from '#shared/people/person.ts'
import { type OfficeBrowser, officeBrowser } from './office.ts'
import type { TestServer, TestTenant } from './server.ts'

export type OfficePersonBrowser = OfficeBrowser & { readonly personId: string }

type Whom = { role: Role; storeIds?: string[]; name?: string }

/** A new person of that role, in, and fresh for five minutes. */
export async function officeAs(
  server: TestServer,
  tenant: Pick<TestTenant, 'device'>,
  { role, storeIds = [tenant.device.storeId], name = '林經理' }: Whom,
): Promise<OfficePersonBrowser> {
  const [personId, { tenantId }] = [randomUUID(), tenant.device]
  const set = { name, role, storeIds, active: true }
  await writeOwn(server.deps, { tenantId, scope: 'org', by: null }, [
    { kind: 'person', id: personId, set, isNew: true },
  ])
  return await officeSession(server, { tenantId, personId })
}

export async function officeSession(
  server: TestServer,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<OfficePersonBrowser> {
  const { token } = await server.deps.db.inTenant(tenantId, (tx) =>
    startSession(tx, {
      ...{ tenantId, personId, stage: 'in', agent: '', now: server.clock.now() },
    }),
  )
  return { ...officeBrowser(server, { cookie: `__Host-floorwalk=${token}` }), personId }
}
