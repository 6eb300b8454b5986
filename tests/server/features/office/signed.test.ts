/** A signed list or round is opened again by the office only, with a reason, and signed anew. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { writeOwn } from '#server/sync/write-own.ts'
import { type SignedRow, signedListSchema } from '#shared/office/signed-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { Tablet } from '#tests/server/sync/tablet.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let office: OfficePersonBrowser
let tablet: Tablet
let supervisor: string

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  // Of the group: on a tablet this role neither fills nor signs a list.
  office = await officeAs(server, tenant, { role: 'office', name: '集團林' })
  const { tenantId, storeId, deviceId } = tenant.device
  supervisor = randomUUID()
  const set = { name: '陳主管', role: 'supervisor', storeIds: [storeId], active: true }
  await writeOwn(server.deps, { tenantId, scope: 'org', by: null }, [
    { kind: 'person', id: supervisor, set, isNew: true },
  ])
  const scope = `store:${storeId}`
  tablet = new Tablet({ deps: server.deps, scope } as never, {
    ...{ tenantId, deviceId, kind: 'tablet', status: 'active', scopes: ['org', scope] },
  })
  tablet.by = supervisor
})

const DAY = '2026-11-23'
const RUN = {
  day: DAY,
  templateId: 't:v1',
  moment: 'opening',
  slot: 'opening',
  startedAt: 1,
}

/** The two kinds of what is signed, and what a signature says. */
const CASES = [
  {
    ...{ kind: 'checklistRun', signature: 'checklistSignature', field: 'runId' },
    ...{ body: RUN, says: { done: 9, skipped: 1, open: 0 } },
  },
  {
    ...{ kind: 'inspectionRound', signature: 'roundSignature', field: 'roundId' },
    body: { ...RUN, drawn: [] },
    says: { scorePct: 91.5, grade: 'yellow', criticalFails: 0, notChecked: 2 },
  },
] as const

async function refusedOf(): Promise<string | null> {
  return (await tablet.push()).refused[0]?.code ?? null
}

function sign(one: (typeof CASES)[number], id: string, type: string, at: number) {
  const set = { day: DAY, [one.field]: id, at, type, ...one.says } as Fields
  tablet.write({ kind: one.signature, id: randomUUID(), set, isNew: true })
}

const reopen = (one: (typeof CASES)[number], id: string, more = {}, by = office) =>
  by.ask('/signed/reopen', {
    body: { kind: one.kind, id, storeId: tenant.device.storeId, reason: '記錯了', ...more },
  })

async function signed(by = office): Promise<SignedRow[]> {
  return signedListSchema.parse(await (await by.ask(`/signed?until=${DAY}`)).json()).rows
}

describe.each(CASES)('[AZ-14] a signed $kind', (one) => {
  let id: string
  beforeEach(async () => {
    id = `${tenant.device.storeId}:${DAY}:opening`
    tablet.write({ kind: one.kind, id, set: { ...one.body, ended: 'signed' }, isNew: true })
    sign(one, id, 'complete', 5)
    expect(await refusedOf()).toBeNull()
  })

  test('is not signed twice; opened again with a reason it is, and both signatures stay', async () => {
    sign(one, id, 'complete', 6)
    expect(await refusedOf()).toBe('not_allowed')
    sign(one, id, 'reopened', 7)
    expect(await refusedOf()).toBe('not_allowed')

    expect((await reopen(one, id)).status).toBe(200)
    const [open] = await signed()
    expect(open).toMatchObject({ kind: one.kind, id, ended: null, day: DAY })
    expect(open?.marks.map(({ type, byName, note }) => [type, byName, note])).toEqual([
      ['complete', '陳主管', null],
      ['reopened', '集團林', '記錯了'],
    ])
    const { at, type, ...rest } = open?.marks[1] ?? { at: 0, type: '' }
    expect([at, type]).toEqual([server.clock.now(), 'reopened'])
    const { at: _, type: __, ...first } = open?.marks[0] ?? { at: 0, type: '' }
    // What the signature said is still read from it.
    const figures = ['scorePct', 'done', 'skipped', 'open'] as const
    for (const name of figures) {
      expect((rest as Fields)[name]).toEqual((first as Fields)[name])
    }

    sign(one, id, 'complete', server.clock.now() + 1)
    tablet.write({ kind: one.kind, id, set: { ended: 'signed' } })
    expect(await refusedOf()).toBeNull()
    const [again] = await signed()
    expect(again?.ended).toBe('signed')
    expect(again?.marks.map(({ type: t }) => t)).toEqual([
      ...['complete', 'reopened', 'complete'],
    ])
    sign(one, id, 'complete', server.clock.now() + 2)
    expect(await refusedOf()).toBe('not_allowed')
  })

  test('[AU-12] wants fresh proof, a reason, sight of the store; and is audited once', async () => {
    expect((await reopen(one, id, { reason: ' ' })).status).toBe(400)
    const elsewhere = await officeAs(server, tenant, {
      ...{ role: 'manager', storeIds: [randomUUID()] },
    })
    const stranger = await officeAs(server, await server.newTenant(), { role: 'admin' })
    for (const by of [elsewhere, stranger]) {
      expect((await reopen(one, id, {}, by)).status).toBe(404)
      expect(await signed(by)).toEqual([])
    }
    expect((await reopen(one, randomUUID())).status).toBe(404)
    expect((await reopen(one, id)).status).toBe(200)
    // Open already: a second one changes nothing.
    expect((await reopen(one, id)).status).toBe(409)
    server.clock.advance(6 * 60_000)
    expect((await reopen(one, id)).status).toBe(401)
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query(`SELECT object, store_id, details FROM audit WHERE act = 'reopen'`),
    )
    const { storeId } = tenant.device
    expect(rows).toEqual([{ object: id, store_id: storeId, details: { of: one.kind } }])
  })
})

test('a signature that was taken back is given again', async () => {
  const [one] = CASES
  const id = randomUUID()
  tablet.write({ kind: one.kind, id, set: { ...one.body, ended: null }, isNew: true })
  for (const [at, type] of ['complete', 'withdrawn', 'complete'].entries()) {
    sign(one, id, type, at)
  }
  expect(await refusedOf()).toBeNull()
})
