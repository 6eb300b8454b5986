import { describe, expect, test } from 'vitest'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import type { ScriptedServer } from './scripted-server.ts'
import { bodies, DAY, idsIn, SCOPE, START, STORE, setup, VISIT, visitRow } from './setup.ts'

const pushes = (server: ScriptedServer) => server.seen.filter(({ verb }) => verb === 'push')

describe('push', () => {
  test('[O3] a mutation leaves the outbox only when the server has acknowledged it', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    server.fate = () => 'lose request'
    expect(await one.syncOnce()).toEqual({ type: 'offline' })
    expect(await one.pending()).toHaveLength(1)
    server.fate = () => undefined
    expect(await one.syncOnce()).toEqual({ type: 'synced' })
    expect(await one.pending()).toEqual([])
    expect([...server.view().keys()]).toEqual(['visit/v1'])
  })

  test('[O3][F1] a lost reply: the same batch goes again and changes nothing', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.syncOnce()
    await one.create(visit, VISIT, { id: 'v1' })
    server.fate = ({ verb }) => (verb === 'push' ? 'lose reply' : undefined)
    await one.syncOnce()
    const seq = server.state.seq
    server.fate = () => undefined
    await one.syncOnce()
    const [first, again] = pushes(server)
    expect(again?.request).toMatchObject({
      first: 1,
      mutations: first?.request && [expect.anything()],
    })
    expect(server.state.seq).toBe(seq)
    expect(await one.pending()).toEqual([])
  })

  test('[O2] goes out in the order it was written, numbered without holes', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { batch: 2 } })
    for (const id of ['v3', 'v1', 'v2']) await one.create(visit, VISIT, { id })
    await one.syncOnce()
    const sent = pushes(server).flatMap(({ request }) =>
      'first' in request
        ? request.mutations.map((bytes, i) => [
            request.first + i,
            JSON.parse(new TextDecoder().decode(bytes)).changes[0].id,
          ])
        : [],
    )
    expect(sent).toEqual([
      [1, 'v3'],
      [2, 'v1'],
      [3, 'v2'],
    ])
  })

  test('brings back what others did in the same exchange', async () => {
    const { server, tablet } = setup()
    const [one, other] = [await tablet(), await tablet()]
    await one.syncOnce()
    await other.create(visit, VISIT, { id: 'theirs' })
    await other.syncOnce()
    await one.create(visit, VISIT, { id: 'mine' })
    server.seen.length = 0
    await one.syncOnce()
    expect(server.seen.map(({ verb }) => verb)).toEqual(['push'])
    expect(await idsIn(one)).toEqual(['mine', 'theirs'])
  })

  test('[P7] an answer that proves another mutation is not taken, and a new client id is', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.syncOnce()
    await one.create(visit, VISIT, { id: 'v1' })
    const before = await one.scopeRow()
    server.put({
      kind: 'visit',
      id: 'theirs',
      sv: 1,
      body: VISIT,
      stamp: '0000000000010000-others',
      by: null,
      captured: null,
    })
    const seen: object[] = []
    server.fate = ({ verb, request }) => {
      if (verb === 'push' && request.client === before?.client) {
        const { seq, toks, epoch } = server.state
        const head = { seq, tok: toks[seq] as string }
        const answer = {
          ...{ v: 1, epoch, now: 1, head, durableN: null, restamped: [], refused: [] },
          lastN: 1,
          lastH: 'f'.repeat(32),
          page: { from: before.cursor, to: seq, more: false, rows: [] },
        }
        seen.push(answer)
        return { answer }
      }
      return undefined
    }
    await one.syncOnce()
    const after = await one.scopeRow()
    expect(seen).toHaveLength(1)
    expect(after?.client).not.toBe(before?.client)
    expect(await idsIn(one)).toEqual(['theirs', 'v1'])
    expect(server.view().has('visit/v1')).toBe(true)
    expect(await one.pending()).toEqual([])
  })

  test.each([
    { name: 'another hash for what is acknowledged', lastN: 1, lastH: 'f'.repeat(32) },
    { name: 'less than was acknowledged', lastN: 0, lastH: '' },
    { name: 'more than was ever written', lastN: 9, lastH: 'f'.repeat(32) },
  ])('[P7] nothing is taken of an answer with $name', async ({ lastN, lastH }) => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    const before = await one.scopeRow()
    const { seq, epoch } = server.state
    let isFirst = true
    server.fate = () => {
      if (!isFirst) return 'lose request'
      isFirst = false
      const head = { seq: seq + 1, tok: 'of another' }
      const page = { from: seq, to: seq + 1, more: false, rows: [visitRow('theirs')] }
      const now = START
      return { answer: { v: 1, epoch, now, head, lastN, lastH, durableN: null, page } }
    }
    await one.syncOnce()
    const after = await one.scopeRow()
    expect(after).toMatchObject({ seen: before?.seen, cursor: before?.cursor, ackedN: 0 })
    expect(after?.client).not.toBe(before?.client)
    expect(await idsIn(one)).toEqual(['v1'])
    expect(await one.pending()).toEqual([])
  })

  test('[P7] an answer that knows more of us than was sent is held against the log', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'same' })
    // It has a client id, and the server has not heard of it yet.
    server.fate = () => 'lose request'
    await one.syncOnce()
    server.fate = () => undefined
    const image = await one.cloneInto({
      ...optionsOf(time),
      ...{ seed: 99, transport: server, limits: { batch: 1 } },
    })
    await one.create(visit, VISIT, { id: 'one' })
    await image.create(visit, VISIT, { id: 'image' })
    await one.syncOnce()
    const before = await image.scopeRow()
    let isFirst = true
    server.fate = () => {
      if (!isFirst) return 'lose request'
      isFirst = false
      return undefined
    }
    await image.syncOnce()
    const after = await image.scopeRow()
    expect(after?.client).not.toBe(before?.client)
    expect(after).toMatchObject({ ackedN: 0, ackedOrder: 0, seen: null })
    server.fate = () => undefined
    await image.syncOnce()
    expect(await idsIn(image)).toEqual(['image', 'one', 'same'])
  })

  test('[P3] at a fork, what was the same is acknowledged and the rest goes again', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'same' })
    // It has a client id, and the server has not heard of it yet.
    server.fate = () => 'lose request'
    await one.syncOnce()
    server.fate = () => undefined
    const image = await one.cloneInto({ ...optionsOf(time), seed: 99, transport: server })
    await one.create(visit, VISIT, { id: 'one' })
    await image.create(visit, VISIT, { id: 'image' })
    await one.syncOnce()
    let isFirst = true
    server.fate = () => {
      if (!isFirst) return 'lose request'
      isFirst = false
      return undefined
    }
    await image.syncOnce()
    const waits = await image.pending()
    expect(waits.map(({ mutation }) => mutation.changes[0]?.id)).toEqual(['image'])
    server.fate = () => undefined
    await image.syncOnce()
    expect(await idsIn(image)).toEqual(['image', 'one', 'same'])
  })

  test('[P7] a pull that knows more of us than we wrote is not taken either', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    await one.syncOnce()
    const image = await one.cloneInto({ ...optionsOf(time), seed: 99, transport: server })
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    const before = await image.scopeRow()
    await image.syncOnce()
    expect((await image.scopeRow())?.client).not.toBe(before?.client)
    expect(await idsIn(image)).toEqual(['v1'])
  })

  test('[C1][F54] two tablets from one image keep working; nothing is lost or doubled', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'before' })
    await one.syncOnce()
    const image = await one.cloneInto({ ...optionsOf(time), seed: 99, transport: server })
    await one.create(visit, VISIT, { id: 'one' })
    await image.create(visit, VISIT, { id: 'image' })
    await one.syncOnce()
    await image.syncOnce()
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['before', 'image', 'one'])
    expect(await idsIn(image)).toEqual(['before', 'image', 'one'])
    expect((await one.scopeRow())?.client).not.toBe((await image.scopeRow())?.client)
  })

  test('[F55] a tablet put back to an older state sends its old outbox harmlessly', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    const weekOld = await one.cloneInto({ ...optionsOf(time), seed: 99, transport: server })
    await one.create(visit, VISIT, { id: 'v2' })
    await one.syncOnce()
    one.close()
    await weekOld.create(visit, VISIT, { id: 'v3' })
    await weekOld.syncOnce()
    expect(await idsIn(weekOld)).toEqual(['v1', 'v2', 'v3'])
    expect(server.view().size).toBe(3)
  })

  test('a hole or a lost acknowledgement: what is pending goes again under a new id', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    server.state.clients.clear()
    await one.create(visit, VISIT, { id: 'v2' })
    await one.syncOnce()
    expect(await idsIn(one)).toEqual(['v1', 'v2'])
    expect(await one.pending()).toEqual([])
    const gone = pushes(server).at(-1)?.request
    expect(gone).toMatchObject({ first: 1 })
  })

  test('[P10] a batch that is too large is halved; one too large by itself is parked, visible', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    server.maxMutations = 1
    for (const id of ['v1', 'v2', 'v3']) await one.create(visit, VISIT, { id })
    await one.syncOnce()
    expect(server.view().size).toBe(3)
    server.maxMutations = 0
    await one.create(visit, VISIT, { id: 'huge' })
    await one.syncOnce()
    // It does not wait any more: no later acknowledgement is needed for the count to be right.
    expect((await one.scopeRow())?.ackedOrder).toBe(4)
    server.maxMutations = 1000
    await one.create(visit, VISIT, { id: 'v4' })
    await one.syncOnce()
    expect(await one.refused()).toMatchObject([
      { code: 'too_large', entry: null, state: 'open' },
    ])
    expect(await one.pending()).toEqual([])
    expect([...server.view().keys()].sort()).toEqual(
      ['v1', 'v2', 'v3', 'v4'].map((id) => `visit/${id}`),
    )
    expect(await idsIn(one)).toEqual(['v1', 'v2', 'v3', 'v4'])
  })

  test('[P6][F22] a refused one is kept and shown, and does not hold up those behind it', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.create(visit, VISIT, { id: 'poison' })
    await one.edit(visit, 'v1', { headcount: 2 })
    server.refuse = ({ changes }) =>
      changes[0]?.id === 'poison' ? 'not_allowed' : undefined
    await one.syncOnce()
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 2 } })
    expect(await idsIn(one)).toEqual(['v1'])
    expect(await one.refused()).toMatchObject([
      { code: 'not_allowed', mutation: { changes: [{ id: 'poison' }] }, state: 'open' },
    ])
    expect(await one.pending()).toEqual([])
  })

  test('a refused edit goes from the screen; the accepted and the waiting ones stay', async () => {
    const { server, tablet } = setup()
    const one = await tablet({ limits: { batch: 3 } })
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    await one.edit(visit, 'v1', { headcount: 2 })
    await one.edit(visit, 'v1', { arriveAt: 5 })
    await one.edit(visit, 'v1', { visitOrder: 'repeat' })
    await one.edit(visit, 'v1', { visitKind: 'pickup' })
    server.refuse = ({ changes }) => (changes[0]?.set.arriveAt ? 'not_allowed' : undefined)
    // The first three are answered, the fourth does not get out.
    server.fate = ({ verb, request }) =>
      verb === 'push' && request.mutations.length === 1 ? 'lose request' : undefined
    await one.syncOnce()
    const expected = { ...VISIT, headcount: 2, visitOrder: 'repeat', visitKind: 'pickup' }
    expect(await bodies(one)).toEqual({ v1: expected })
    expect(await one.pending()).toHaveLength(1)
    server.fate = () => undefined
    await one.syncOnce()
    expect(await bodies(one)).toEqual({ v1: expected })
    expect(server.view().get('visit/v1')?.body).toEqual(expected)
  })

  test('two edits that wait, the first refused: the screen keeps only the second', async () => {
    const { server, tablet } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    await one.edit(visit, 'v1', { arriveAt: 5 })
    await one.edit(visit, 'v1', { headcount: 2 })
    server.refuse = ({ changes }) => (changes[0]?.set.arriveAt ? 'not_allowed' : undefined)
    await one.syncOnce()
    expect(await bodies(one)).toEqual({ v1: { ...VISIT, headcount: 2 } })
  })

  test('a stamp the server rewrote is stored in the log and in the record', async () => {
    const { server, tablet } = setup()
    const ahead = await tablet({ skew: 3 * 86_400_000 })
    await ahead.create(visit, VISIT, { id: 'v1' })
    await ahead.syncOnce()
    const [entry] = await ahead.log()
    const rewritten = server.view().get('visit/v1')?.stamp
    expect(entry?.mutation.changes[0]?.stamp).toBe(rewritten)
    expect((await ahead.view()).get('visit/v1')?.stamp).toBe(rewritten)
  })

  test('tells the server its clock, its boot and how far it has seen', async () => {
    const { server, tablet, time } = setup()
    const one = await tablet({ skew: 5000 })
    await one.syncOnce()
    time.now += 1000
    await one.create(visitUndo, { day: DAY, visitId: 'v1' }, { id: 'u1' })
    time.now += 500
    await one.syncOnce()
    const request = pushes(server)[0]?.request
    expect(request).toMatchObject({
      scope: SCOPE,
      clock: { wall: time.now + 5000, off: -5000, boots: { [one.clock.boot]: time.now } },
      seen: { seq: 0 },
    })
    const [entry] = await one.log()
    expect(entry?.mutation.at).toEqual({
      wall: time.now - 500 + 5000,
      start: 5000,
      boot: one.clock.boot,
      off: -5000,
      seq: 0,
    })
  })
})

function optionsOf(time: { now: number }) {
  return { clock: { now: () => time.now, mono: () => time.now }, storeId: STORE }
}
