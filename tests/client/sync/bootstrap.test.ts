import { describe, expect, test } from 'vitest'
import { visit } from '#shared/visit/visit.ts'
import { bodies, idsIn, type Stage, setup, VISIT, visitRow } from './setup.ts'

describe('bootstrap and repair', () => {
  test('[B1] an empty tablet can use the first page of a bootstrap at once', async () => {
    const { server, tablet } = setup()
    for (const id of ['a', 'b', 'c', 'd']) server.put(visitRow(id))
    const one = await tablet({ limits: { firstPage: 2, page: 2 } })
    let pages = 0
    server.fate = ({ verb }) =>
      verb === 'snapshot' && ++pages > 1 ? 'lose request' : undefined
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b'])
    server.fate = () => undefined
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('[B2] resumes where it broke, and is exact after the pull that follows', async () => {
    const { server, tablet } = setup()
    for (const id of ['a', 'b', 'c']) server.put(visitRow(id))
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    server.fate = ({ verb, request }) => {
      if (verb !== 'snapshot' || request.after === null) return undefined
      if (request.after !== 'visit/b') return undefined
      // Torn: a row that was fetched already changes, another one comes before the cursor.
      server.fate = () => undefined
      server.put(visitRow('a', { headcount: 9 }, 5))
      server.put(visitRow('aa'))
      return 'lose request'
    }
    await one.syncOnce()
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'aa', 'b', 'c'])
    expect(await bodies(one)).toMatchObject({ a: { headcount: 9 } })
    const asked = server.seen.flatMap(({ verb, request }) =>
      verb === 'snapshot' ? [request.after] : [],
    )
    expect(asked).toEqual([null, 'visit/a', 'visit/b'])
  })

  test('[B3] with records on the tablet, nothing goes before the replacement is whole', async () => {
    const { server, tablet } = setup()
    for (const id of ['a', 'b', 'gone']) server.put(visitRow(id))
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    await one.syncOnce()
    server.state.records.delete('visit/gone')
    server.put(visitRow('new'))
    resetOnce(server)
    await one.syncOnce()
    let pages = 0
    server.fate = ({ verb }) =>
      verb === 'snapshot' && ++pages === 3 ? 'lose reply' : undefined
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b', 'gone'])
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b', 'new'])
    expect(await one.db.staging.count()).toBe(0)
  })

  test('[B3] what is captured during a bootstrap stays, acknowledged or not', async () => {
    const { server, tablet } = setup()
    for (const id of ['a', 'b']) server.put(visitRow(id))
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    await one.syncOnce()
    resetOnce(server)
    await one.syncOnce()
    server.fate = ({ verb, request }) =>
      verb === 'snapshot' && request.after !== null ? 'lose request' : undefined
    await one.syncOnce()
    await one.create(visit, VISIT, { id: 'during' })
    await one.edit(visit, 'a', { headcount: 4 })
    await one.syncOnce()
    expect(await one.pending()).toEqual([])
    await one.create(visit, VISIT, { id: 'waits' })
    server.fate = ({ verb }) => (verb === 'push' ? 'lose request' : undefined)
    await one.syncOnce()
    server.fate = () => undefined
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['a', 'b', 'during', 'waits'])
    expect(await bodies(one)).toMatchObject({ a: { headcount: 4 } })
  })

  test('[B4] a half-built bootstrap that is abandoned is merged in first', async () => {
    const { server, tablet } = setup()
    server.put(visitRow('old'))
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    await one.syncOnce()
    server.put(visitRow('new1'))
    server.put(visitRow('new2'))
    const backup = server.backup()
    resetOnce(server)
    await one.syncOnce()
    let pages = 0
    server.fate = ({ verb }) =>
      verb === 'snapshot' && ++pages === 3 ? 'lose request' : undefined
    await one.syncOnce()
    expect(await one.db.staging.count()).toBe(2)
    // The server falls back behind what was staged: only this tablet still knows new1.
    backup.records.delete('visit/new1')
    backup.toks = backup.toks.map((tok) => `${tok} of the backup`)
    server.restore(backup)
    server.fate = () => undefined
    await one.syncOnce()
    expect(server.view().has('visit/new1')).toBe(true)
    expect(await idsIn(one)).toEqual(['new1', 'new2', 'old'])
  })

  test('[E4][E5][F17] a restored server gets back what it lost, from writer and reader', async () => {
    const { server, tablet } = setup()
    const [writer, reader] = [await tablet(), await tablet()]
    await writer.create(visit, VISIT, { id: 'kept' })
    await writer.syncOnce()
    const backup = server.backup()
    await writer.create(visit, VISIT, { id: 'lost' })
    await writer.edit(visit, 'kept', { headcount: 3 })
    await writer.syncOnce()
    await reader.syncOnce()
    server.restore(backup)
    server.seen.length = 0
    await reader.syncOnce()
    // The new epoch is proved by its own head from the first request on.
    const repair = server.seen.find(({ verb }) => verb === 'repair')?.request
    expect(repair).toMatchObject({ epoch: server.state.epoch, seen: { seq: 1 } })
    expect(server.view().get('visit/lost')?.body).toMatchObject(VISIT)
    expect(server.view().get('visit/kept')?.body).toMatchObject({ headcount: 3 })
    const before = await writer.scopeRow()
    await writer.syncOnce()
    const after = await writer.scopeRow()
    expect(after).toMatchObject({
      epoch: server.state.epoch,
      repair: null,
      bootstrapped: true,
    })
    expect(after?.client).not.toBe(before?.client)
    expect(await bodies(writer)).toMatchObject({ kept: { headcount: 3 }, lost: VISIT })
    expect(await writer.pending()).toEqual([])
  })

  test('[E5] repair sends what a server accepted, never an edit that waits', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { page: 1 } })
    for (const id of ['a', 'b', 'c']) await one.create(visit, VISIT, { id })
    await one.syncOnce()
    await one.edit(visit, 'b', { headcount: 9 })
    await one.create(visit, VISIT, { id: 'mine' })
    const lost = server.backup()
    lost.records.clear()
    lost.toks = lost.toks.map((tok) => `${tok} of the backup`)
    server.restore(lost)
    let repairs = 0
    server.fate = ({ verb }) =>
      verb === 'repair' && ++repairs === 2 ? 'lose reply' : undefined
    await one.syncOnce()
    await one.syncOnce()
    const sent = server.seen.flatMap(({ verb, request }) =>
      verb === 'repair' ? request.records.map(({ id, body }) => [id, body.headcount]) : [],
    )
    expect(sent).toEqual([
      ['a', 1],
      ['b', 1],
      ['b', 1],
      ['c', 1],
    ])
    expect(server.view().get('visit/b')?.body).toMatchObject({ headcount: 9 })
    expect(await idsIn(one)).toEqual(['a', 'b', 'c', 'mine'])
  })

  test('[E6] when nobody is asked to repair any more, push and bootstrap go on', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'mine' })
    await one.syncOnce()
    const empty = server.backup()
    empty.records.clear()
    empty.clients.clear()
    empty.toks = empty.toks.map((tok) => `${tok} of the backup`)
    server.restore(empty)
    server.fate = ({ verb }) =>
      verb === 'repair' ? { answer: { error: 'repair_closed' } } : undefined
    await one.syncOnce()
    expect(server.view().has('visit/mine')).toBe(true)
    expect(await one.isSettled()).toBe(true)
  })

  test('[D2][F67] one flipped field is found by the digest; only its kind is fetched again', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    server.put({ ...visitRow('u1'), kind: 'visitUndo', body: { day: 'x', visitId: 'v1' } })
    await one.syncOnce()
    await one.syncOnce()
    const held = await one.db.records.get(['visit', 'v1'])
    await one.db.records.put({ ...held!, body: { ...held!.body, headcount: 8 } })
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 8 } })
    server.seen.length = 0
    time.now += 3_600_001
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 1 } })
    const asked = server.seen.flatMap(({ verb, request }) =>
      verb === 'snapshot' ? [request.kind] : [],
    )
    expect(asked).toEqual(['visit'])
    expect(await one.isSettled()).toBe(true)
  })

  test('a digest that was compared while news came along proves nothing', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.syncOnce()
    await one.syncOnce()
    server.put(visitRow('v2'))
    server.seen.length = 0
    time.now += 3_600_001
    await one.syncOnce()
    expect(server.seen.map(({ verb }) => verb)).toEqual(['pull'])
    expect(await idsIn(one)).toEqual(['v1', 'v2'])
  })

  test('the digest of a tablet in order costs one exchange and fetches nothing', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.create(visit, VISIT, { id: 'mine' })
    await one.syncOnce()
    await one.syncOnce()
    server.seen.length = 0
    time.now += 3_600_001
    await one.syncOnce()
    expect(server.seen).toMatchObject([
      { verb: 'pull', request: { digest: { visit: expect.any(String) } } },
    ])
  })
})

/** The next pull is told that the tablet is too far behind. */
function resetOnce(server: Stage['server']): void {
  server.fate = ({ verb }) => {
    if (verb !== 'pull') return undefined
    server.fate = () => undefined
    return { answer: { error: 'reset', reason: 'floor', minDelayMs: 5000 } }
  }
}
