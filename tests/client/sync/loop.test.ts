import { describe, expect, test } from 'vitest'
import type { RoundResult } from '#client/sync/engine.ts'
import { type LoopOptions, type LoopStatus, SyncLoop } from '#client/sync/loop.ts'
import { visit } from '#shared/visit/visit.ts'
import { ManualTimers, settle } from './manual-timers.ts'
import { setup, VISIT } from './setup.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** A loop on hand-wound time. `answer` decides each round. */
function start(answer: (scope: string) => RoundResult, options: Partial<LoopOptions> = {}) {
  const timers = new ManualTimers()
  const rounds: { scope: string; at: number }[] = []
  const told: LoopStatus[] = []
  const loop = new SyncLoop({
    scopes: ['org', 'store'],
    timers,
    mono: () => timers.now,
    random: () => 1,
    isVisible: () => true,
    isLive: () => false,
    seqOf: () => undefined,
    onStatus: (status) => told.push(status),
    onError: () => {},
    syncOnce: async (scope) => {
      rounds.push({ scope, at: timers.now })
      return answer(scope)
    },
    ...options,
  })
  return { loop, timers, rounds, told, times: () => rounds.map(({ at }) => at) }
}

const offline = (): RoundResult => ({ type: 'offline' })
const synced = (): RoundResult => ({ type: 'synced' })

