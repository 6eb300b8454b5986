/** Pushes that wait for the same counter row are committed together, each with its own answer. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushReply } from '#shared/sync/protocol.ts'
import { openWorlds, type World } from './scenario.ts'
import { errorOf, newTablet, type Row, readOk, type Tablet } from './tablet.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
let admin: pg.Client
beforeAll(async () => {
  worlds = await openWorlds()
  admin = new pg.Client({ connectionString: worlds.url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await worlds.close()
})

type Sent = Awaited<ReturnType<Tablet['tryPush']>>

type Crowd = {
  readonly world: World
  /** Those who come while the counter row is taken. */
  readonly tablets: Tablet[]
  /** Sends what each of them has written, all at once; what came of it in their order. */
  trySend(): Promise<PromiseSettledResult<Sent>[]>
  send(): Promise<Sent[]>
  /** Writing transactions since the row was let go. */
  transactions(): number
}

/** Two pushes hold the queue until all of the others wait in it. */
async function crowd(size: number): Promise<Crowd> {
  const made = await worlds.newWorld()
  const { db } = made.deps
  let letGo = () => {}
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve
  })
  // Before `send` nothing is held.
  let asked = 2
  const held: typeof db = {
    ...db,
    inTenant: async (tenantId, fn) => {
      if (++asked <= 2) await isFree
      return await db.inTenant(tenantId, fn)
    },
  }
  const world = { ...made, deps: { ...made.deps, db: held } }
  const first = [await newTablet(world), await newTablet(world)]
  const tablets: Tablet[] = []
  // One after the other: of two stamps at one millisecond the later tablet's wins.
  while (tablets.length < size) tablets.push(await newTablet(world))
  const trySend = async () => {
    asked = 0
    for (const tablet of first) tablet.visit()
    const before = first.map((tablet) => tablet.push())
    const answers = tablets.map((tablet) => tablet.tryPush())
    letGo()
    const settled = await Promise.allSettled(answers)
    await Promise.all(before)
    return settled
  }
  const send = async () =>
    (await trySend()).map((one) => {
      if (one.status === 'rejected') throw one.reason
      return one.value
    })
  return { world, tablets, trySend, send, transactions: () => asked - 2 }
}

async function seqOf(world: World, tablet: Tablet): Promise<number[]> {
  const rows = await world.query<{ seq: number }>(
    'SELECT DISTINCT seq FROM changes WHERE tenant_id = $1 AND client_id = $2',
    [world.tenantId, tablet.client],
  )
  return rows.map(({ seq }) => seq)
}

test('[P5][P7][L1] one commit for all, and to each the number and hash of its own', async () => {
  const { world, tablets, send, transactions } = await crowd(5)
  for (const [i, tablet] of tablets.entries()) {
    for (let k = 0; k <= i; k++) tablet.visit()
  }
  const replies = (await send()).map((answer) => readOk<PushReply>(answer))
  expect(transactions()).toBe(1)
  expect(replies.map(({ lastN }) => lastN)).toEqual([1, 2, 3, 4, 5])
  expect(replies.map(({ lastH }) => lastH)).toEqual(tablets.map((t) => t.sent.at(-1)?.hash))
  const seqs = await Promise.all(tablets.map((tablet) => seqOf(world, tablet)))
  expect(seqs).toEqual(tablets.map(() => [replies[0]?.head.seq]))
  // The head they share is one the server holds: the next push is taken.
  for (const [i, tablet] of tablets.entries()) {
    tablet.take(replies[i] as PushReply)
    tablet.visit()
    expect((await tablet.push()).lastN).toBe(i + 2)
  }
  const puller = await newTablet(world)
  expect((await puller.pull()).page.rows).toHaveLength(2 + 15 + 5)
})

test('[L4][L3] each gets what the others of its group wrote, and not its own', async () => {
  const { tablets, send } = await crowd(3)
  for (const tablet of tablets) await tablet.pull()
  const ids = tablets.map((tablet) => tablet.visit())
  const pushed = tablets.map((t) =>
    t.pushBody(1, 1, { cursor: t.cursor, pulledTo: t.cursor }),
  )
  for (const [i, tablet] of tablets.entries()) tablet.pushBody = () => pushed[i] ?? {}
  const replies = (await send()).map((answer) => readOk<PushReply>(answer))
  for (const [i, { page, head }] of replies.entries()) {
    expect(page).toMatchObject({ to: head.seq, more: false })
    const others = ids.filter((id) => id !== ids[i])
    // Of the two that held the row, one may come after the group.
    const given = (page?.rows ?? []).map(({ id }) => id).filter((id) => ids.includes(id))
    expect(given.toSorted()).toEqual(others.toSorted())
  }
})

