import { describe, expect, test } from 'vitest'
import { DeviceClock } from '#client/data/device-clock.ts'
import { readStamp } from '#shared/record/stamp.ts'

const HOUR = 3_600_000

/** A clock whose wall and monotonic readings are set by hand. */
function setup() {
  const time = { wall: 1_000_000_000, mono: 0 }
  let nodes = 0
  const clock = new DeviceClock(
    {
      now: () => time.wall,
      mono: () => time.mono,
      newNode: () => `node0${++nodes}`,
    },
    'boot',
  )
  return { time, clock }
}

describe("the tablet's clock", () => {
  test('[T3] before the first contact the device is believed', () => {
    const { clock, time } = setup()
    expect(clock.serverNow()).toBe(time.wall)
    expect(clock.capture('s')).toEqual({
      wall: time.wall,
      start: time.wall,
      boot: 'boot',
      off: null,
      seq: null,
    })
  })

  test.each([
    { name: 'set back two hours', wall: -2 * HOUR, mono: 0, expected: 0 },
    { name: 'an hour passes', wall: HOUR, mono: HOUR, expected: HOUR },
    { name: 'asleep for nine hours', wall: 9 * HOUR, mono: 0, expected: 9 * HOUR },
    { name: 'set back while an hour passes', wall: -HOUR, mono: HOUR, expected: HOUR },
  ])('[T3] what time it is after the clock was $name', ({ wall, mono, expected }) => {
    const { clock, time } = setup()
    clock.setOffset(5000, true)
    const before = clock.serverNow()
    time.wall += wall
    time.mono += mono
    expect(clock.serverNow() - before).toBe(expected)
  })

  test('[S2] stamps rise although the wall clock falls', () => {
    const { clock, time } = setup()
    const first = clock.stamp()
    time.wall -= 2 * HOUR
    expect(clock.stamp() > first).toBe(true)
  })

  test('[S3] a stamp beats the one that was seen', () => {
    const { clock } = setup()
    const seen = '00ffffffffff0000-others'
    expect(clock.stamp(seen) > seen).toBe(true)
  })

  test('[T1] once it learns that it ran ahead, it begins anew under a new name', () => {
    const { clock, time } = setup()
    const ahead = clock.stamp()
    clock.setOffset(-72 * HOUR, true)
    const next = clock.stamp()
    expect(readStamp(next)).toMatchObject({ ms: time.wall - 72 * HOUR, node: 'node02' })
    expect(next < ahead).toBe(true)
  })

  test('an offset from storage starts nothing anew', () => {
    const { clock } = setup()
    const ahead = clock.stamp()
    clock.setOffset(-72 * HOUR, false)
    expect(clock.stamp() > ahead).toBe(true)
  })

  test('names the witness it holds', () => {
    const { clock } = setup()
    clock.setSeq('store', 7)
    expect(clock.capture('store').seq).toBe(7)
    expect(clock.capture('org').seq).toBeNull()
  })
})
