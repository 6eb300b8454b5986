import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CLOCK_START,
  type Clock,
  formatStamp,
  nextStamp,
  observe,
  readStamp,
  STAMP_PATTERN,
} from '#shared/record/stamp.ts'

const NODE = 'abc123'

/** Stamps of one clock, one for each reading of the wall. */
function stampsAt(readings: readonly number[], start: Clock = CLOCK_START): string[] {
  let clock = start
  return readings.map((now) => {
    const next = nextStamp(clock, now, NODE)
    clock = next.clock
    return next.stamp
  })
}

/** One short of the end of time: a full counter there has nowhere to go. */
const anyTime = fc.integer({ min: 0, max: 2 ** 48 - 2 })

describe('stamps', () => {
  test('[S1] sort as text as their clocks do', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyTime, fc.nat(0xffff)),
        fc.tuple(anyTime, fc.nat(0xffff)),
        ([aMs, aCounter], [bMs, bCounter]) => {
          const a = formatStamp({ ms: aMs, counter: aCounter }, NODE)
          const b = formatStamp({ ms: bMs, counter: bCounter }, NODE)
          expect(Math.sign(a < b ? -1 : Number(a > b))).toBe(
            Math.sign(aMs - bMs || aCounter - bCounter),
          )
        },
      ),
    )
  })

  test('[S1] say what they were made of', () => {
    const stamp = formatStamp({ ms: 1_764_000_000_123, counter: 0x2a }, NODE)
    expect(stamp).toMatch(STAMP_PATTERN)
    expect(readStamp(stamp)).toEqual({ ms: 1_764_000_000_123, counter: 0x2a, node: NODE })
  })

  test('[S2] always rise, however the wall clock jumps', () => {
    const jumpy = fc.array(fc.oneof(anyTime, fc.integer({ min: -5, max: 5 })), {
      minLength: 2,
      maxLength: 50,
    })
    fc.assert(
      fc.property(jumpy, (readings) => {
        const stamps = stampsAt(readings)
        expect(stamps).toEqual([...new Set(stamps)].sort())
      }),
    )
  })

  test('[S2][F39] 70,000 edits inside one frozen millisecond keep their order', () => {
    const stamps = stampsAt(new Array<number>(70_000).fill(1_764_000_000_000))
    expect(stamps.every((stamp, i) => i === 0 || stamp > (stamps[i - 1] as string))).toBe(
      true,
    )
    expect(stamps.every((stamp) => STAMP_PATTERN.test(stamp))).toBe(true)
  })

  test('[S3] after a seen stamp of any time, the next one is greater', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(0xffff), anyTime, (ms, counter, now) => {
        const seen = formatStamp({ ms, counter }, 'zzzzzz')
        const { stamp } = nextStamp(observe(CLOCK_START, seen), now, '000000')
        expect(stamp > seen).toBe(true)
      }),
    )
  })
})
