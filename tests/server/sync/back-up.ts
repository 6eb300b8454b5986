/** A backup of one tenant, and the restore that nobody announces. */
import pg from 'pg'
import type { World } from './scenario.ts'

/** A backup of one scope: what a restore would bring back. */
export async function backUp(world: World): Promise<() => Promise<void>> {
  const tables = [
    'scopes',
    'heads',
    'clients',
    'records',
    'changes',
    'quarantine',
    'graveyard',
  ]
  const saved = new Map<string, unknown[]>()
  for (const table of tables) saved.set(table, await world.query(`SELECT * FROM ${table}`))
  return async () => {
    await restore(world, saved)
  }
}

async function restore(world: World, saved: ReadonlyMap<string, unknown[]>): Promise<void> {
  // As the administrator who restores: past the triggers and the policies.
  const admin = new pg.Client({ connectionString: world.url })
  await admin.connect()
  try {
    await admin.query("SET session_replication_role = 'replica'")
    for (const [table, rows] of saved) {
      await admin.query(`DELETE FROM ${table} WHERE tenant_id = $1`, [world.tenantId])
      await admin.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(rows.map(asJson))],
      )
    }
  } finally {
    await admin.end()
  }
}

function asJson(row: unknown): unknown {
  const entries = Object.entries(row as object).map(([key, value]) => [
    key,
    Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
  ])
  return Object.fromEntries(entries)
}
