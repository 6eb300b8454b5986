import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#server/db/connect.ts'
import type { Tx } from '#server/db/transaction.ts'
import { openWorlds, type World } from './scenario.ts'
import { newTablet, readOk, Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
let wide: Database
let admin: pg.Client
beforeAll(async () => {
  worlds = await openWorlds()
  wide = await openDatabase({ url: worlds.url, poolSize: 40 })
  admin = new pg.Client({ connectionString: worlds.url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await wide.close()
  await worlds.close()
})

/** The database, with `before` run at the end of every writing transaction. */
function holding(db: Database, before: (tx: Tx) => Promise<unknown>): Database {
  return {
    ...db,
    inTenant: (tenantId, fn) =>
      db.inTenant(tenantId, async (tx) => {
        // The commit that would go along with the last statement waits, too.
        const { client, orm, query, together } = tx
        const result = await fn({ client, orm, query, together, commit: async () => {} })
        await before(tx)
        return result
      }),
  }
}

function on(world: World, db: Database): World {
  return { ...world, deps: { ...world.deps, db } }
}

/** A promise to wait on, and the way to let it go. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

async function idsFrom(tablet: Tablet, ids: Set<string>): Promise<void> {
  for (const row of (await tablet.pull({ limit: 7 })).page.rows) ids.add(row.id)
}

test('[L1][CO-6] 20 writers that commit late and 5 pullers: nobody misses a row', async () => {
  const world = await worlds.newWorld()
  // Each as on a server of its own, so that only the database orders them.
  const writers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const slow = holding(wide, (tx) => tx.query('SELECT pg_sleep(random() * 0.004)'))
      return await newTablet(on(world, slow))
    }),
  )
  const pullers = await Promise.all(
    Array.from({ length: 5 }, async () => await newTablet(on(world, wide))),
  )
  let isDone = false
  const seen = pullers.map(() => new Set<string>())
  const pulling = pullers.map(async (puller, i) => {
    const ids = seen[i] as Set<string>
    while (!isDone) await idsFrom(puller, ids)
    let before = -1
    while (puller.cursor !== before) {
      before = puller.cursor as number
      await idsFrom(puller, ids)
    }
  })
  await Promise.all(
    writers.map(async (writer) => {
      for (let round = 0; round < 8; round++) {
        for (let i = 0; i < 3; i++) writer.visit()
        await writer.push()
      }
    }),
  )
  isDone = true
  await Promise.all(pulling)

  const rows = await world.query<{ id: string }>(
    `SELECT id FROM records WHERE kind = 'visit'`,
  )
  expect(rows).toHaveLength(20 * 8 * 3)
  for (const ids of seen) {
    expect(rows.filter((row) => !ids.has(row.id))).toEqual([])
  }
})

test('[L1][F14] the earlier of two transactions commits later: a poller gets both', async () => {
  const world = await worlds.newWorld()
  const { opened, open } = gate()
  const { opened: isWritten, open: written } = gate()
  const stuck = holding(wide, async () => {
    written()
    await opened
  })
  const early = await newTablet(on(world, stuck))
  const late = await newTablet(on(world, wide))
  const poller = await newTablet(on(world, wide))
  await poller.pull()
  const ids = [early.visit(), late.visit()]

  const first = early.push()
  await isWritten
  const second = late.push()
  const got = new Set<string>()
  await idsFrom(poller, got)
  expect(got).toEqual(new Set())
  open()
  await first
  await idsFrom(poller, got)
  await second
  await idsFrom(poller, got)

  expect([...got].sort()).toEqual([...ids].sort())
})

/** The database, with a pause after the counter row was read, which is locked or is not. */
function pausing(db: Database, isLocked: boolean, pause: () => Promise<void>): Database {
  return {
    ...db,
    inTenant: (tenantId, fn) =>
      db.inTenant(tenantId, (tx) => {
        const { client, orm, together, commit } = tx
        const query: Tx['query'] = async (given, values) => {
          const { name, text } = given as pg.QueryConfig
          if (name !== 'lock-scope') return await tx.query(given, values)
          const read = isLocked ? text : text.replace(' FOR UPDATE', '')
          const config = {
            ...(given as pg.QueryConfig),
            name: `paused ${isLocked}`,
            text: read,
          }
          const result = await tx.query<never>(config)
          await pause()
          return result
        }
        return fn({ client, orm, together, commit, query })
      }),
  }
}

/** Two pushes at once: one reads the counter, the other commits, the first goes on. */
async function overtaking(isLocked: boolean) {
  const world = await worlds.newWorld()
  const { opened, open } = gate()
  const { opened: isRead, open: read } = gate()
  const slow = pausing(wide, isLocked, async () => {
    read()
    await opened
  })
  const first = await newTablet(on(world, wide))
  first.visit()
  await first.push()
  const second = await newTablet(on(world, slow))
  second.visit({ headcount: 0 })
  const pushing = second.push()
  await isRead
  const id = first.visit()
  const overtaken = first.push()
  // With the lock it cannot end before the other one does.
  if (!isLocked) await overtaken
  open()
  await Promise.all([overtaken, pushing])
  const [counter] = await world.query<{ seq: number }>(
    'SELECT seq FROM scopes WHERE scope_id = $1',
    [world.scope],
  )
  const [record] = await world.query<{ seq: number }>(
    'SELECT seq FROM records WHERE id = $1',
    [id],
  )
  const answer = await first.tryPull()
  return { counter: counter?.seq, record: record?.seq, ok: answer.ok, answer }
}

test('[L1] a push that is overtaken while it works does not turn the counter back', async () => {
  expect(await overtaking(true)).toMatchObject({ counter: 2, record: 2, ok: true })
})

test('[L1] without the lock it does, and tablets hear of a restore that never was', async () => {
  expect(await overtaking(false)).toMatchObject({
    ...{ counter: 1, record: 2, ok: false },
    answer: { error: { error: 'epoch' } },
  })
})

test('[F15] a report that holds a snapshot open delays nobody', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(on(world, wide))
  a.visit()
  await a.push()
  const b = await newTablet(on(world, wide))
  await wide.readTenant(world.tenantId, async (report) => {
    const count = async () =>
      (await report.query<{ n: number }>('SELECT count(*) AS n FROM records')).rows[0]?.n
    const before = await count()
    const id = a.visit()
    await a.push()
    expect((await b.pull()).page.rows.map((row) => row.id)).toContain(id)
    expect(await count()).toBe(before)
  })
})

test('[F24] two tablets that push to two scopes in opposite order both get through', async () => {
  const world = await worlds.newWorld()
  const scopes = [world.scope, `store:${randomUUID()}`]
  const pairs = await Promise.all(
    [scopes, [...scopes].reverse()].map(async (order) => {
      const actor = await world.newDevice({ scopes: ['org', ...scopes] })
      return order.map((scope) =>
        Object.assign(new Tablet(on(world, wide), actor), { scope }),
      )
    }),
  )
  await Promise.all(
    pairs.map(async (tablets) => {
      for (let round = 0; round < 15; round++) {
        for (const tablet of tablets) {
          tablet.visit()
          await tablet.push()
        }
      }
    }),
  )
  const rows = await world.query(`SELECT 1 FROM records WHERE kind = 'visit'`)
  expect(rows).toHaveLength(60)
})

/** Fails the next `times` inserts into `table` for the tenant, as a distributed database may. */
async function failNext(world: World, code: string, times: number): Promise<void> {
  await admin.query(`CREATE SEQUENCE IF NOT EXISTS failures; GRANT USAGE ON SEQUENCE failures
    TO floorwalk_app; ALTER SEQUENCE failures RESTART`)
  await admin.query(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.tenant_id = '${world.tenantId}' AND nextval('failures') <= ${times} THEN
        RAISE EXCEPTION 'try again' USING ERRCODE = '${code}';
      END IF;
      RETURN NEW;
    END $$`)
  await admin.query(`CREATE OR REPLACE TRIGGER failing BEFORE INSERT ON heads
    FOR EACH ROW EXECUTE FUNCTION fail()`)
}

test.each(['40001', '40P01'])(
  '[F28] %s is tried again inside and acknowledged once',
  async (code) => {
    const world = await worlds.newWorld()
    const a = await newTablet(world)
    a.visit()
    await a.push()
    await failNext(world, code, 3)
    a.visit()
    const reply = await a.push()
    await admin.query('DROP TRIGGER failing ON heads')
    expect(reply.lastN).toBe(2)
    const log = await world.query(`SELECT 1 FROM changes WHERE kind = 'visit'`)
    expect(log).toHaveLength(2)
  },
)

test('[F28] what fails every time is an error in the end, and leaves nothing behind', async () => {
  const world = await worlds.newWorld()
  const a = await newTablet(world)
  a.visit()
  await a.push()
  await failNext(world, '40001', 1_000)
  a.visit()
  await expect(a.tryPush()).rejects.toMatchObject({ code: '40001' })
  await admin.query('DROP TRIGGER failing ON heads')
  expect(await world.query(`SELECT 1 FROM changes WHERE kind = 'visit'`)).toHaveLength(1)
  expect((await a.push()).lastN).toBe(2)
})

/**
 * The database, with the connection cut before the `at`-th statement of a transaction.
 * What is sent after the cut waits for it: on a real connection nothing overtakes.
 */
function cutting(db: Database, at: number): { db: Database; wasCut: () => boolean } {
  let isCut = false
  const cut = async (tx: Tx) => {
    isCut = true
    const { processID } = tx.client as unknown as { processID: number }
    await admin.query('SELECT pg_terminate_backend($1, 5000)', [processID])
  }
  const inTenant: Database['inTenant'] = (tenantId, fn) =>
    db.inTenant(tenantId, async (tx) => {
      let count = 0
      let gone: Promise<void> | undefined
      const next = async () => {
        if (++count === at) gone = cut(tx)
        await gone
      }
      const counted: Tx = {
        ...{ client: tx.client, orm: tx.orm, together: tx.together },
        query: async (query, values) => {
          await next()
          return await tx.query(query, values)
        },
        commit: async () => {
          await next()
          return await tx.commit()
        },
      }
      const result = await fn(counted)
      await next()
      return result
    })
  return { db: { ...db, inTenant }, wasCut: () => isCut }
}

test('[F16][P5] cut off between any two statements, a push is there whole or not at all', async () => {
  for (let at = 1; ; at++) {
    const world = await worlds.newWorld()
    const { db, wasCut } = cutting(wide, at)
    const a = await newTablet(world)
    a.visit()
    await a.push()
    const cutOff = Object.assign(new Tablet(on(world, db), a.actor), {
      ...{ client: a.client, epoch: a.epoch, seen: a.seen, ackN: 1, sent: a.sent },
    })
    a.write(visitOf('x'), visitOf('y'))
    a.visit({ headcount: 0 })
    await cutOff.tryPush(a.pushBody(2)).catch(() => {})
    const count = async (table: string) =>
      (await world.query(`SELECT 1 FROM ${table} WHERE scope_id = $1`, [world.scope]))
        .length
    const found = [
      await count('records'),
      await count('changes'),
      await count('quarantine'),
    ]
    if (!wasCut()) {
      expect(found).toEqual([3, 3, 1])
      expect(at, 'nothing was cut').toBeGreaterThan(4)
      return
    }
    expect([[1, 1, 0].join(), [3, 3, 1].join()]).toContain(found.join())
    const reply = readOk(await a.tryPush(a.pushBody(2)))
    expect([reply.lastN, reply.refused.length]).toEqual([3, 1])
    expect(await count('records')).toBe(3)
  }
})

function visitOf(id: string) {
  return {
    kind: 'visit',
    id,
    set: {
      ...{ day: '2026-11-23', arriveAt: 1, headcount: 1, visitKind: 'pickup' },
      ...{ visitOrder: 'first', byAppointment: false },
    },
  }
}
