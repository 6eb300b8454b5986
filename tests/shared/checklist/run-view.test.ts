import { describe, expect, test } from 'vitest'
import { answerProblem } from '#shared/checklist/answer-rules.ts'
import { type ChecklistRun, runId } from '#shared/checklist/checklist-run.ts'
import { type DayOfRuns, dayRuns, newRun } from '#shared/checklist/day-runs.ts'
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import { OPEN_VISITS_ALLOWED, type ProofFacts } from '#shared/checklist/proof.ts'
import { provedAnswers } from '#shared/checklist/run-view.ts'
import { instantAt } from '#shared/record/business-day.ts'
import type { Json } from '#shared/record/json.ts'
import { mergeRecords } from '#shared/sync/merge.ts'

const HOURS = { zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' }
const DAY = '2026-11-24'
const V1 = { ...DEFAULT_CHECKLIST, id: 'supervisor:v1' }

const at = (hour: number, minute = 0) => instantAt(DAY, hour, minute, HOURS.zone)
const done = (time: number, byId = 'chen') => ({ type: 'done', at: time, byId }) as const
const skipped = { type: 'skipped', at: 0, reason: '沒有試駕' } as const

type Answers = Record<string, Json>

function runs(given: Partial<DayOfRuns>, now: number) {
  const base = {
    storeId: 's',
    day: DAY,
    hours: HOURS,
    templates: [V1],
    runs: [],
    facts: {},
  }
  return dayRuns({ ...base, ...given }, now)
}

/** The run of a slot with these answers, as it stands at `now`. */
function viewOf(
  slot: string,
  now: number,
  given: { answers?: Answers; ended?: ChecklistRun['ended']; facts?: ProofFacts } = {},
) {
  const { answers, ended = null, facts = {} } = given
  const planned = runs({}, now).find((view) => view.slot.slot === slot)
  if (!planned) throw new Error(`no ${slot}`)
  const begun = { ...newRun(planned, DAY, V1.id), id: planned.id, ended, ...answers }
  const found = runs({ runs: answers ? [begun] : [], facts }, now)
  return found.find((view) => view.slot.slot === slot) ?? planned
}

const ALL_PATROL = Object.fromEntries(
  ['S-P01', 'S-P02', 'S-P03', 'S-P04', 'S-P07', 'S-P08'].map((id) => [`a.${id}`, done(1)]),
)

describe('where a list stands', () => {
  test.each([
    ['before its time', at(8, 14), {}, 'later'],
    ['at its time', at(8, 15), {}, 'due'],
    ['half an hour after its first point', at(8, 45), {}, 'due'],
    ['one ms later', at(8, 45) + 1, {}, 'overdue'],
    ['the late point answered', at(8, 46), { answers: { 'a.S-O01': done(1) } }, 'running'],
    ['when the patrol begins', at(10), {}, 'missed'],
    ['given up', at(10), { answers: {}, ended: 'incomplete' }, 'incomplete'],
  ] as const)('opening, %s', (_when, now, given, state) => {
    expect(viewOf('opening', now, given).state).toBe(state)
  })

  test('is complete when every point is done or skipped, signed when somebody says so', () => {
    const answers = { ...ALL_PATROL, 'a.S-P08': skipped }
    const view = viewOf('patrol-1000', at(13), { answers })
    expect(view).toMatchObject({ state: 'complete', done: 5, skipped: 1, open: 0 })
    const signed = viewOf('patrol-1000', at(13), { answers, ended: 'signed' })
    expect(signed.state).toBe('signed')
  })

  test('a signed list whose point was opened again asks for work again', () => {
    const answers = { ...ALL_PATROL, 'a.S-P02': null }
    const view = viewOf('patrol-1000', at(13), { answers, ended: 'signed' })
    expect(view).toMatchObject({ state: 'reopened', open: 1 })
  })

  test('names who answered last', () => {
    const answers = { 'a.S-P01': done(20, 'lin'), 'a.S-P02': done(10, 'chen') }
    expect(viewOf('patrol-1000', at(10), { answers }).last).toEqual({ byId: 'lin', at: 20 })
  })

  test('what is in storage in another shape answers nothing', () => {
    const answers = { 'a.S-P01': 'yes', 'a.S-P02': { type: 'done' } }
    expect(viewOf('patrol-1000', at(10), { answers })).toMatchObject({
      open: 6,
      last: null,
    })
  })
})

describe('what the data proves', () => {
  const round = (ended: 'signed' | null, slot = 'patrol-1000') =>
    ({ id: 'r', day: DAY, moment: 'patrol', slot, startedAt: 0, ended }) as const
  const proofIn = (slot: string, id: string, facts: ProofFacts, answers?: Answers) => {
    const view = viewOf(slot, at(10), { facts, ...(answers && { answers }) })
    const point = view.points.find(({ item }) => item.id === id)
    if (!point) throw new Error(`no ${id}`)
    const { type } = point.proof
    return [type, point.state] as const
  }

  test.each([
    ['nothing read', 'patrol-1000', 'S-P01', {}, 'none', 'open'],
    ['no round', 'patrol-1000', 'S-P01', { rounds: [] }, 'unmet', 'open'],
    ['a round begun', 'patrol-1000', 'S-P01', { rounds: [round(null)] }, 'unmet', 'open'],
    ['signed', 'patrol-1000', 'S-P01', { rounds: [round('signed')] }, 'met', 'proved'],
    [
      'the round of another patrol',
      'patrol-1000',
      'S-P01',
      { rounds: [round('signed', 'patrol-1400')] },
      'unmet',
      'open',
    ],
    ['praise', 'closing', 'S-C07', { recognitionIds: ['p'] }, 'met', 'proved'],
    ['no praise', 'closing', 'S-C07', { recognitionIds: [] }, 'unmet', 'open'],
    [
      'a red clock',
      'patrol-1400',
      'S-P10',
      { complaints: { openIds: ['c'], redIds: ['c'] } },
      'unmet',
      'open',
    ],
    [
      'no red clock: still to be looked at',
      'patrol-1400',
      'S-P10',
      { complaints: { openIds: ['c'], redIds: [] } },
      'met',
      'open',
    ],
    ['two open rows', 'patrol-1000', 'S-P04', { openVisitIds: ['a', 'b'] }, 'met', 'open'],
    [
      'three open rows',
      'patrol-1000',
      'S-P04',
      { openVisitIds: Array.from({ length: OPEN_VISITS_ALLOWED + 1 }, String) },
      'unmet',
      'open',
    ],
  ] as const)('%s', (_what, slot, id, facts, type, state) => {
    expect(proofIn(slot, id, facts)).toEqual([type, state])
  })

  test('the list of open points counts once it was opened', () => {
    expect(proofIn('opening', 'S-O01', {}, {})).toEqual(['unmet', 'open'])
    expect(proofIn('opening', 'S-O01', {}, { 'l.S-O01': 5 })).toEqual(['met', 'proved'])
  })

  test('a tick against the data needs a word, a skipped point its reason', () => {
    const unmet = { type: 'unmet', settles: true, rows: [] } as const
    const none = { type: 'none' } as const
    const tick = { type: 'done', at: 1 } as const
    expect(answerProblem(tick, none)).toBeNull()
    expect(answerProblem(tick, unmet)).toBe('note_missing')
    expect(answerProblem({ ...tick, note: '  ' }, unmet)).toBe('note_missing')
    expect(answerProblem({ ...tick, note: '紙本' }, unmet)).toBeNull()
    expect(answerProblem({ type: 'skipped', at: 1 }, none)).toBe('reason_missing')
    expect(answerProblem(skipped, unmet)).toBeNull()
  })
})

describe('the signature', () => {
  test('keeps what the data proved, whatever it says later; withdrawn, it lets go', () => {
    const facts = { recognitionIds: ['p'] }
    const { points } = viewOf('closing', at(18, 20), { facts })
    const kept = provedAnswers(points, 7)
    expect(kept).toEqual({ 'a.S-C07': { type: 'done', at: 7, isProved: true } })
    const answers = { ...kept, 'a.S-C08': done(1) } as Answers
    const later = viewOf('closing', at(18, 30), { answers, facts: { recognitionIds: [] } })
    const state = (view: typeof later) =>
      view.points.find(({ item }) => item.id === 'S-C07')?.state
    expect(state(later)).toBe('proved')
    expect(provedAnswers(later.points, null)).toEqual({ 'a.S-C07': null })
  })
})

describe('versions', () => {
  const V2 = {
    ...V1,
    id: 'supervisor:v2',
    version: 2,
    patrols: ['11:00'],
    items: V1.items.filter(({ id }) => id !== 'S-P02'),
  }

  test('new runs are made from the newest that is active', () => {
    const slots = (templates: DayOfRuns['templates']) =>
      runs({ templates }, at(9)).flatMap(({ slot }) =>
        slot.moment === 'patrol' ? slot.slot : [],
      )
    expect(slots([V1, V2])).toEqual(['anytime', 'patrol-1100'])
    expect(slots([V1, { ...V2, status: 'retired' }])).toContain('patrol-1000')
    expect(slots([])).toEqual([])
  })

  test('a run keeps the version it began with', () => {
    const id = runId('s', DAY, 'patrol-1000')
    const begun = {
      ...{ id, day: DAY, templateId: V1.id, slot: 'patrol-1000' },
      moment: 'patrol',
      startedAt: at(10),
    } as const
    const found = runs({ templates: [V1, V2], runs: [begun] }, at(10))
    const points = found.find((view) => view.id === id)?.points.map(({ item }) => item.id)
    expect(points).toContain('S-P02')
  })

  test('a run whose version has not arrived is shown, and not taken for complete', () => {
    const id = runId('s', DAY, 'opening')
    const begun = {
      ...{ id, day: DAY, templateId: 'supervisor:v9', slot: 'opening' },
      moment: 'opening',
      startedAt: at(8, 15),
    } as const
    const found = runs({ templates: [], runs: [begun] }, at(8, 20))
    expect(found.map((view) => [view.id, view.state])).toEqual([[id, 'missed']])
  })
})

test('[CO-8] two who fill one list without a network fill one list', () => {
  const stamps = ['0000000000010000-aaaaaa', '0000000000020000-bbbbbb'] as const
  const planned = runs({}, at(10)).find((view) => view.slot.slot === 'patrol-1000')
  if (!planned) throw new Error('no patrol')
  const [chen, lin] = stamps.map((stamp, i) => ({
    body: {
      ...newRun(planned, DAY, V1.id),
      ...(i === 0
        ? { 'a.S-P01': done(1), 'a.S-P02': done(2) }
        : { 'a.S-P03': done(3, 'lin'), 'a.S-P07': skipped }),
    },
    stamp,
  })) as unknown as [Parameters<typeof mergeRecords>[1], Parameters<typeof mergeRecords>[1]]
  const both = mergeRecords(chen, lin)
  expect(mergeRecords(lin, chen).body).toEqual(both.body)
  const begun = { ...both.body, id: planned.id } as unknown as DayOfRuns['runs'][number]
  const view = runs({ runs: [begun] }, at(11)).find(({ id }) => id === planned.id)
  expect(view).toMatchObject({ done: 3, skipped: 1, open: 2 })
})
