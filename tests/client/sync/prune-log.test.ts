import { describe, expect, test } from 'vitest'
import { prunableOrder } from '#client/sync/prune-log.ts'
import { newScope } from '#client/sync/scope-row.ts'
import { visit } from '#shared/visit/visit.ts'
import { SCOPE, setup, VISIT } from './setup.ts'

const DAY_MS = 86_400_000

describe('the log', () => {
  test.each([
    { name: 'in a backup, 14 days', days: 14, durable: 5, expected: 5 },
    { name: 'in a backup, not yet 14 days', days: 13.9, durable: 5, expected: 0 },
    { name: 'in no backup, 44 days', days: 44, durable: 0, expected: 0 },
    { name: 'in no backup, 45 days', days: 45, durable: 0, expected: 5 },
    { name: 'in a backup only in part', days: 20, durable: 4, expected: 0 },
  ])('[O4] $name: pruned up to $expected', ({ days, durable, expected }) => {
    const row = { ...newScope(SCOPE, 'c'), durableOrder: durable, marks: [[5, 0]] as const }
    expect(prunableOrder(row, days * DAY_MS)).toBe(expected)
  })

  test('[O4] what is acknowledged stays for 45 days without backups, then goes', async () => {
    const { tablet, time, server } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    time.now += 44 * DAY_MS
    await one.create(visit, VISIT, { id: 'v2' })
    await one.syncOnce()
    expect(await one.log()).toHaveLength(2)
    time.now += 2 * DAY_MS
    await one.syncOnce()
    expect((await one.log()).map(({ mutation }) => mutation.changes[0]?.id)).toEqual(['v2'])
    expect((await one.view()).size).toBe(2)
    await one.create(visit, VISIT, { id: 'v3' })
    await one.syncOnce()
    expect(server.view().size).toBe(3)
  })

  test('[O4] with a backup reported, 14 days are enough', async () => {
    const { tablet, time, server } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    server.durable = true
    await one.syncOnce()
    time.now += 13 * DAY_MS
    await one.syncOnce()
    expect(await one.log()).toHaveLength(1)
    time.now += 2 * DAY_MS
    await one.syncOnce()
    expect(await one.log()).toEqual([])
  })

  test('[O4] nothing is pruned while anything waits', async () => {
    const { tablet, time, server } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    time.now += 100 * DAY_MS
    server.late = async ({ verb }) => {
      if (verb === 'pull') await one.create(visit, VISIT, { id: 'v2' })
    }
    await one.syncOnce()
    expect(await one.log()).toHaveLength(2)
  })

  test('[O4] after a new epoch the pruned part is not missed, the rest goes again', async () => {
    const { tablet, time, server } = setup()
    const one = await tablet()
    await one.create(visit, VISIT, { id: 'v1' })
    await one.syncOnce()
    time.now += 46 * DAY_MS
    await one.create(visit, VISIT, { id: 'v2' })
    await one.syncOnce()
    time.now += 7 * 3_600_000
    await one.syncOnce()
    expect(await one.log()).toHaveLength(1)
    const lost = server.backup()
    lost.records.clear()
    lost.clients.clear()
    lost.toks = lost.toks.map((tok) => `${tok} of the backup`)
    server.restore(lost)
    await one.syncOnce()
    expect([...server.view().keys()]).toEqual(['visit/v1', 'visit/v2'])
    expect(await one.pending()).toEqual([])
  })
})
