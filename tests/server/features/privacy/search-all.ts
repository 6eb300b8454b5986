/** Where something might still be: all tables of a tenant, all stores of a tablet. */
import type { Database } from '#server/db/connect.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import type { Tablet } from '#tests/support/tablet.ts'

const TABLES = `SELECT c.table_name AS name FROM information_schema.columns c
  JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = 'public'
  WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' ORDER BY 1`

export async function dumpOf(db: Database, tenantId: string): Promise<string> {
  return await asSuperuser(db, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(TABLES)
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" t WHERE tenant_id = $1`,
        [tenantId],
      )
      texts.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return texts.join('\n')
  })
}

export async function onTablet({ db }: Tablet): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
}
