import { describe, expect, test } from 'vitest'
import { visit } from '#shared/visit/visit.ts'
import { bodies, idsIn, STORE, setup, VISIT, visitRow } from './setup.ts'

/** A second tab on the same storage: another page, another sender. */
function secondTab({ time, server }: ReturnType<typeof setup>) {
  return {
    clock: { now: () => time.now, mono: () => time.now },
    storeId: STORE,
    transport: server,
    seed: 77,
  }
}

describe('two tabs', () => {
  test('[O2][F46] both write: one order, different numbers, both see both', async () => {
    const stage = setup()
    const one = await stage.tablet()
    const other = await one.restart({ ...secondTab(stage) })
    const tab = await stage.tablet({ factory: one.factory })
    await Promise.all([
      other.create(visit, VISIT, { id: 'a1' }),
      tab.create(visit, VISIT, { id: 'b1' }),
      other.create(visit, VISIT, { id: 'a2' }),
    ])
    const orders = (await tab.log()).map(({ order }) => order)
    expect(orders).toEqual([1, 2, 3])
    expect(await idsIn(other)).toEqual(['a1', 'a2', 'b1'])
    await tab.syncOnce()
    expect(stage.server.view().size).toBe(3)
  })

  test('[O2] taking turns, each keeps the one order although it expected to be next', async () => {
    const stage = setup()
    const one = await stage.tablet()
    const tab = await stage.tablet({ factory: one.factory })
    const written: string[] = []
    for (let i = 0; i < 12; i++) {
      const writer = i % 3 === 0 ? tab : one
      await writer.create(visit, VISIT, { id: `v${i}` })
      written.push(`v${i}`)
      stage.time.now += 20_000
    }
    const log = await one.log()
    expect(log.map(({ mutation }) => mutation.changes[0]?.id)).toEqual(written)
    expect(log.map(({ order }) => order)).toEqual(written.map((_, i) => i + 1))
    const records = await one.db.records.toArray()
    expect(records.map(({ id, order }) => [id, order]).sort()).toEqual(
      written.map((id, i) => [id, i + 1]).sort(),
    )
  })

  test('[C2][CO-16] two senders at once: everything arrives once, nothing is torn', async () => {
    const stage = setup()
    const { server, tablet } = stage
    const one = await tablet({ limits: { batch: 2, page: 1, firstPage: 1 } })
    for (const id of ['a', 'b', 'c']) server.put(visitRow(id))
    const tab = await tablet({ factory: one.factory, limits: { batch: 3, page: 1 } })
    for (const id of ['v1', 'v2', 'v3', 'v4', 'v5']) await one.create(visit, VISIT, { id })
    await Promise.all([one.syncOnce(), tab.syncOnce()])
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b', 'c', 'v1', 'v2', 'v3', 'v4', 'v5'])
    expect(server.view().size).toBe(8)
    expect(server.state.clients.size).toBeLessThanOrEqual(2)
    expect(await one.isSettled()).toBe(true)
  })

  test('[C2] a bootstrap page heard late does not undo what was acknowledged meanwhile', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    await one.create(visit, VISIT, { id: 'mine' })
    server.put(visitRow('a'))
    server.fate = ({ verb }) => (verb === 'push' ? undefined : 'lose request')
    await one.syncOnce()
    const tab = await tablet({ factory: one.factory })
    let isFirst = true
    server.fate = ({ verb }) => (verb === 'push' || isFirst ? undefined : 'lose request')
    server.late = async ({ verb, request }) => {
      if (verb !== 'snapshot' || request.after === null || !isFirst) return
      isFirst = false
      await tab.edit(visit, 'mine', { headcount: 6 })
      await tab.syncOnce()
      server.fate = () => 'lose request'
    }
    await one.syncOnce()
    expect(isFirst).toBe(false)
    expect(await one.pending()).toEqual([])
    server.fate = () => undefined
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ a: VISIT, mine: { headcount: 6 } })
  })

  test('[C2] an answer to a position that was left is dropped, however late it comes', async () => {
    const stage = setup()
    const { server, tablet } = stage
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.syncOnce()
    const tab = await tablet({ factory: one.factory })
    let isFirst = true
    // The first tab's pull is answered before, and heard after, the other tab's edit went out.
    server.late = async ({ verb }) => {
      if (verb !== 'pull' || !isFirst) return
      isFirst = false
      await tab.edit(visit, 'v1', { headcount: 6 })
      await tab.syncOnce()
    }
    server.put(visitRow('v1', { lateReason: 'old' }, -1))
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 6 } })
    expect(server.view().get('visit/v1')?.body).toMatchObject({ headcount: 6 })
  })
})
