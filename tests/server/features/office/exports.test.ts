/** Files the office takes out: what is in them, who gets them, and their bounds. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  type ExportQueue,
  exportQueue,
} from '#server/features/office/exports/export-queue.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import {
  EXPORT_SHEETS,
  type ExportRequest,
  type ExportSheet,
  newExportReplySchema,
  type OfficeExport,
  officeExportListSchema,
} from '#shared/office/export-protocol.ts'
import { SHEET_WORDS } from '#shared/office/sheets/all-sheets.ts'
import { readCsv, unzip } from '#tests/client/export/read-files.ts'
import { visitBody } from '#tests/server/sync/bodies.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

const dir = mkdtempSync(join(tmpdir(), 'floorwalk-exports-'))
let server: TestServer
let queue: ExportQueue
let tenant: TestTenant
let admin: OfficePersonBrowser

beforeAll(async () => {
  const late: { queue?: ExportQueue } = {}
  const files = {
    dir,
    queue: {
      kick: (id: string) => late.queue?.kick(id),
      sweep: async () => {},
      idle: async () => {},
    },
  }
  server = await startServer(inject('databaseUrl'), { files })
  const { db, now } = server.deps
  queue = exportQueue({
    ...{ db, now, dir },
    onFault: (error) => {
      throw error
    },
  })
  late.queue = queue
})
afterAll(async () => {
  await queue.idle()
  await server.close()
  rmSync(dir, { recursive: true })
})
beforeEach(async () => {
  tenant = await server.newTenant()
  admin = await officeAs(server, tenant, { role: 'admin', name: '林經理' })
})

const DAY = '2026-11-23'
const HOUR = 3_600_000

/** Every word is itself, so that what is not a word shows. */
function wordsOf(sheet: ExportSheet) {
  return Object.fromEntries(
    Object.entries<readonly string[]>(SHEET_WORDS[sheet]).map(([area, keys]) => [
      area,
      Object.fromEntries(keys.map((key) => [key, `${key}!`])),
    ]),
  )
}

function requestOf(more: Partial<ExportRequest> = {}): ExportRequest {
  const sheet = more.sheet ?? 'visits'
  return {
    ...{ sheet, format: 'csv', from: DAY, to: DAY, language: 'en', personal: 'none' },
    ...{ name: '城東店_客流', words: wordsOf(sheet), ...more },
  }
}

async function ask(more: Partial<ExportRequest> = {}, by = admin): Promise<string> {
  const reply = await by.ask('/exports', { body: requestOf(more) })
  expect(reply.status).toBe(200)
  const { id } = newExportReplySchema.parse(await reply.json())
  await queue.idle()
  return id
}

async function list(by = admin): Promise<OfficeExport[]> {
  return officeExportListSchema.parse(await (await by.ask('/exports')).json()).exports
}

async function csvOf(id: string, by = admin): Promise<string[][]> {
  const reply = await by.ask(`/exports/${id}/file`)
  expect(reply.status).toBe(200)
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return readCsv(bytes.subarray(3).toString())
}

/** By the server's own hand: the gate is the one of a push. */
async function write(kind: string, set: object, id: string = randomUUID()) {
  const { tenantId, storeId } = tenant.device
  await writeOwn(server.deps, { tenantId, scope: `store:${storeId}`, by: null }, [
    { kind, id, set: set as never, isNew: true },
  ])
  return id
}

function visit(more: object = {}) {
  return write('visit', { ...visitBody(server.clock.now()), day: DAY, ...more })
}

async function exportAudits() {
  const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query<{ object: string; details: object; row: string }>(
      `SELECT object, details, details::text AS row FROM audit WHERE act = 'export'`,
    ),
  )
  return rows
}

const CUSTOMER = { nameOrCall: '王先生', phone: '13800000001', note: '=1+1' }

