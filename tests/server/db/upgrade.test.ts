/** A database in use, made by the first build, opened by this one. */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { readMigrations } from '#server/db/migrate.ts'
import { verifyAudit } from '#server/features/audit/verify-audit.ts'
import { createDatabase, onCluster } from '#tests/support/embedded-cluster.ts'

const cluster = inject('databaseUrl')

/** By the administrator, whom no policy holds back, or by a user who just owns it. */
async function oldBuild(owner: 'superuser' | 'user', version = 1) {
  const { url, name, drop } = await createDatabase(cluster)
  const address = new URL(url)
  onTestFinished(drop)
  // Makes the role of the cluster, as an administrator would.
  await (await openDatabase({ url: (await createAside()).url })).close()
  if (owner === 'user') {
    const user = `owner_${randomBytes(6).toString('hex')}`
    await onCluster(cluster, async (c) => {
      await c.query(`CREATE ROLE ${user} LOGIN PASSWORD 'x'; GRANT floorwalk_app TO ${user};
        ALTER DATABASE ${name} OWNER TO ${user}`)
    })
    onTestFinished(async () => {
      await drop()
      await onCluster(cluster, (c) => c.query(`DROP ROLE ${user}`))
    })
    Object.assign(address, { username: user, password: 'x' })
  }
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(`CREATE TABLE migrations (version integer PRIMARY KEY, name text NOT NULL,
    checksum text NOT NULL, at timestamptz NOT NULL DEFAULT now())`)
  for (const old of readMigrations().filter((each) => each.version <= version)) {
    await client.query(old.sql)
    await client.query('INSERT INTO migrations VALUES ($1, $2, $3)', [
      ...[old.version, old.name, 'x'],
    ])
  }
  const tenants = [randomUUID(), randomUUID()]
  for (const tenant of tenants) {
    await client.query(`SELECT set_config('app.tenant', $1, false)`, [tenant])
    await client.query(`INSERT INTO tenants VALUES ($1, 'Group', 1)`, [tenant])
    await client.query(
      `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, shelf)
       SELECT $1, 'store:s', kind, kind || n, n, 1, '{}', 's', '~'
       FROM generate_series(1, 3) AS n, unnest(ARRAY['complaint', 'correctiveAction', 'visit'])
         AS kind`,
      [tenant],
    )
  }
  return { url: address.href, tenants, client }
}

async function createAside() {
  const database = await createDatabase(cluster)
  onTestFinished(database.drop)
  return database
}

test.each(['superuser', 'user'] as const)(
  '[DU-20] by a %s: all that was open in every tenant is watched, and nothing of others',
  async (owner) => {
    const { url, tenants } = await oldBuild(owner)
    const db = await openDatabase({ url })
    onTestFinished(() => db.close())
    for (const tenant of tenants) {
      const { rows } = await db.inTenant(tenant, (tx) =>
        tx.query('SELECT tenant_id, record_id AS id, due_at FROM timers ORDER BY 2'),
      )
      expect(rows).toEqual(
        ['complaint', 'correctiveAction'].flatMap((kind) =>
          [1, 2, 3].map((n) => ({ tenant_id: tenant, id: `${kind}${n}`, due_at: 0 })),
        ),
      )
    }
  },
)

test.each(['superuser', 'user'] as const)(
  '[OP-3] by a %s: what was noted before the audit begins its chain, each tenant’s its own',
  async (owner) => {
    const { url, tenants, client } = await oldBuild(owner, 3)
    for (const tenant of tenants) {
      await client.query(`SELECT set_config('app.tenant', $1, false)`, [tenant])
      await client.query(
        `INSERT INTO acts (tenant_id, id, at, act, person_id, facts)
         SELECT $1, gen_random_uuid(), n, (ARRAY['search', 'revoke_device'])[n], $2,
           (ARRAY['{"hits": 1}', '{"revoked": "d"}']::jsonb[])[n]
         FROM generate_series(1, 2) AS n`,
        [tenant, `person of ${tenant}`],
      )
    }
    const db = await openDatabase({ url })
    onTestFinished(() => db.close())
    for (const tenant of tenants) {
      const { rows } = await db.inTenant(tenant, (tx) =>
        tx.query('SELECT seq, at, act, person_id AS who, object FROM audit ORDER BY seq'),
      )
      const who = `person of ${tenant}`
      expect(rows).toEqual([
        { seq: 1, at: 1, act: 'search', who, object: null },
        { seq: 2, at: 2, act: 'device_revoke', who, object: 'd' },
      ])
      const verdict = await db.readTenant(tenant, (tx) => verifyAudit(tx, tenant))
      expect(verdict).toMatchObject({ type: 'whole', head: { seq: 2 } })
    }
  },
)
