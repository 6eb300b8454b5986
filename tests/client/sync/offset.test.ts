import { describe, expect, test } from 'vitest'
import { bestOffset, learnOffset, type OffsetSample } from '#client/sync/offset.ts'
import { visit } from '#shared/visit/visit.ts'
import { setup, VISIT } from './setup.ts'

const sample = (off: number, roundTripMs: number): OffsetSample => ({ off, roundTripMs })
const learnAll = (samples: readonly OffsetSample[]) =>
  samples.reduce(learnOffset, [] as readonly OffsetSample[])

describe('the offset', () => {
  test('[T3] is that of the quickest exchange', () => {
    expect(bestOffset([])).toBeNull()
    expect(
      bestOffset(learnAll([sample(900, 800), sample(500, 40), sample(100, 900)])),
    ).toBe(500)
  })

  test('[T3] of the last eight: the ninth pushes the first out', () => {
    const quick = sample(500, 10)
    const slow = Array.from({ length: 8 }, () => sample(700, 300))
    expect(bestOffset(learnAll([quick, ...slow.slice(0, 7)]))).toBe(500)
    expect(bestOffset(learnAll([quick, ...slow]))).toBe(700)
  })

  test.each([
    { name: 'delay explains it', next: sample(2400, 900), expected: 0 },
    { name: 'a clock was set', next: sample(7_200_000, 900), expected: 7_200_000 },
    { name: 'and set back', next: sample(-7_200_000, 900), expected: -7_200_000 },
  ])('[T3] two samples far apart: $name', ({ next, expected }) => {
    expect(bestOffset(learnAll([sample(0, 20), next]))).toBe(expected)
  })

  test('[T3] is learned from any answer, kept, and used for what is captured next', async () => {
    const { tablet, time } = setup()
    const slow = await tablet({ skew: -3_600_000 })
    await slow.syncOnce()
    expect(slow.clock.offset).toBe(3_600_000)
    const woken = await slow.restart()
    expect(woken.clock.serverNow()).toBe(time.now)
    await woken.create(visit, VISIT)
    expect((await woken.log())[0]?.mutation.at).toMatchObject({
      wall: time.now - 3_600_000,
      off: 3_600_000,
    })
  })

  test('[T3][TM-2] confirmed after a restart, it holds against a clock that is set', async () => {
    const { tablet, time } = setup()
    const one = await tablet()
    await one.syncOnce()
    let skew = 0
    const clock = { now: () => time.now + skew, mono: () => time.now }
    const woken = await one.restart({ clock })
    await woken.syncOnce()
    skew = -3_600_000
    expect(woken.clock.serverNow()).toBe(time.now)
  })

  test('[T3] half the round trip is counted, by the clock nobody sets', async () => {
    const { server, tablet, time } = setup()
    server.fate = () => {
      time.now += 100
      return undefined
    }
    server.late = async () => {
      time.now += 100
    }
    const one = await tablet()
    await one.syncOnce()
    expect(one.clock.offset).toBe(0)
  })
})
