import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { writeOwn } from '#server/sync/write-own.ts'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import type { Fields } from '#shared/record/record.ts'
import { searchReplySchema } from '#shared/search/search-protocol.ts'
import { complaintBody, visitBody } from '#tests/server/sync/bodies.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer(inject('databaseUrl'))
})
afterAll(() => server.close())

async function setup() {
  const tenant = await server.newTenant()
  const headers = await tenant.admin()
  const { tenantId, storeId } = tenant.device
  const write = async (kind: string, set: Fields, scope = `store:${storeId}`) => {
    const id = newId()
    await writeOwn(server.deps, { tenantId, scope, by: null }, [
      { kind, id, set, isNew: true },
    ])
    return id
  }
  const ask = (text: string, limit = 20, as: Record<string, string> = headers) =>
    server.request('/search/v1', { method: 'POST', headers: as, body: { text, limit } })
  const find = async (text: string, limit?: number) => {
    const reply = searchReplySchema.parse(await (await ask(text, limit)).json())
    return { ids: reply.hits.map((hit) => hit.id), ...reply }
  }
  const acts = async () => {
    const { rows } = await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query(
        `SELECT act, person_id, device_id, details FROM audit WHERE act <> 'setup' ORDER BY seq`,
      ),
    )
    return rows
  }
  return { tenant, headers, write, ask, find, acts }
}

let ids = 0
/** Counted, not random: a complaint's number is made of it, and may look like what is asked. */
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`

const complaint = (extra: Fields = {}) => ({ ...complaintBody(1), ...extra })
const visit = (extra: Fields = {}) => ({ ...visitBody(1), ...extra })

describe('finds', () => {
  test('a customer in either script, the end of a phone or plate, words of any text', async () => {
    const { write, find } = await setup()
    const id = await write(
      'complaint',
      complaint({
        ...{ customerName: '張偉', phone: '138-0013 8000', plate: '粤B·12345' },
        description: '交車延遲三天，要求賠償',
      }),
    )
    await write('complaint', complaint({ customerName: '李明', phone: '13900139111' }))
    for (const query of [
      ...['张伟', '張偉', '张', '8000', '13800138000', '+86 138 0013 8000', '2345'],
      ...['交车延迟', '延遲交車', '張 交車', 'B12345', '１３８００１３８０００'],
    ]) {
      expect((await find(query)).ids, query).toEqual([id])
    }
    for (const query of ['王', '8001', '張 李', '交車三', '0013800']) {
      const { ids } = await find(query)
      expect(ids.includes(id), query).toBe(query === '0013800')
    }
  })

  test('a complaint by the number people say, also as it is misheard', async () => {
    const { write, find } = await setup()
    const id = await write('complaint', complaint())
    await write('complaint', complaint())
    const number = complaintNumber({ id, day: '2026-11-23' })
    expect((await find(number)).ids).toContain(id)
    expect((await find(number.slice(-3).toLowerCase())).ids).toEqual([id])
    expect((await find(number.replace(/0/g, 'O'))).ids).toContain(id)
  })

  test('a name by its letters, the surname read as one', async () => {
    const { write, find } = await setup()
    const id = await write('complaint', complaint({ customerName: '單偉' }))
    await write('complaint', complaint({ customerName: '李明' }))
    for (const query of ['sw', 'SW', 'shanwei', 'sha', 'sw 等']) {
      const isText = query === 'sw 等'
      expect((await find(query)).ids, query).toEqual(isText ? [] : [id])
    }
    expect((await find('xy')).ids).toEqual([])
  })

  test('a record by what was noted later', async () => {
    const { write, find } = await setup()
    const id = await write('complaint', complaint())
    const step = { day: '2026-11-23', complaintId: id, step: 'note', at: 1 }
    await write('complaintStep', { ...step, note: '客戶要求換車' })
    expect((await find('换车')).ids).toEqual([id])
    // One word of the record, one of its step.
    expect((await find('陳先生 换车')).ids).toEqual([id])
  })

  test('the best first, then the newest; says when there are more', async () => {
    const { write, find } = await setup()
    const old = await write('visit', visit({ nameOrCall: '陳大', day: '2026-01-02' }))
    const young = await write('visit', visit({ nameOrCall: '陳大', day: '2026-11-02' }))
    const exact = await write('visit', visit({ nameOrCall: '陳', day: '2025-01-02' }))
    expect((await find('陈')).ids).toEqual([exact, young, old])
    expect(await find('陈', 2)).toMatchObject({ ids: [exact, young], more: true })
    expect(await find('陈', 3)).toMatchObject({ more: false })
  })

  test('nothing for signs alone, and signs mean nothing else', async () => {
    const { write, find } = await setup()
    await write('visit', visit({ nameOrCall: '陳大' }))
    for (const query of ['-', '.', '(', '[a', '%', '\\', "'; --", '.*', '陳.*大']) {
      const { ids } = await find(query)
      expect(ids, query).toHaveLength(0)
    }
  })
})

describe('keeps to itself', () => {
  test('[AZ-3] other stores, other tenants, the deleted', async () => {
    const [one, two] = [await setup(), await setup()]
    const name = '司馬相如'
    await one.write('visit', visit({ nameOrCall: name }), `store:${crypto.randomUUID()}`)
    await two.write('visit', visit({ nameOrCall: name }))
    const { tenantId, storeId } = one.tenant.device
    const gone = await one.write('visit', visit({ nameOrCall: name }))
    await writeOwn(server.deps, { tenantId, scope: `store:${storeId}`, by: null }, [
      { kind: 'visit', id: gone, set: { _deleted: true } },
    ])
    expect((await one.find(name)).ids).toEqual([])
    expect((await two.find(name)).ids).toHaveLength(1)
  })

  test('whole phone numbers, and whatever a row does not show', async () => {
    const { write, ask } = await setup()
    await write('complaint', complaint({ phone: '13800138000', description: '機密內容' }))
    const text = await (await ask('13800138000')).text()
    expect(text).toContain('138****8000')
    expect(text).not.toMatch(/13800138000|機密內容/)
  })

  test('from whoever gave no PIN', async () => {
    const { tenant, ask } = await setup()
    expect((await ask('陳', 20, tenant.auth)).status).toBe(401)
  })
})

test('that somebody searched is noted for ever, what for is not, nor is it logged', async () => {
  const { tenant, ask, acts } = await setup()
  await ask('諸葛孔明 13911112222')
  expect(await acts()).toEqual([
    {
      ...{ act: 'search', person_id: tenant.personId, device_id: tenant.device.deviceId },
      details: { terms: 2, hits: 0 },
    },
  ])
  expect(server.logged.join('\n')).not.toMatch(/諸葛|诸葛|13911112222/)
  const erase = server.deps.db.inTenant(tenant.device.tenantId, (tx) =>
    tx.query('DELETE FROM audit'),
  )
  await expect(erase).rejects.toThrow(/permission denied|append-only/)
})

test.each([
  [{ text: 'a\0b', limit: 5 }],
  [{ text: '', limit: 5 }],
  [{ text: 'x'.repeat(81), limit: 5 }],
  [{ text: 'x', limit: 0 }],
  [{ text: 'x', limit: 101 }],
  [{ text: 'x' }],
])('refuses %j', async (body) => {
  const { headers } = await setup()
  const reply = await server.request('/search/v1', { method: 'POST', headers, body })
  expect(reply.status).toBe(400)
})