describe('the file', () => {
  test('[IN-11] has the form’s columns, harmless cells, and no customer unless asked', async () => {
    const first = await visit(CUSTOMER)
    await visit({ arriveAt: server.clock.now() + 60_000 })
    await write('visitUndo', { day: DAY, visitId: first, at: 1, reason: 'mistake' })
    const [head = [], row = [], ...rest] = await csvOf(await ask())
    expect(head.slice(0, 4)).toEqual([
      'col.store!',
      'col.number!',
      'col.date!',
      'arriveAt!',
    ])
    expect(head).not.toContain('phone!')
    expect(row.slice(0, 4)).toEqual(['城東店', '1', DAY, '10:00'])
    expect(row).toContain('state.void!：void.mistake!')
    expect(rest.map((cells) => cells[1])).toEqual(['2'])

    const masked = await csvOf(await ask({ personal: 'masked' }))
    const at = (name: string) => masked[0]?.indexOf(name) ?? -1
    expect(masked[1]?.[at('phone!')]).toBe('138****0001')
    expect(masked[1]?.[at('col.customer!')]).toBe('王先生')
    expect(masked[1]?.[at('note!')]).toBe("'=1+1")
    const whole = await csvOf(await ask({ personal: 'whole', reason: '回訪' }))
    expect(whole[1]?.[at('phone!')]).toBe('13800000001')
  })

  test('as XLSX is an archive whose sums are right, with the name in RFC 6266', async () => {
    await visit({ ...CUSTOMER, note: '<b>&' })
    const id = await ask({ format: 'xlsx', personal: 'masked' })
    const reply = await admin.ask(`/exports/${id}/file`)
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent('城東店_客流.xlsx')}`,
    )
    const bytes = await reply.arrayBuffer()
    expect(reply.headers.get('content-length')).toBe(String(bytes.byteLength))
    const sheet = (await unzip(new Blob([bytes]))).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('&lt;b&gt;&amp;')
    expect(sheet.match(/<row>/g)).toHaveLength(2)
  })

  test.each(EXPORT_SHEETS)('of %s has a word for every column', async (sheet) => {
    await seedOneOfEach()
    const [head = [], ...rows] = await csvOf(await ask({ sheet, personal: 'masked' }))
    for (const label of head) expect(label).toMatch(/!$/)
    expect(rows.length).toBeGreaterThan(0)
    const [listed] = await list()
    expect(listed).toMatchObject({ sheet, state: 'ready', rows: rows.length, isMine: true })
  })

  test('complaints come with a line for every step, lists and rounds for every answer', async () => {
    await seedOneOfEach()
    const complaints = await csvOf(await ask({ sheet: 'complaints' }))
    const step = complaints[0]?.indexOf('col.step!') ?? -1
    expect(complaints.slice(1).map((row) => row[step])).toEqual([
      'step.accepted!',
      'step.note!',
    ])
    const rounds = await csvOf(await ask({ sheet: 'rounds' }))
    const answer = rounds[0]?.indexOf('col.answer!') ?? -1
    expect(rounds.slice(1).map((row) => row[answer])).toEqual([
      'answer.fail!',
      'answer.pass!',
    ])
    const lists = await csvOf(await ask({ sheet: 'checklists' }))
    expect(lists).toHaveLength(2)
  })
})

async function seedOneOfEach() {
  const at = server.clock.now()
  await visit()
  await write('contact', { day: DAY, contactKind: 'call', receivedAt: at })
  const complaintId = await write('complaint', {
    ...{ day: DAY, learnedAt: at, enteredAt: at, channel: 'phone', category: 'waiting' },
    ...{ level: 1, customerName: '王', description: '等太久', ownerId: null },
  })
  await write('complaintStep', { day: DAY, complaintId, step: 'accepted', at })
  await write('complaintStep', {
    day: DAY,
    complaintId,
    step: 'note',
    at: at + 1,
    note: 'n',
  })
  await write('correctiveAction', {
    ...{ day: DAY, areaCode: 'A', card: 'red', problem: 'p', ownerId: null },
    ...{ issuedAt: at, dueAt: at + HOUR },
  })
  const run = {
    day: DAY,
    templateId: 't',
    moment: 'opening',
    slot: 'opening',
    startedAt: at,
  }
  await write('checklistRun', { ...run, 'a.S-O01': { type: 'done', at } })
  await write('inspectionRound', {
    ...{ ...run, drawn: [], 'r.A02': { type: 'pass', at }, 'r.A01': { type: 'fail', at } },
  })
}

describe('who', () => {
  test('[AU-12] proves again, and is audited once, without words that were typed', async () => {
    await visit()
    const id = await ask({ personal: 'whole', reason: 'CANARY 回訪' })
    server.clock.advance(6 * 60_000)
    const stale = await admin.ask('/exports', { body: requestOf() })
    expect([stale.status, await stale.json()]).toMatchObject([
      401,
      { code: 'reauth_required' },
    ])
    await csvOf(id)
    const audits = await exportAudits()
    expect(audits).toHaveLength(1)
    expect(audits[0]).toMatchObject({
      object: id,
      details: { of: 'visits', format: 'csv', personal: 'whole', rows: 1 },
    })
    expect(audits[0]?.row).not.toMatch(/CANARY|城東/)
  })

  test('gives a reason for whole phones, and the words of the file', async () => {
    for (const more of [
      { personal: 'whole' as const },
      { words: {} },
      { from: '2026-11-24' },
    ]) {
      expect((await admin.ask('/exports', { body: requestOf(more) })).status).toBe(400)
    }
    expect(await exportAudits()).toEqual([])
  })

  test('[AZ-4] takes only his own, of stores in sight; a manager his stores', async () => {
    await visit()
    const id = await ask()
    const other = await officeAs(server, tenant, { role: 'admin' })
    const elsewhere = await officeAs(server, tenant, {
      ...{ role: 'manager', storeIds: [randomUUID()] },
    })
    const stranger = await officeAs(server, await server.newTenant(), { role: 'admin' })
    for (const by of [other, elsewhere, stranger]) {
      expect((await by.ask(`/exports/${id}/file`)).status).toBe(404)
    }
    expect((await list(other)).map((one) => [one.id, one.isMine])).toEqual([[id, false]])
    expect(await list(elsewhere)).toEqual([])
    expect(await list(stranger)).toEqual([])
    const { storeId: store } = tenant.device
    const foreign = await elsewhere.ask('/exports', { body: requestOf({ store }) })
    expect(foreign.status).toBe(404)
    const own = await officeAs(server, tenant, { role: 'manager' })
    expect(await csvOf(await ask({}, own), own)).toHaveLength(2)
    expect(await csvOf(await ask({}, elsewhere), elsewhere)).toHaveLength(1)
  })
})

describe('[AB-9] bounds', () => {
  test('six in an hour, then 429 with the wait; the next when the first is an hour old', async () => {
    for (let i = 0; i < 6; i++) await ask()
    server.clock.advance(4 * 60_000)
    const seventh = await admin.ask('/exports', { body: requestOf() })
    expect([seventh.status, seventh.headers.get('retry-after')]).toEqual([429, '3360'])
    expect((await exportAudits()).length).toBe(6)
    const other = await officeAs(server, tenant, { role: 'admin' })
    await ask({}, other)
  })

  test('100,001 lines are 422, 100,000 are taken', async () => {
    const { tenantId, storeId } = tenant.device
    await asSuperuser(server.deps.db, async (client) => {
      await client.query('SET session_replication_role = replica')
      await client.query(
        `INSERT INTO records (tenant_id, scope_id, kind, id, seq, sv, body, stamp, day, shelf)
         SELECT $1, $2, 'visit', 'v' || n, 0, 1, '{}', '', $3, '' FROM generate_series(1, 100001) n`,
        [tenantId, `store:${storeId}`, DAY],
      )
      await client.query('SET session_replication_role = origin')
    })
    const reply = await admin.ask('/exports', { body: requestOf() })
    expect([reply.status, await reply.json()]).toMatchObject([
      422,
      { code: 'too_many_rows' },
    ])
    expect(await exportAudits()).toEqual([])
    expect(await list()).toEqual([])
  })

  test('ten asked for at once are made one after the other, all of them', async () => {
    await visit()
    const people = await Promise.all(
      [0, 1].map(() => officeAs(server, tenant, { role: 'admin' })),
    )
    await Promise.all(people.flatMap((by) => [0, 1, 2, 3, 4].map(() => ask({}, by))))
    await queue.idle()
    const all = await list()
    expect(all.map(({ state }) => state)).toEqual(Array(10).fill('ready'))
  })

  test('a second one of a tenant waits while another server makes one', async () => {
    await visit()
    const running = await ask()
    await setRow(running, `state = 'running', started_at = ${server.clock.now()}`)
    const second = await ask()
    const stateOf = async (id: string) => (await list()).find((one) => one.id === id)?.state
    expect(await stateOf(second)).toBe('queued')
    // The other server is gone: both are made.
    server.clock.advance(11 * 60_000)
    await queue.sweep()
    expect(await stateOf(running)).toBe('ready')
    expect(await stateOf(second)).toBe('ready')
  })

  test('a file is gone after a day, from the list and from the disk', async () => {
    const id = await ask()
    const folder = join(dir, tenant.device.tenantId)
    expect(readdirSync(folder)).toEqual([`${id}.csv`])
    const by = await officeAs(server, tenant, { role: 'admin' })
    server.clock.advance(24 * HOUR)
    await queue.sweep()
    expect(existsSync(join(folder, `${id}.csv`))).toBe(false)
    const fresh = await officeAs(server, tenant, { role: 'admin' })
    expect((await list(fresh)).map(({ state }) => state)).toEqual(['gone'])
    expect((await by.ask(`/exports/${id}/file`)).status).toBe(401)
  })
})

async function setRow(id: string, set: string): Promise<void> {
  await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query(`UPDATE office_exports SET ${set}, request = request || $2 WHERE id = $1`, [
      ...[id, JSON.stringify({ words: wordsOf('visits') })],
    ]),
  )
}
