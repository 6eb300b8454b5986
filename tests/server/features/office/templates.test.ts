/** Templates and level tables: versions are added, never edited; what began keeps its own. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { ChecklistTemplate } from '#shared/checklist/checklist-template.ts'
import { dayRuns, newestChecklist } from '#shared/checklist/day-runs.ts'
import {
  publishReplySchema,
  type TemplateHead,
  templateListSchema,
  templateReplySchema,
} from '#shared/office/template-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import { type OfficePersonBrowser, officeAs } from '#tests/support/office-session.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'

let server: TestServer
let tenant: TestTenant
let admin: OfficePersonBrowser

beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())
beforeEach(async () => {
  tenant = await server.newTenant()
  admin = await officeAs(server, tenant, { role: 'admin', name: '陳管理' })
})

type Pulled = { kind: string; id: string; body: ChecklistTemplate }

const CHECKLIST = { kind: 'checklistTemplate', code: 'supervisor' }

async function heads(code: string): Promise<TemplateHead[]> {
  const reply = await admin.ask('/templates')
  const { templates } = templateListSchema.parse(await reply.json())
  return templates.filter((one) => one.code === code)
}

async function open(id: string) {
  return templateReplySchema.parse(await (await admin.ask(`/templates/${id}`)).json())
}

const states = async (code: string) =>
  (await heads(code)).map(({ version, state }) => `${version} ${state}`)

async function publish(seen: number, body: object, more: object = CHECKLIST) {
  return await admin.ask('/templates', { body: { ...more, seen, body } })
}

describe('templates', () => {
  test('a version is added with every row, audited, and the one before stays', async () => {
    const { body, usedIds } = await open('supervisor:v1')
    expect(usedIds).toContain('S-O01')
    const items = (body.items as { text: object }[]).slice(0, 2)
    const reply = await publish(1, { ...body, items, version: 7, status: 'retired', x: 1 })
    expect(publishReplySchema.parse(await reply.json())).toEqual({
      ...{ id: 'supervisor:v2', version: 2 },
    })
    expect(await states('supervisor')).toEqual(['2 newest', '1 older'])
    expect((await heads('supervisor'))[0]).toMatchObject({ by: admin.personId, items: 2 })
    expect((await open('supervisor:v2')).body).toEqual({
      ...{ ...body, items, version: 2, status: 'active' },
    })
    expect((await open('supervisor:v1')).body).toEqual(body)
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query(`SELECT object, details FROM audit WHERE act = 'template'`),
    )
    expect(rows).toEqual([
      {
        object: 'supervisor:v2',
        details: { kind: 'checklistTemplate', version: 2, status: 'active', items: 2 },
      },
    ])
  })

  test('a tablet has it at its next pull: new runs take it, one that began keeps its own', async () => {
    const { storeId } = tenant.device
    const held = async () => {
      const body = {
        ...{ v: 1, scope: 'org', client: randomUUID(), epoch: null, seen: null, ackN: 0 },
        ...{ schema: 1, app: 'test', cursor: 0, limit: 2000 },
      }
      const init = { method: 'POST', headers: tenant.auth, body }
      const reply = await server.request('/sync/v1/pull', init)
      const { page } = (await reply.json()) as { page: { rows: Pulled[] } }
      return page.rows
        .filter(({ kind }) => kind === 'checklistTemplate')
        .map(({ id, body: fields }) => ({ ...fields, id }))
    }
    const [first] = await held()
    expect(newestChecklist(await held())?.id).toBe('supervisor:v1')
    const { body } = await open('supervisor:v1')
    const items = [row('S-N01')]
    await publish(1, { ...body, items })
    const templates = await held()
    expect(newestChecklist(templates)?.id).toBe('supervisor:v2')

    const day = '2026-11-23'
    const hours = { zone: 'Asia/Shanghai', opens: '08:30', closes: '18:30' }
    const run = {
      ...{ id: `${storeId}:${day}:closing`, day, slot: 'closing', ended: null },
      ...{ moment: 'closing' as const, templateId: 'supervisor:v1', startedAt: 0 },
    }
    const facts = { rounds: [], recognitionIds: [], openVisitIds: [] }
    const plan = { storeId, day, hours, templates, runs: [run], facts }
    const views = dayRuns(plan, Date.parse('2026-11-23T04:00Z'))
    const pointsOf = (slot: string) =>
      views.find((view) => view.slot.slot === slot)?.points.map(({ item }) => item.id)
    expect(pointsOf('opening')).toEqual(['S-N01'])
    const closing = first?.items.filter(({ moment }) => moment === 'closing') ?? []
    expect(pointsOf('closing')?.toSorted()).toEqual(closing.map(({ id }) => id).sort())
  })

  test('of two who edit one version the second is told, and nothing of his is lost', async () => {
    const { body } = await open('supervisor:v1')
    expect((await publish(1, body)).status).toBe(200)
    const late = await publish(1, body)
    expect([late.status, await late.json()]).toMatchObject([409, { now: { version: 2 } }])
    expect((await publish(2, body)).status).toBe(200)
    expect(await states('supervisor')).toEqual(['3 newest', '2 older', '1 older'])
  })

  test('taken out of use, the newest of the others counts; what began keeps its version', async () => {
    const { body } = await open('supervisor:v1')
    await publish(1, body)
    const retire = (version: number) =>
      admin.ask('/templates/retire', { body: { ...CHECKLIST, version } })
    expect((await retire(2)).status).toBe(200)
    expect((await retire(2)).status).toBe(200)
    expect(await states('supervisor')).toEqual(['2 retired', '1 newest'])
    expect((await open('supervisor:v2')).body).toMatchObject({ items: body.items })
    await retire(1)
    expect(await states('supervisor')).toEqual(['2 retired', '1 retired'])
    // A number is never given twice.
    expect(await (await publish(2, body)).json()).toMatchObject({ version: 3 })
    expect((await states('supervisor'))[0]).toBe('3 newest')
    expect((await retire(9)).status).toBe(404)
  })

  test.each([
    ['no rows', { items: [] }],
    ['a row without English', { items: [row('X1', { en: ' ' })] }],
    ['two rows of one id', { items: [row('X1'), row('X1')] }],
    ['a moment nobody knows', { items: [{ ...row('X1'), moment: 'midnight' }] }],
    ['rows that are none', { items: 'all' }],
  ])('[AZ-9] %s is not published', async (_what, change) => {
    const { body } = await open('supervisor:v1')
    expect((await publish(1, { ...body, ...change })).status).toBe(400)
    expect(await states('supervisor')).toEqual(['1 newest'])
  })

  test('a row of an area that is gone is not published', async () => {
    const { body, kind } = await open((await heads5s())[0]?.id ?? '')
    const { code } = body as { code: string }
    const areas = (body.areas as { code: string }[]).slice(1)
    expect((await publish(1, { ...body, areas }, { kind, code })).status).toBe(400)
    expect((await publish(1, body, { kind, code })).status).toBe(200)
  })

  test('a code nobody has is not found', async () => {
    expect((await publish(1, {}, { ...CHECKLIST, code: 'other' })).status).toBe(404)
    expect((await admin.ask('/templates/other:v1')).status).toBe(404)
  })
})

describe('level tables', () => {
  const LEVELS = { kind: 'levelTable', code: 'complaint' }

  test('hold from when they are published, whatever the body says', async () => {
    const { body } = await open('complaint:v1')
    server.clock.advance(60_000)
    const from = server.deps.now()
    const reply = await publish(1, { ...body, from: 5 }, LEVELS)
    expect(reply.status).toBe(200)
    expect((await open('complaint:v2')).body.from).toBe(from)
    const retire = { ...LEVELS, version: 2 }
    expect((await admin.ask('/templates/retire', { body: retire })).status).toBe(400)
  })

  test.each([
    ['three levels', (body: Fields) => ({ complaint: (body.complaint as []).slice(1) })],
    ['steps that rise', (body: Fields) => ({ steps: (body.steps as []).toReversed() })],
    ['no steps', () => ({ steps: undefined })],
  ])('%s are refused', async (_what, change) => {
    const { body } = await open('complaint:v1')
    const changed = { ...body, ...change(body as Fields) }
    expect((await publish(1, changed, LEVELS)).status).toBe(400)
  })
})

describe('cars', () => {
  const listed = async (path: string, by = admin) => {
    const reply = (await (await by.ask(path)).json()) as { rows: Fields[]; total: number }
    return reply
  }
  const model = { name: '星河 L', series: '星河', onSale: true }
  const idOf = async (reply: Response) => ((await reply.json()) as { id: string }).id

  test('models: listed a page at a time, searched, retired; a second editor is told', async () => {
    const id = await idOf(await admin.ask('/models', { body: model }))
    await admin.ask('/models', {
      body: { ...model, name: '遠山', series: '', onSale: false },
    })
    const first = await listed('/models?limit=1')
    expect(first).toMatchObject({ rows: [{ ...model, id }], total: 2, next: 1 })
    expect(await listed('/models?limit=1&offset=1')).toMatchObject({ next: null })
    expect((await listed('/models?q=%E9%81%A0')).rows).toMatchObject([{ name: '遠山' }])
    const edit = { seen: { onSale: true }, set: { onSale: false } }
    const patch = { method: 'PATCH', body: edit }
    expect((await admin.ask(`/models/${id}`, patch)).status).toBe(200)
    const late = { method: 'PATCH', body: { seen: { onSale: true }, set: { name: 'x' } } }
    expect((await admin.ask(`/models/${id}`, late)).status).toBe(409)
    expect((await admin.ask(`/models/${randomUUID()}`, patch)).status).toBe(404)
    const { rows } = await server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
      tx.query(
        `SELECT details -> 'fields' AS fields FROM audit WHERE object = $1 ORDER BY seq`,
        [id],
      ),
    )
    expect(rows).toEqual([{ fields: ['name', 'series', 'onSale'] }, { fields: ['onSale'] }])
  })

  test('[AZ-2] test cars: a manager has those of his stores, and puts none elsewhere', async () => {
    const { storeId } = tenant.device
    const modelId = await idOf(await admin.ask('/models', { body: model }))
    const car = { plate: '滬A12345', modelId, storeId, insuredUntil: '2027-03-31' }
    const id = await idOf(
      await admin.ask('/test-cars', { body: { ...car, inService: true } }),
    )
    const other = await idOf(
      await admin.ask('/stores', {
        body: { name: '河西店', zone: 'Asia/Taipei', opens: '09:00', closes: '20:00' },
      }),
    )
    const manager = await officeAs(server, tenant, { role: 'manager' })
    const elsewhere = { ...car, plate: 'B', storeId: other, inService: true }
    expect((await manager.ask('/test-cars', { body: elsewhere })).status).toBe(404)
    const foreign = await idOf(await admin.ask('/test-cars', { body: elsewhere }))
    expect((await listed('/test-cars', manager)).rows).toMatchObject([
      { id, plate: '滬A12345', modelName: '星河 L' },
    ])
    expect((await listed('/test-cars')).total).toBe(2)
    const off = { method: 'PATCH', body: { seen: {}, set: { inService: false } } }
    expect((await manager.ask(`/test-cars/${foreign}`, off)).status).toBe(404)
    expect((await manager.ask(`/test-cars/${id}`, off)).status).toBe(409)
    const seen = { ...off, body: { ...off.body, seen: { inService: true } } }
    expect((await manager.ask(`/test-cars/${id}`, seen)).status).toBe(200)
  })
})

function row(id: string, words: object = {}) {
  const text = { 'zh-Hant': '一', 'zh-Hans': '一', en: 'one', ...words }
  return { id, moment: 'opening', times: [], text, proof: 'none' }
}

async function heads5s(): Promise<TemplateHead[]> {
  const { templates } = templateListSchema.parse(
    await (await admin.ask('/templates')).json(),
  )
  return templates.filter(({ kind }) => kind === 'inspectionTemplate')
}