test('[P6][P3][P4][K7] what is not plain has its own answer and holds up nobody', async () => {
  const { world, tablets, send } = await crowd(6)
  const [good, bad, gap, again, revoked, last] = tablets as [
    ...[Tablet, Tablet, Tablet, Tablet, Tablet, Tablet],
  ]
  for (const tablet of tablets) tablet.visit()
  bad.visit({ headcount: 'many' })
  gap.ackN = 7
  gap.pushBody = (
    (body) => () =>
      body
  )(gap.pushBody(1, 1))
  again.pushBody = (
    (body) => () =>
      body
  )(again.pushBody(1, 1, { client: good.client }))
  Object.assign(revoked.actor, { status: 'revoked' })
  const answers = await send()
  const reply = (i: number) => readOk<PushReply>(answers[i] as never)
  expect(reply(0)).toMatchObject({ lastN: 1, refused: [] })
  expect(reply(1)).toMatchObject({ lastN: 2, refused: [{ n: 2, code: 'invalid_field' }] })
  expect(errorOf(answers[2] as never)).toEqual({ error: 'gap', lastN: 0 })
  // Another device with a client id that is taken.
  expect(errorOf(answers[3] as never)).toEqual({ error: 'forged' })
  expect(reply(4)).toMatchObject({ lastN: 1, refused: [{ code: 'device_revoked' }] })
  expect(reply(5)).toMatchObject({ lastN: 1, refused: [] })
  expect(await seqOf(world, last)).toEqual(await seqOf(world, good))
})

test('[M3][M7] the same record in two of them: both edits are merged as if one came later', async () => {
  const { world, tablets, send } = await crowd(3)
  const [a, b, c] = tablets as [Tablet, Tablet, Tablet]
  const id = a.visit()
  b.write({ kind: 'visit', id, set: { headcount: 3 } })
  c.visit()
  for (const answer of await send()) expect(readOk<PushReply>(answer).lastN).toBe(1)
  const puller = await newTablet(world)
  const row = (await puller.pull()).page.rows.find((r: Row) => r.id === id)
  expect(row?.body).toMatchObject({ headcount: 3, visitKind: 'new_car' })
  expect(row?.also).toMatchObject({ headcount: [[2, expect.any(String), null]] })
})

test('[P6] one that the database will not take is parked, the others are taken', async () => {
  const { world, tablets, send } = await crowd(3)
  await admin.query(
    `ALTER TABLE records ADD CONSTRAINT poison CHECK (body ->> 'lateReason' <> 'poison')`,
  )
  const [a, b, c] = tablets as [Tablet, Tablet, Tablet]
  a.visit()
  b.visit({ lateReason: 'poison' })
  c.visit()
  const answers = await send()
  await admin.query('ALTER TABLE records DROP CONSTRAINT poison')
  const refused = answers.map((answer) => readOk<PushReply>(answer).refused)
  expect(refused).toEqual([[], [expect.objectContaining({ n: 1, code: 'internal' })], []])
  const puller = await newTablet(world)
  expect((await puller.pull()).page.rows).toHaveLength(4)
})

test('[P2][P5] when the commit fails none is acknowledged, and sent again each is taken once', async () => {
  const { world, tablets, trySend } = await crowd(3)
  for (const tablet of tablets) tablet.visit()
  await admin.query(
    `CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '58030'; END $$`,
  )
  await admin.query(
    `CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON clients DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW WHEN (NEW.client_id = '${tablets[1]?.client}') EXECUTE FUNCTION refuse_commit()`,
  )
  const answers = await trySend()
  await admin.query('DROP TRIGGER at_commit ON clients; DROP FUNCTION refuse_commit')
  expect(answers.map(({ status }) => status)).toEqual(tablets.map(() => 'rejected'))
  const puller = await newTablet(world)
  expect((await puller.pull()).page.rows).toHaveLength(2)
  for (const tablet of tablets) expect((await tablet.push()).lastN).toBe(1)
  expect((await puller.pull()).page.rows).toHaveLength(3)
})
