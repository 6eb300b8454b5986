import { expect, test } from 'vitest'
import type { PastLine } from '#server/sync/past.ts'
import { type Arrival, type PlanInput, planPush } from '#server/sync/plan-push.ts'
import { kindMap } from '#shared/kinds.ts'
import { nextStamp, STAMP_PATTERN } from '#shared/record/stamp.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { visitBody } from './bodies.ts'

const NOW = 1_795_000_000_000
const DAY = 86_400_000

function inputOf(changes: readonly Change[][]): PlanInput {
  const arrivals = changes.map((list, i): Arrival => {
    const at = { wall: NOW, start: NOW, boot: 'b', off: 0, seq: null }
    const mutation: Mutation = { by: null, sv: 1, at, changes: list }
    const text = JSON.stringify(mutation)
    return { n: i + 1, hash: '', text, by: null, mutation, refusal: null }
  })
  return {
    ...{ kinds: kindMap, scope: 'store:x', now: NOW, clampMs: 0, arrivals },
    ...{ clock: { off: 0, boots: {} }, held: new Map(), purged: new Set<string>() },
    ...{ people: new Map(), authorCheck: 'author', headAt: () => undefined, deviceAt: 0 },
    ...{
      past: new Map<string, PastLine[]>(),
      parked: () => undefined,
      families: new Map(),
    },
  }
}

/** A visit and 70,000 edits of one field, each made knowing the one before. */
function edits(wall: number): Change[][] {
  let clock = { ms: wall, counter: -1 }
  let last = ''
  const next = () => {
    const given = nextStamp(clock, wall, 'aaaaaa')
    clock = given.clock
    return given.stamp
  }
  const visit = { kind: 'visit', id: 'v', set: visitBody(wall), stamp: next() }
  const lists: Change[][] = [[visit]]
  for (let n = 0; n < 350; n++) {
    const list = Array.from({ length: 200 }, (_, i): Change => {
      const base = last ? { base: { odd: last } } : {}
      last = next()
      return { kind: 'visit', id: 'v', set: { odd: n * 200 + i }, stamp: last, ...base }
    })
    lists.push(list)
  }
  return lists
}

test.each([
  { clock: 'right', ahead: 0 },
  { clock: '3 days ahead', ahead: 3 * DAY },
])(
  '[F39][S2][T1] 70,000 edits in one frozen millisecond, its clock $clock: order kept',
  ({ ahead }) => {
    const input = inputOf(edits(NOW + ahead))
    const first = planPush(input)
    const plan = planPush({ ...input, past: new Map(first.wanted.map((key) => [key, []])) })
    const applied = plan.log.map((line) => line.change.stamp)
    expect(applied).toHaveLength(70_001)
    expect(plan.restamped).toHaveLength(ahead ? 70_001 : 0)
    expect(applied.filter((stamp) => !STAMP_PATTERN.test(stamp))).toEqual([])
    expect(applied.filter((stamp, i) => i > 0 && stamp <= (applied[i - 1] ?? ''))).toEqual(
      [],
    )
    expect(plan.rows[0]?.state).toMatchObject({ body: { odd: 69_999 }, also: null })
    // An edit that others make a second later is still the later one.
    expect(
      (applied.at(-1) ?? '') < nextStamp({ ms: 0, counter: 0 }, NOW + 1_000, 'b').stamp,
    ).toBe(true)
  },
)
