import { describe, expect, test } from 'vitest'
import { visit } from '#shared/visit/visit.ts'
import { bodies, idsIn, START, setup, VISIT, visitRow } from './setup.ts'

describe('pull', () => {
  test('[L2] a lost page moves neither rows, cursor nor witness', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { page: 1 } })
    await one.syncOnce()
    const before = await one.scopeRow()
    server.put(visitRow('a'))
    server.put(visitRow('b'))
    server.fate = () => 'lose reply'
    await one.syncOnce()
    expect(await one.scopeRow()).toEqual(before)
    expect(await idsIn(one)).toEqual([])
    let pulls = 0
    server.fate = () => (++pulls === 2 ? 'lose reply' : undefined)
    await one.syncOnce()
    expect(await one.scopeRow()).toMatchObject({ cursor: 1, seen: { seq: 2 } })
    expect(await idsIn(one)).toEqual(['a'])
  })

  test('[L2] a page whose storing breaks off leaves nothing of itself behind', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.syncOnce()
    const before = await one.scopeRow()
    server.put(visitRow('a'))
    // Cannot be stored: IndexedDB takes no such key.
    server.put({ ...visitRow('b'), id: undefined as unknown as string })
    await expect(one.syncOnce()).rejects.toThrow()
    expect(await one.scopeRow()).toEqual(before)
    expect(await idsIn(one)).toEqual([])
  })

  test('a long way is gone with one page on its way while the last is stored', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { firstPage: 2, page: 2 } })
    for (let i = 0; i < 9; i++) server.put(visitRow(`v${i}`))
    const stored: number[] = []
    server.fate = async ({ verb }) => {
      if (verb === 'snapshot') stored.push(await one.db.records.count())
      return undefined
    }
    await one.syncOnce()
    // Asked for ahead, and once each.
    expect(stored).toEqual([0, 2, 2, 4, 6])
    server.seen.length = 0
    for (let i = 0; i < 9; i++) server.put(visitRow(`w${i}`))
    await one.syncOnce()
    expect(await one.view()).toEqual(server.view())
    const asked = server.seen.flatMap(({ verb, request }) =>
      verb === 'pull' ? [request.cursor] : [],
    )
    expect(asked).toEqual([9, 11, 13, 15, 17])
  })

  test('what was fetched ahead is forgotten when something was saved meanwhile', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { firstPage: 1, page: 1 } })
    for (const id of ['a', 'b', 'c']) server.put(visitRow(id))
    let pages = 0
    server.late = async ({ verb }) => {
      pages += verb === 'snapshot' ? 1 : 0
      if (pages === 2) await one.create(visit, VISIT, { id: `m${pages++}` })
    }
    await one.syncOnce()
    expect(await one.view()).toEqual(server.view())
    expect(await one.isSettled()).toBe(true)
  })

  test('[L2] a page of another place than was asked for is left alone', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.syncOnce()
    const before = await one.scopeRow()
    const { seq, toks } = server.state
    answerWith(
      server,
      { seq, tok: toks[seq] },
      { from: 5, to: 9, more: false, rows: [visitRow('a')] },
    )
    await one.syncOnce()
    expect((await one.scopeRow())?.cursor).toBe(before?.cursor)
    expect(await idsIn(one)).toEqual([])
  })

  test('[E1] the witness never goes back within an epoch', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    for (const id of ['a', 'b']) server.put(visitRow(id))
    await one.syncOnce()
    const before = await one.scopeRow()
    const { seq, toks } = server.state
    answerWith(
      server,
      { seq: 1, tok: toks[1] },
      { from: seq, to: seq, more: false, rows: [] },
    )
    await one.syncOnce()
    expect((await one.scopeRow())?.seen).toEqual(before?.seen)
    expect(before?.seen?.seq).toBe(2)
  })

  test('[L5] a pulled row never removes an edit that still waits', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.syncOnce()
    time.now += 10
    server.put(visitRow('v1', { lateReason: 'theirs' }, 5))
    duringPull(server, () => one.edit(visit, 'v1', { headcount: 7 }))
    await one.syncOnce()
    expect(await one.pending()).toHaveLength(1)
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 7, lateReason: 'theirs' } })
    expect((await one.db.records.get(['visit', 'v1']))?.base?.body).toMatchObject({
      headcount: 1,
      lateReason: 'theirs',
    })
  })

  test('[L5] a concurrent edit of the same field shows the winner, waiting or not', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.syncOnce()
    time.now += 10
    server.put(visitRow('v1', { headcount: 3 }, 30_000))
    duringPull(server, () => one.edit(visit, 'v1', { headcount: 7 }))
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 3 } })
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 3 } })
    expect(await one.pending()).toEqual([])
  })

  test('a pulled row takes the place of one that does not wait, whole', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    server.put(visitRow('v1', { lateReason: 'wrong' }))
    await one.syncOnce()
    server.state.records.set('visit/v1', {
      row: visitRow('v1', {}, 1),
      seq: ++server.state.seq,
      origin: null,
    })
    server.state.toks.push('t')
    await one.syncOnce()
    expect((await bodies(one)).v1).not.toHaveProperty('lateReason')
  })

  test('[L6][F71] a kind this version does not know is stored untouched', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    const strange = {
      ...visitRow('x1', { 'new.field': { deep: [1] } }),
      kind: 'futureKind',
    }
    server.put(strange)
    await one.syncOnce()
    expect((await one.view()).get('futureKind/x1')).toEqual(strange)
  })
})

type Server = ReturnType<typeof setup>['server']

/** `meanwhile` happens on the tablet while its next pull is under way. */
function duringPull(server: Server, meanwhile: () => Promise<unknown>): void {
  server.fate = async ({ verb }) => {
    if (verb !== 'pull') return undefined
    server.fate = () => undefined
    await meanwhile()
    return undefined
  }
}

/** Whatever is asked, the answer is `page` of this head. */
function answerWith(server: Server, head: object, page: object): void {
  const answer = { v: 1, epoch: server.state.epoch, now: START, head, page }
  server.fate = () => ({ answer: { ...answer, lastN: 0, lastH: '', durableN: null } })
}