describe('the loop', () => {
  test('syncs every scope at the start, one after the other', async () => {
    const { loop, rounds } = start(synced)
    loop.wake('start')
    await settle()
    expect(rounds.map(({ scope }) => scope)).toEqual(['org', 'store'])
  })

  test('a tap goes out at once, and only its scope', async () => {
    const { loop, rounds } = start(synced)
    loop.wake('saved', 'store')
    await settle()
    expect(rounds).toEqual([{ scope: 'store', at: 0 }])
  })

  test('what the stream tells of our own push costs no round of its own', async () => {
    let held = 6
    const { loop, rounds } = start(
      () => {
        held = 7
        return synced()
      },
      { seqOf: () => held },
    )
    loop.wake('saved', 'store')
    // Told before the answer is here.
    loop.wake('live', 'store', 7)
    await settle()
    loop.wake('live', 'store', 7)
    await settle()
    expect(rounds).toHaveLength(1)
    loop.wake('live', 'store', 8)
    await settle()
    expect(rounds).toHaveLength(2)
  })

  test('what comes while a round is under way gets a round of its own', async () => {
    const { loop, rounds } = start(synced)
    loop.wake('saved', 'store')
    loop.wake('saved', 'store')
    await settle()
    expect(rounds).toHaveLength(2)
  })

  test('[K3] waits twice as long after each failure, up to five minutes, and never gives up', async () => {
    const { loop, timers, times } = start(offline, {
      isVisible: () => false,
      isLive: () => true,
    })
    loop.wake('saved', 'store')
    await timers.wind(20 * MINUTE)
    const waits = times().map((at, i) => (at - (times()[i - 1] ?? 0)) / SECOND)
    expect(waits.slice(0, 9)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128])
    expect(Math.max(...waits)).toBeLessThanOrEqual(300)
    expect(times().at(-1)).toBeGreaterThan(14 * MINUTE)
  })

  test("[K3] success resets it, and so does a person's tap", async () => {
    let answer: RoundResult = offline()
    const { loop, timers, times } = start(() => answer)
    loop.wake('saved', 'store')
    await timers.wind(20 * SECOND)
    loop.wake('person')
    await settle()
    expect(times().at(-1)).toBe(20 * SECOND)
    await timers.wind(SECOND)
    expect(times().at(-1)).toBe(21 * SECOND)
    answer = synced()
    await timers.wind(2 * SECOND)
    answer = offline()
    loop.wake('saved', 'store')
    await settle()
    const failed = times().at(-1) as number
    await timers.wind(SECOND)
    expect(times().at(-1)).toBe(failed + SECOND)
  })

  test.each(['person', 'online', 'visible', 'live', 'poll', 'saved', 'start'] as const)(
    '[K3][F12] the wait a server asks for is waited out, whatever happens: %s',
    async (reason) => {
      const { loop, timers, times } = start(() => ({
        type: 'later',
        retryAfterMs: 90 * SECOND,
      }))
      loop.wake('saved', 'store')
      await timers.wind(30 * SECOND)
      loop.wake(reason)
      await timers.wind(59 * SECOND)
      expect(times()).toEqual([0])
      await timers.wind(3 * SECOND)
      expect(times().length).toBeGreaterThan(1)
    },
  )

  test.each(['online', 'visible', 'live'] as const)(
    '[K5][F8] a hint makes it try sooner, whatever the flag says: %s',
    async (reason) => {
      const { loop, timers, times } = start(offline)
      loop.wake('saved', 'store')
      await timers.wind(8 * SECOND)
      const before = times().length
      loop.wake(reason)
      await settle()
      expect(times()).toHaveLength(before + 1)
    },
  )

  test('[K5][F8] without any hint it tries again all the same', async () => {
    let answer: RoundResult = offline()
    const { loop, timers, told } = start(() => answer)
    loop.wake('saved', 'store')
    await timers.wind(5 * MINUTE)
    expect(told.at(-1)?.offlineSince).toBe(0)
    answer = synced()
    await timers.wind(MINUTE)
    expect(told.at(-1)).toMatchObject({ offlineSince: null, isServerDown: false })
  })

  test.each([
    { isLive: false, isVisible: true, within: MINUTE },
    { isLive: true, isVisible: true, within: 5 * MINUTE },
    { isLive: false, isVisible: false, within: 5 * MINUTE },
  ])(
    '[K4] polls on its own: live $isLive, visible $isVisible',
    async ({ isLive, isVisible, within }) => {
      const { timers, rounds } = start(synced, {
        isLive: () => isLive,
        isVisible: () => isVisible,
      })
      await timers.wind(within - 1)
      expect(rounds).toEqual([])
      await timers.wind(2)
      expect(rounds).toHaveLength(2)
    },
  )

  test('[K4][F9] a hidden failure ends within a minute of healing on a visible tablet', async () => {
    let answer: RoundResult = offline()
    const { loop, timers, rounds } = start(() => answer)
    loop.wake('saved', 'store')
    await timers.wind(10 * MINUTE)
    answer = synced()
    const before = rounds.length
    await timers.wind(MINUTE)
    expect(rounds.length).toBeGreaterThan(before)
  })

  test('[K7] signed out, it pauses, and goes on when a person comes', async () => {
    const { loop, timers, times, told } = start(() => ({ type: 'signed_out' }))
    loop.wake('saved', 'store')
    await timers.wind(4 * MINUTE)
    loop.wake('live')
    await timers.wind(30 * SECOND)
    expect(times()).toEqual([0])
    expect(told.at(-1)?.isSignedOut).toBe(true)
    loop.wake('person')
    await settle()
    expect(times()).toHaveLength(2)
  })

  test('a scope that is refused does not starve the others', async () => {
    const { loop, rounds } = start((scope) =>
      scope === 'org' ? { type: 'rejected', error: 'invalid' } : synced(),
    )
    loop.wake('start')
    await settle()
    expect(rounds.map(({ scope }) => scope)).toEqual(['org', 'store'])
  })

  test('a round that throws is told and tried again', async () => {
    const errors: unknown[] = []
    let isBroken = true
    const { loop, timers, rounds } = start(
      () => {
        if (isBroken) throw new Error('the storage is gone')
        return synced()
      },
      { onError: (error) => errors.push(error) },
    )
    loop.wake('saved', 'store')
    await settle()
    isBroken = false
    await timers.wind(2 * SECOND)
    expect(errors).toHaveLength(1)
    expect(rounds).toHaveLength(2)
  })

  test('stopped, it starts nothing more', async () => {
    const { loop, timers, rounds } = start(offline)
    loop.wake('saved', 'store')
    await settle()
    loop.stop()
    loop.wake('person')
    await timers.wind(10 * MINUTE)
    expect(rounds).toHaveLength(1)
  })

  test.each(['signed_out', 'scope_revoked', 'forged', 'invalid'] as const)(
    '[K2][F75] %s on every request for a day: the outbox is as full as before',
    async (error) => {
      const { server, tablet } = setup()
      const one = await tablet()
      for (const id of ['v1', 'v2', 'v3']) await one.create(visit, VISIT, { id })
      server.fate = () => ({ answer: { error } })
      const { timers, loop, rounds } = start(offline, { syncOnce: () => one.syncOnce() })
      loop.wake('saved', 'store')
      for (let hour = 0; hour < 24; hour++) {
        await timers.wind(60 * MINUTE)
        loop.wake('person')
        await settle()
        await one.syncOnce()
      }
      expect(rounds).toEqual([])
      expect(await one.pending()).toHaveLength(3)
      expect(await one.refused()).toEqual([])
      server.fate = () => undefined
      expect(await one.syncOnce()).toEqual({ type: 'synced' })
      expect(server.view().size).toBe(3)
    },
  )
})
