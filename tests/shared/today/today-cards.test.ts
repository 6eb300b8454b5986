import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayRuns } from '#shared/checklist/day-runs.ts'
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import type { RunView } from '#shared/checklist/run-view.ts'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { dueRounds } from '#shared/inspection/due-rounds.ts'
import { instantAt } from '#shared/record/business-day.ts'
import { place, RANKS, SOON_MS, type Timing } from '#shared/today/rank.ts'
import {
  isOpenRound,
  isOpenRun,
  type TodayInput,
  todayCards,
} from '#shared/today/today-cards.ts'

const STORE = { id: 's', zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' }
const DAY = '2026-11-24'
const MINUTE = 60_000
const at = (hour: number, minute = 0) => instantAt(DAY, hour, minute, STORE.zone)

function input(now: number, given: Partial<TodayInput> = {}): TodayInput {
  return {
    ...{ now, since: null, closesAt: at(18, 30), runs: [], rounds: [], complaints: [] },
    ...{ actions: [], tasks: [], openVisitIds: [], refused: 0, decisions: 0 },
    ...given,
  }
}

function runsAt(now: number): RunView[] {
  const templates = [{ ...DEFAULT_CHECKLIST, id: 'supervisor:v1' }]
  const day = { storeId: STORE.id, day: DAY, hours: STORE, templates, runs: [], facts: {} }
  return dayRuns(day, now)
}

describe('what comes first', () => {
  const now = 10 * SOON_MS
  const cases: [string, Partial<Timing>, ReturnType<typeof place>][] = [
    ['is overdue one ms late', { dueAt: now - 1 }, { rank: 'overdue', at: now - 1 }],
    ['is due at its very time', { dueAt: now }, { rank: 'due', at: now }],
    [
      'is due two hours before',
      { dueAt: now + SOON_MS },
      { rank: 'due', at: now + SOON_MS },
    ],
    [
      'is not due one ms earlier',
      { dueAt: now + SOON_MS + 1 },
      { rank: 'rest', at: now + SOON_MS + 1 },
    ],
    [
      'runs when begun and not due',
      { dueAt: now + SOON_MS + 1, isBegun: true },
      { rank: 'running', at: now + SOON_MS + 1 },
    ],
    [
      'waits for its time however near the end',
      { startsAt: now + 1, dueAt: now + 2 },
      { rank: 'fixed', at: now + 1 },
    ],
    [
      'may begin at its time',
      { startsAt: now, dueAt: now + 2 },
      { rank: 'due', at: now + 2 },
    ],
    ['has no time', {}, { rank: 'rest', at: null }],
    ['runs without a time', { isBegun: true }, { rank: 'running', at: null }],
  ]
  test.each(cases)('a thing %s', (_what, timing, expected) => {
    const { startsAt = null, dueAt = null, isBegun = false } = timing
    expect(place({ startsAt, dueAt, isBegun }, now)).toEqual(expected)
  })
})

describe('the list of Today', () => {
  test('stands in the order of the wireframe', () => {
    const now = at(18, 25)
    const clock = { type: 'soon', leftMs: 100 * MINUTE, dueAt: now + 100 * MINUTE } as const
    const round = dueRounds(
      DEFAULT_INSPECTION.set,
      STORE,
      DAY,
      [
        {
          ...{ id: 's:2026-11-24:5s-patrol-1600', day: DAY, moment: 'patrol' },
          ...{ slot: 'patrol-1600', startedAt: at(16) },
        },
      ],
      at(16, 30),
    ).filter(({ round: begun }) => begun)
    const { cards } = todayCards(
      input(now, {
        rounds: round,
        complaints: [
          { id: 'answered', state: { ...clock, type: 'in_time', tookMs: 1, lateMs: 0 } },
          { id: 'soon', state: clock },
          { id: 'late', state: { type: 'overdue', lateMs: 5, dueAt: now - 5 } },
          { id: 'fresh', state: { type: 'running', leftMs: 1, dueAt: now + 9 * SOON_MS } },
        ],
        tasks: [
          { id: 'loose', text: '換燈管' },
          { id: 'later', text: '回電', dueAt: now + 3 * SOON_MS },
          { id: 'now', text: '送鑰匙', dueAt: now + MINUTE },
        ],
        openVisitIds: ['v'],
        refused: 1,
      }),
    )
    expect(cards.map(({ rank, key }) => `${rank} ${key}`)).toEqual([
      'overdue complaint late',
      'due refused',
      'due task now',
      'due round s:2026-11-24:5s-patrol-1600',
      'due visits',
      'due complaint soon',
      'running complaint fresh',
      'rest task later',
      'rest complaint answered',
      'rest task loose',
    ])
  })

  test('a morning: what is late, what is due, what comes at its time', () => {
    const now = at(10, 5)
    const { cards } = todayCards(input(now, { runs: runsAt(now) }))
    expect(cards.map(({ rank, key }) => `${rank} ${key.split(':').at(-1)}`)).toEqual([
      'overdue opening',
      'due patrol-1000',
      'fixed patrol-1400',
      'fixed patrol-1600',
      'fixed closing',
      'rest anytime',
    ])
  })

  test('a list that is filled waits for its signature until the next one begins', () => {
    const filled = (now: number) => {
      const [opening] = runsAt(now)
      const view = { ...opening, state: 'complete', nextDueAt: null, open: 0 } as RunView
      return todayCards(input(now, { runs: [view] })).cards[0]
    }
    expect(filled(at(9))).toMatchObject({ rank: 'due', at: at(10) })
    expect(filled(at(10) + 1)).toMatchObject({ rank: 'overdue', at: at(10) })
  })

  test('on the first day nothing is late that was due before the lists were there', () => {
    const now = at(15)
    const { cards } = todayCards(input(now, { runs: runsAt(now), since: at(14, 55) }))
    expect(cards.map(({ rank, key }) => `${rank} ${key.split(':').at(-1)}`)).toEqual([
      'due patrol-1400',
      'fixed patrol-1600',
      'fixed closing',
      'rest anytime',
    ])
  })

  test('mended cards wait for the second look, late ones come first', () => {
    const now = at(12)
    const state = (type: 'done' | 'overdue' | 'open', dueAt: number) =>
      ({ type, color: 'yellow', dueAt, leftMs: dueAt - now, escalation: [] }) as const
    const actions = [
      { id: 'mended', state: state('done', now - 5) },
      { id: 'late', state: state('overdue', now - 1) },
      { id: 'open', state: state('open', now + 9 * SOON_MS) },
    ]
    const [card] = todayCards(input(now, { actions })).cards
    expect(card).toMatchObject({
      ...{ rank: 'overdue', at: now - 1 },
      subject: { ids: ['mended', 'late', 'open'], overdue: 1, toCheck: 1 },
    })
    const [calm] = todayCards(input(now, { actions: actions.slice(0, 1) })).cards
    expect(calm?.rank).toBe('running')
  })

  test('a note that is done is a line, one taken away is none', () => {
    const tasks = [
      { id: 'a', text: 'a', doneAt: 5 },
      { id: 'b', text: 'b', removed: true },
      { id: 'c', text: 'c', doneAt: null },
    ]
    const { cards, done } = todayCards(input(9, { tasks }))
    expect(cards.map(({ key }) => key)).toEqual(['task c'])
    expect(done.map(({ key }) => key)).toEqual(['task a'])
  })
})

const instant = fc.integer({ min: at(4), max: at(28) })
const clockOf = (now: number) =>
  fc
    .constantFrom('running', 'soon', 'overdue', 'paused', 'in_time', 'late')
    .map((type) => ({
      ...{ type, leftMs: 1, lateMs: 1, tookMs: 1, dueAt: now + 1 },
    }))

test('nothing open is dropped, nothing is listed twice, the order is that of the ranks', () => {
  const anyInput = instant.chain((now) =>
    fc.record({
      now: fc.constant(now),
      complaints: fc.uniqueArray(
        fc.record({ id: fc.constantFrom('c1', 'c2', 'c3'), state: clockOf(now) }),
        { selector: ({ id }) => id },
      ),
      tasks: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('t1', 't2', 't3', 't4'),
          text: fc.constant('t'),
          dueAt: fc.option(instant),
          doneAt: fc.option(instant),
          removed: fc.boolean(),
        }),
        { selector: ({ id }) => id },
      ),
      openVisitIds: fc.subarray(['v1', 'v2']),
      refused: fc.integer({ min: 0, max: 2 }),
      decisions: fc.integer({ min: 0, max: 2 }),
    }),
  )
  fc.assert(
    fc.property(anyInput, (given) => {
      const { now } = given
      const runs = runsAt(now)
      const rounds = dueRounds(DEFAULT_INSPECTION.set, STORE, DAY, [], now)
      const complaints = given.complaints as TodayInput['complaints']
      const { cards, done } = todayCards(input(now, { ...given, complaints, runs, rounds }))
      const keys = [...cards, ...done].map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      const shown = new Set(cards.map(({ key }) => key))
      const open = [
        ...runs.filter(isOpenRun).map(({ id }) => `checklist ${id}`),
        ...rounds.filter(isOpenRound).map(({ id }) => `round ${id}`),
        ...complaints.map(({ id }) => `complaint ${id}`),
        ...given.tasks.filter((t) => !t.doneAt && !t.removed).map(({ id }) => `task ${id}`),
        ...(given.openVisitIds.length > 0 ? ['visits'] : []),
        ...(given.refused > 0 ? ['refused'] : []),
        ...(given.decisions > 0 ? ['decision'] : []),
      ]
      expect([...shown].sort()).toEqual(open.sort())
      const ranks = cards.map(({ rank }) => RANKS.indexOf(rank))
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    }),
  )
})
