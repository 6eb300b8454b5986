import { expect, inject, onTestFinished, test } from 'vitest'
import { DEFAULT_TEMPLATES } from '#server/features/templates/default-templates.ts'
import { ensureTemplates } from '#server/features/templates/ensure-templates.ts'
import { kindMap } from '#shared/kinds.ts'
import { checkChange } from '#shared/record/check-change.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

async function setup() {
  const server = await startServer(inject('databaseUrl'))
  onTestFinished(() => server.close())
  return server
}

/** Ids of the templates a tenant holds, and how many changes its log has. */
async function held({ deps }: TestServer, tenantId: string) {
  return await deps.db.inTenant(tenantId, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `select id from records where scope_id = 'org' and (kind like '%Template' or kind = 'levelTable') order by id`,
    )
    const log = await tx.query<{ n: number }>('select count(*)::int as n from changes')
    return { ids: rows.map(({ id }) => id), changes: log.rows[0]?.n }
  })
}

/** As an installation of an earlier version left it. */
async function forget({ deps }: TestServer, tenantId: string): Promise<void> {
  await deps.db.inTenant(tenantId, (tx) =>
    tx.query(`delete from records where kind like '%Template' or kind = 'levelTable'`),
  )
}

const IDS = DEFAULT_TEMPLATES.map(({ id }) => id).sort()

test.each(DEFAULT_TEMPLATES)('$id passes the gate of its kind', ({ kind, set }) => {
  const found = kindOf(kind)
  expect(checkChange(found, { set }, false)).toBeNull()
  expect(found.append).toBe(true)
})

test('a new tenant begins with every template', async () => {
  const server = await setup()
  const { device } = await server.newTenant()
  expect((await held(server, device.tenantId)).ids).toEqual(IDS)
})

test('a start writes what is missing, of every tenant, and nothing twice', async () => {
  const server = await setup()
  const tenants = [await server.newTenant(), await server.newTenant()]
  const ids = tenants.map(({ device }) => device.tenantId)
  const [first] = ids as [string]
  await forget(server, first)
  const told: string[] = []
  for (const id of ids) server.deps.live.subscribe(id, ['org'], () => told.push(id))

  await ensureTemplates(server.deps)
  for (const id of ids) expect((await held(server, id)).ids).toEqual(IDS)
  expect(told).toEqual([first])

  const before = await held(server, first)
  await ensureTemplates(server.deps)
  expect(await held(server, first)).toEqual(before)
})

test('two servers that start at once write one each', async () => {
  const server = await setup()
  const { device } = await server.newTenant()
  await forget(server, device.tenantId)
  const { changes = 0 } = await held(server, device.tenantId)
  await Promise.all([ensureTemplates(server.deps), ensureTemplates(server.deps)])
  expect(await held(server, device.tenantId)).toEqual({
    ids: IDS,
    changes: changes + IDS.length,
  })
})

function kindOf(name: string) {
  const kind = kindMap.get(name)
  if (!kind) throw new Error(`${name} is no kind`)
  return kind
}
