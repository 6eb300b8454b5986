import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantAt } from '#shared/record/business-day.ts'
import { countVisits, standingVisits } from '#shared/visit/count-visits.ts'
import { CHANNELS, channelOf, PURPOSE_OF } from '#shared/visit/visit.ts'

const ZONE = 'Asia/Taipei'
const DAY = '2026-11-23'

/** Few ids and three tablets, so that the same visit is taken back and given back often. */
const anyTap = fc.record({
  tablet: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom('plus', 'plus', 'undo', 'redo'),
  pick: fc.nat(1000),
  channel: fc.constantFrom(...CHANNELS),
  headcount: fc.integer({ min: 1, max: 5 }),
  hour: fc.integer({ min: 9, max: 18 }),
})
type Tap = typeof anyTap extends fc.Arbitrary<infer T> ? T : never

/** What the people at the doors meant, by plain bookkeeping, and the events they left. */
function play(taps: readonly Tap[]) {
  const visits: (Parameters<typeof countVisits>[0][number] & { tablet: number })[] = []
  const undos: (Parameters<typeof countVisits>[1][number] & { tablet: number })[] = []
  const undone = new Map<string, string[]>()
  taps.forEach(({ tablet, what, pick, channel, headcount, hour }, n) => {
    const target = visits[pick % Math.max(1, visits.length)]
    if (what === 'plus') {
      const arriveAt = instantAt(DAY, hour, 0, ZONE)
      const body = { day: DAY, arriveAt, headcount, ...PURPOSE_OF[channel] }
      visits.push({ ...body, id: `v${n}`, tablet })
    } else if (target && what === 'undo') {
      undos.push({ id: `u${n}`, visitId: target.id, tablet })
      undone.set(target.id, [...(undone.get(target.id) ?? []), `u${n}`])
    } else if (target) {
      for (const undoes of undone.get(target.id) ?? []) {
        undos.push({ id: `r${n}-${undoes}`, visitId: target.id, undoes, tablet })
      }
      undone.delete(target.id)
    }
  })
  const meant = visits.filter((v) => !undone.has(v.id))
  return { visits, undos, meant }
}

describe('countVisits', () => {
  test('[CO-10] counts are exact after 10,000 taps and undos on three tablets', () => {
    fc.assert(
      fc.property(
        fc.array(anyTap, { minLength: 10_000, maxLength: 10_000, size: 'max' }),
        (taps) => {
          const { visits, undos, meant } = play(taps)
          const total = countVisits(visits, undos, ZONE)
          expect(total.batches).toBe(meant.length)
          expect(total.people).toBe(meant.reduce((sum, v) => sum + v.headcount, 0))
        },
      ),
      // Ten thousand taps cannot be made small; the next test finds the few that matter.
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('[CO-10] the parts add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(anyTap, { maxLength: 200 }), (taps) => {
        const { visits, undos, meant } = play(taps)
        const total = countVisits(visits, undos, ZONE)
        const channels = CHANNELS.map((channel) => total.byChannel[channel])
        expect(channels).toEqual(
          CHANNELS.map((c) => meant.filter((v) => channelOf(v) === c).length),
        )
        expect(total.byHour.reduce((a, b) => a + b)).toBe(total.batches)
        expect(total.byHour).toHaveLength(24)
      }),
    )
  })

  test('[CO-10][F62] no order of arrival, partition or repetition changes a total', () => {
    fc.assert(
      fc.property(fc.array(anyTap, { maxLength: 100 }), fc.nat(3), (taps, seen) => {
        const { visits, undos } = play(taps)
        // What a tablet sees late: everything of one other tablet comes at the end.
        const late = <T extends { tablet: number }>(all: readonly T[]) =>
          all.toSorted((a, b) => Number(a.tablet === seen) - Number(b.tablet === seen))
        expect(countVisits(late(visits), late(undos).toReversed(), ZONE)).toEqual(
          countVisits(visits, undos, ZONE),
        )
      }),
    )
  })

  test('[UX-6] taking back and giving back leaves the totals as they were', () => {
    fc.assert(
      fc.property(fc.array(anyTap, { maxLength: 50 }), fc.nat(1000), (taps, pick) => {
        const { visits, undos, meant } = play(taps)
        const target = meant[pick % Math.max(1, meant.length)]
        fc.pre(target !== undefined)
        const undo = { id: 'x', visitId: target.id }
        const redo = { id: 'y', visitId: target.id, undoes: 'x' }
        const before = countVisits(visits, undos, ZONE)
        const between = countVisits(visits, [...undos, undo], ZONE)
        expect(between.batches).toBe(before.batches - 1)
        expect(countVisits(visits, [redo, ...undos, undo], ZONE)).toEqual(before)
      }),
    )
  })

  test('[TM-9] the hour is that of the store, not of the tablet', () => {
    const at = Date.parse('2026-11-23T02:30:00Z')
    const visit = { id: 'v', day: DAY, arriveAt: at, headcount: 1, ...PURPOSE_OF.first }
    expect(countVisits([visit], [], 'Asia/Taipei').byHour[10]).toBe(1)
    expect(countVisits([visit], [], 'Europe/Berlin').byHour[3]).toBe(1)
  })
})

describe('standingVisits', () => {
  const visits = [{ id: 'a' }, { id: 'b' }]

  test('a visit taken back by two tablets stands again only when both are lifted', () => {
    const undos = [
      { id: '1', visitId: 'a' },
      { id: '2', visitId: 'a' },
      { id: '3', visitId: 'a', undoes: '1' },
    ]
    expect(standingVisits(visits, undos)).toEqual([{ id: 'b' }])
    const both = [...undos, { id: '4', visitId: 'a', undoes: '2' }]
    expect(standingVisits(visits, both)).toEqual(visits)
  })

  test('an undo of a visit not here yet harms no other', () => {
    expect(standingVisits(visits, [{ id: '1', visitId: 'z' }])).toEqual(visits)
  })
})

describe('channelOf', () => {
  test.each(CHANNELS)('what the tile %s records is counted on that tile', (channel) => {
    expect(channelOf(PURPOSE_OF[channel])).toBe(channel)
  })

  test('a visit whose order nobody knows yet counts as a first one', () => {
    expect(channelOf({ ...PURPOSE_OF.first, visitOrder: 'unknown' })).toBe('first')
  })

  test.each(['pickup', 'paperwork', 'aftersales', 'non_sales'] as const)(
    '%s is no sales traffic, with an appointment or without',
    (visitKind) => {
      for (const byAppointment of [true, false]) {
        expect(channelOf({ ...PURPOSE_OF.repeat, visitKind, byAppointment })).toBe('other')
      }
    },
  )
})
