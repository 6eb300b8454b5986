/**
 * A way in when the first one was lost: the tablet that set the installation up never heard
 * the answer, or its browser was cleared, and no other device is there to let one in.
 */
import { issueCode } from '../auth/enrol.ts'
import { isSetupOpen, openSetup, reopenSetup } from '../auth/setup-token.ts'
import { everyTenant, type OperatorDeps } from './every-tenant.ts'

export async function setupLink(deps: OperatorDeps, origin: string): Promise<string[]> {
  // Set up, but nobody could sign in: as if it had not been.
  const pins = await everyTenant(deps, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      'SELECT person_id AS id FROM pins LIMIT 1',
    )
    return rows
  })
  if (pins.length === 0 && !(await isSetupOpen(deps))) await reopenSetup(deps)
  const token = await openSetup(deps)
  if (token) {
    return [
      'Set up the first store (good once, for 30 minutes):',
      `${origin}/setup#token=${token}`,
    ]
  }
  return [
    'The installation is set up. One-time links for a tablet of each store (10 minutes);',
    'the people and their PINs are as they were:',
    ...(await tabletLinks(deps, origin)),
  ]
}

async function tabletLinks(deps: OperatorDeps, origin: string): Promise<string[]> {
  const stores = await everyTenant(deps, async (tx, tenantId) => {
    const { rows } = await tx.query<{ storeId: string; name: string }>(
      `SELECT id AS "storeId", body ->> 'name' AS name FROM records
       WHERE scope_id = 'org' AND kind = 'store' AND deleted_at IS NULL ORDER BY 2, 1`,
    )
    return rows.map((row) => ({ ...row, tenantId }))
  })
  const lines: string[] = []
  for (const { tenantId, storeId, name } of stores) {
    const request = { deviceKind: 'tablet', deviceName: name } as const
    const store = { tenantId, storeId }
    const { path } = await issueCode(deps, { store, createdBy: null }, request)
    lines.push(`  ${name}  ${origin}${path}`)
  }
  return lines
}
