import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TALK_MS, turnOrder } from '#shared/visit/turn.ts'
import { PURPOSE_OF, type Visit } from '#shared/visit/visit.ts'

const HOUR = 3_600_000
const CREW = ['zhou', 'chen', 'lin']

function served(consultantId: string, arriveAt: number, rest: Partial<Visit> = {}): Visit {
  const body = { day: '2026-06-12', arriveAt, headcount: 1, ...PURPOSE_OF.first }
  return { ...body, consultantId, leaveAt: arriveAt + 1, ...rest }
}

function order(
  visits: readonly Visit[],
  rest: Partial<Parameters<typeof turnOrder>[0]> = {},
) {
  return turnOrder({ consultantIds: CREW, attendances: [], visits, now: 9 * HOUR, ...rest })
}

describe('whose turn it is', () => {
  test('at opening the order of coming in, then that of the list', () => {
    const attendances = [
      { personId: 'lin', state: 'present', at: HOUR },
      { personId: 'chen', state: 'present', at: HOUR + 1 },
    ] as const
    expect(order([], { attendances })).toEqual(['lin', 'chen', 'zhou'])
    expect(order([])).toEqual(CREW)
  })

  test('whoever greeted goes to the tail, whoever waits longest is next', () => {
    const visits = [served('zhou', 3 * HOUR), served('chen', 2 * HOUR)]
    expect(order(visits)).toEqual(['lin', 'chen', 'zhou'])
  })

  test('who is not in is not asked', () => {
    const attendances = [{ personId: 'zhou', state: 'absent', at: 0 }] as const
    expect(order([], { attendances })).toEqual(['chen', 'lin'])
  })

  test.each<[string, Partial<Visit>]>([
    ['an appointment', PURPOSE_OF.appointment],
    ['a customer of their own', PURPOSE_OF.repeat],
    ['a courier', PURPOSE_OF.other],
    ['a customer a colleague took for them', { deputyId: 'lin' }],
  ])('%s does not cost the place', (_, rest) => {
    expect(order([served('zhou', 3 * HOUR, rest)])[0]).toBe('zhou')
  })

  test('with a customer: after all who are free, until they left or the talk is long over', () => {
    const talking = [
      served('lin', 4 * HOUR),
      served('chen', 5 * HOUR),
      served('zhou', 3 * HOUR, { leaveAt: null }),
    ]
    const at = (now: number) => order(talking, { now })
    expect(at(3 * HOUR + TALK_MS - 1).at(-1)).toBe('zhou')
    expect(at(3 * HOUR + TALK_MS)[0]).toBe('zhou')
  })

  test('taking every new group in turn, nobody ever gets two more than another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 }), (gaps) => {
        const visits: Visit[] = []
        const counts = new Map(CREW.map((id) => [id, 0]))
        let now = 0
        for (const minutes of gaps) {
          now += minutes * 60_000
          const [next] = turnOrder({ consultantIds: CREW, attendances: [], visits, now })
          visits.push(served(next as string, now))
          counts.set(next as string, (counts.get(next as string) ?? 0) + 1)
        }
        const all = [...counts.values()]
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
