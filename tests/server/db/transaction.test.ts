import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorlds } from '#tests/server/sync/scenario.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

test.each(['40001', '40P01'])(
  '[F28] %s is tried again also where Drizzle has wrapped it',
  async (code) => {
    const { db, tenantId } = await worlds.newWorld()
    let tries = 0
    const result = await db.inTenant(tenantId, async (tx) => {
      if (++tries < 3) {
        await tx.orm.execute(
          sql.raw(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '${code}'; END $$`),
        )
      }
      return 'done'
    })
    expect([result, tries]).toEqual(['done', 3])
  },
)

test('any other failure is not tried again', async () => {
  const { db, tenantId } = await worlds.newWorld()
  let tries = 0
  const failing = db.inTenant(tenantId, async (tx) => {
    tries++
    await tx.orm.execute(sql`SELECT 1 / 0`)
  })
  await expect(failing).rejects.toThrow()
  expect(tries).toBe(1)
})
