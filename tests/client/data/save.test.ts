import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { person } from '#shared/people/person.ts'
import { lastStamp } from '#shared/record/record.ts'
import { STAMP_PATTERN } from '#shared/record/stamp.ts'
import { mutationSchema } from '#shared/sync/protocol.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { bodies, DAY, idsIn, SCOPE, START, setup, VISIT, visitRow } from '../sync/setup.ts'
import { FaultyStorage } from './faulty-storage.ts'

const COMPLAINT = {
  day: DAY,
  learnedAt: START,
  enteredAt: START,
  channel: 'on_site',
  category: 'waiting',
  level: 2,
  customerName: '王小姐',
  description: '等了四十分鐘',
  ownerId: null,
}
const CHEN = { by: 'chen', actor: 'supervisor' } as const

describe('saving', () => {
  test('[O1] writes the record and its mutation, as the protocol has it', async () => {
    const { tablet, time } = setup()
    const one = await tablet({ author: CHEN })
    const result = await one.create(
      visit,
      { ...VISIT, lateReason: undefined },
      { id: 'v1' },
    )
    expect(result).toEqual({ type: 'saved', ids: ['v1'], scope: SCOPE })
    const [entry] = await one.log()
    expect(mutationSchema.safeParse(entry?.mutation).success).toBe(true)
    expect(entry).toMatchObject({
      order: 1,
      scope: SCOPE,
      savedAt: time.now,
      mutation: {
        by: 'chen',
        sv: 1,
        changes: [{ kind: 'visit', id: 'v1', set: VISIT, isNew: true }],
      },
    })
    expect(entry?.mutation.changes[0]?.stamp).toMatch(STAMP_PATTERN)
    expect(await one.db.records.get(['visit', 'v1'])).toMatchObject({
      scope: SCOPE,
      body: VISIT,
      by: 'chen',
      captured: null,
      day: DAY,
      order: 1,
      base: null,
    })
  })

  test('[A6] nobody owns or closes a complaint about himself', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: CHEN })
    const about = { ...COMPLAINT, aboutStaff: ['chen'] }
    const refused = { type: 'refused', refusal: { code: 'not_allowed' } }
    const owned = { ...about, ownerId: 'chen' }
    expect(await one.create(complaint, owned as never, { id: 'c0' })).toMatchObject(refused)
    await one.create(complaint, about as never, { id: 'c1' })
    expect(await one.edit(complaint, 'c1', { closed: true })).toMatchObject(refused)
    expect(await one.edit(complaint, 'c1', { solution: '我的說明' })).toMatchObject({
      type: 'saved',
    })
    expect(await one.log()).toHaveLength(2)
  })

  test('[O1] every write of the outbox is strict', async () => {
    const { tablet } = setup()
    const storage = new FaultyStorage()
    const one = await tablet({ factory: storage.factory })
    await one.create(visit, VISIT, { id: 'v1' })
    await one.edit(visit, 'v1', { headcount: 2 })
    const writes = storage.transactions.filter(({ stores }) => stores.includes('mutations'))
    expect(writes).toHaveLength(2)
    for (const { stores, mode, durability } of writes) {
      expect({ mode, durability }).toEqual({ mode: 'readwrite', durability: 'strict' })
      expect(stores).toContain('records')
    }
  })

  test.each([1, 2])(
    '[O1] a write that fails at request %i leaves nothing',
    async (request) => {
      const { tablet } = setup()
      const storage = new FaultyStorage()
      const one = await tablet({ factory: storage.factory })
      storage.failRequest(request, 'QuotaExceededError')
      const result = await one.create(visit, VISIT, { id: 'v1' })
      expect(result).toEqual({ type: 'not_saved', reason: 'full' })
      expect(await one.log()).toEqual([])
      expect(await idsIn(one)).toEqual([])
    },
  )

  test('[O5][DU-10] a lost connection is replaced, and the tap is saved', async () => {
    const { tablet } = setup()
    const storage = new FaultyStorage()
    const one = await tablet({ factory: storage.factory })
    for (const error of ['UnknownError', 'InvalidStateError'] as const) {
      storage.failTransactions(2, error)
      expect(await one.create(visit, VISIT)).toMatchObject({ type: 'saved' })
    }
    storage.failRequest(1, 'UnknownError')
    expect(await one.create(visit, VISIT)).toMatchObject({ type: 'saved' })
    expect(await one.log()).toHaveLength(3)
    expect(storage.opened).toBeGreaterThan(3)
  })

  test('[O5][DU-10] when a fresh connection fails too, it is said, and nothing claims otherwise', async () => {
    const { tablet } = setup()
    const storage = new FaultyStorage()
    const one = await tablet({ factory: storage.factory })
    storage.failTransactions(Number.POSITIVE_INFINITY, 'UnknownError')
    expect(await one.create(visit, VISIT, { id: 'v1' })).toEqual({
      type: 'not_saved',
      reason: 'storage',
    })
    expect(await one.edit(visit, 'v1', { headcount: 2 })).toMatchObject({
      type: 'not_saved',
    })
    storage.failTransactions(0, 'UnknownError')
    expect(await one.log()).toEqual([])
    expect(await idsIn(one)).toEqual([])
  })

  test.each([
    {
      name: 'a value out of range',
      set: { ...VISIT, headcount: 0 },
      code: 'invalid_field',
    },
    { name: 'a field missing', set: { day: DAY }, code: 'missing_field' },
    { name: 'a name no field may have', set: { ...VISIT, '1x': 1 }, code: 'invalid_field' },
  ])('[O6] the gate says no and nothing is written: $name', async ({ set, code }) => {
    const { tablet } = setup()
    const one = await tablet()
    expect(await one.create(visit, set, { id: 'v1' })).toMatchObject({
      type: 'refused',
      refusal: { code },
    })
    expect(await one.log()).toEqual([])
    expect(await idsIn(one)).toEqual([])
  })

  test('[O6] without the right nothing is written', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: { by: 'chen', actor: 'consultant' } })
    const set = { name: 'x', role: 'admin', storeIds: [], active: true }
    expect(await one.create(person, set)).toMatchObject({
      type: 'refused',
      refusal: { code: 'not_allowed' },
    })
    expect(await one.edit(complaint, 'none', { level: 1 })).toMatchObject({
      refusal: { code: 'missing_field' },
    })
    expect(await one.log()).toEqual([])
  })

  test('[O6] one bad draft of a mutation, and none of it is written', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: CHEN })
    await one.create(complaint, COMPLAINT, { id: 'c1' })
    const step = { day: DAY, complaintId: 'c1', step: 'replied', at: -1 }
    const result = await one.commit([
      { kind: complaint, id: 'c1', set: { closed: true } },
      { kind: complaintStep, id: 's1', set: step, isNew: true },
    ])
    expect(result).toMatchObject({ type: 'refused' })
    expect(await one.log()).toHaveLength(1)
    expect((await bodies(one)).c1).not.toHaveProperty('closed')
  })

  test('the drafts of one commit are one mutation', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: CHEN })
    await one.create(complaint, COMPLAINT, { id: 'c1' })
    const step = {
      day: DAY,
      complaintId: 'c1',
      step: 'closed',
      at: START,
      satisfaction: 'very',
    }
    await one.commit([
      { kind: complaintStep, id: 's1', set: step, isNew: true },
      { kind: complaint, id: 'c1', set: { closed: true } },
    ])
    const log = await one.log()
    expect(log).toHaveLength(2)
    expect(log[1]?.mutation.changes.map(({ id }) => id)).toEqual(['s1', 'c1'])
    expect(await one.db.records.get(['complaint', 'c1'])).not.toHaveProperty('open')
    expect(await one.db.records.get(['complaintStep', 's1'])).toMatchObject({
      parent: 'c1',
    })
  })

  test('[M5] an event is written once: the same tap again is nothing, another is refused', async () => {
    const { tablet } = setup()
    const one = await tablet()
    const undo = { day: DAY, visitId: 'v1' }
    await one.create(visitUndo, undo, { id: 'u1' })
    expect(await one.create(visitUndo, undo, { id: 'u1' })).toMatchObject({ type: 'saved' })
    expect(
      await one.create(visitUndo, { ...undo, visitId: 'v2' }, { id: 'u1' }),
    ).toMatchObject({
      refusal: { code: 'append_only' },
    })
    expect(await one.log()).toHaveLength(1)
  })

  test('an edit says what its author had seen', async () => {
    const { tablet, server } = setup()
    const one = await tablet()
    server.put(visitRow('v1'))
    await one.syncOnce()
    await one.edit(visit, 'v1', { headcount: 2, lateReason: 'x' })
    expect((await one.log())[0]?.mutation.changes[0]).toMatchObject({
      base: { headcount: visitRow('v1').stamp },
      set: { headcount: 2, lateReason: 'x' },
    })
  })

  test('[M7] an edit made knowing the winner clears what had lost', async () => {
    const { tablet, server } = setup()
    const one = await tablet()
    const also = { headcount: [[5, visitRow('v1').stamp, 'li']] } as never
    server.put({ ...visitRow('v1'), also })
    await one.syncOnce()
    expect(await one.db.records.where('clash').equals(1).count()).toBe(1)
    await one.edit(visit, 'v1', { lateReason: 'x' })
    expect((await one.view()).get('visit/v1')).toHaveProperty('also')
    await one.edit(visit, 'v1', { headcount: 5 })
    expect((await one.view()).get('visit/v1')).not.toHaveProperty('also')
    expect(await one.db.records.where('clash').equals(1).count()).toBe(0)
  })

  test('[S3][F32] a clock three days behind: an edit made after seeing a value replaces it', async () => {
    const { tablet, server } = setup()
    const behind = await tablet({ skew: -3 * 86_400_000 })
    server.put(visitRow('v1', { headcount: 3 }, 30_000))
    // Its offset is not known: the answer's time never reached it.
    await behind.syncOnce()
    behind.clock.setOffset(0, false)
    await behind.edit(visit, 'v1', { headcount: 4 })
    expect(
      lastStamp((await behind.view()).get('visit/v1')!) > visitRow('v1', {}, 30_000).stamp,
    ).toBe(true)
    await behind.syncOnce()
    expect(server.view().get('visit/v1')?.body).toMatchObject({ headcount: 4 })
  })

  test('[S2][F33] a clock set back two hours mid-shift: the order of its own edits stays', async () => {
    const { tablet, server, time } = setup()
    let skew = 0
    const clock = { now: () => time.now + skew, mono: () => time.now }
    const one = await tablet({ clock })
    await one.create(visit, VISIT, { id: 'v1' })
    await one.edit(visit, 'v1', { headcount: 2 })
    skew = -7_200_000
    time.now += 1000
    await one.edit(visit, 'v1', { headcount: 3 })
    await one.create(visit, VISIT, { id: 'v2' })
    const stamps = (await one.log()).map(({ mutation }) => mutation.changes[0]?.stamp)
    expect(stamps).toEqual([...stamps].sort())
    expect(new Set(stamps).size).toBe(4)
    expect(await bodies(one)).toMatchObject({ v1: { headcount: 3 } })
    await one.syncOnce()
    expect(server.view().get('visit/v1')?.body).toMatchObject({ headcount: 3 })
  })

  test('[F79] the name on an item is that of whoever wrote it, whoever comes after', async () => {
    const { tablet } = setup()
    const one = await tablet({ author: CHEN })
    await one.create(visit, VISIT, { id: 'v1' })
    const next = await one.restart({ author: { by: 'lin', actor: 'manager' } })
    await next.edit(visit, 'v1', { headcount: 2 })
    expect((await next.log()).map(({ mutation }) => mutation.by)).toEqual(['chen', 'lin'])
    expect((await next.view()).get('visit/v1')?.by).toBe('chen')
  })

  test('a bug is thrown, not called a failed storage', async () => {
    const { tablet } = setup()
    const one = await tablet({ factory: new IDBFactory() })
    await expect(one.commit([])).rejects.toThrow('share one scope')
  })
})
