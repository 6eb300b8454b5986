import { describe, expect, test } from 'vitest'
import { type CardStepRecord, cardCourse } from '#shared/inspection/card-course.ts'
import { cardEscalation } from '#shared/inspection/card-escalation.ts'
import type { CardStep } from '#shared/inspection/corrective-action.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Noon in Taipei; the doors are open. */
const NOON = Date.UTC(2026, 10, 23, 4)
const DUE = NOON + 2 * HOUR
const HOURS = { zone: 'Asia/Taipei', opens: '09:00', closes: '18:30' }

type Given = {
  card?: 'yellow' | 'red'
  issuedAt?: number
  dueAt?: number
  steps?: CardStepRecord[]
  told?: string[]
  arrivedAt?: number
  hours?: typeof HOURS
}

function look(now: number, given: Given = {}) {
  const { card = 'yellow', issuedAt = NOON, dueAt = DUE, steps = [] } = given
  const course = cardCourse({ dueAt }, steps)
  const told = new Set(given.told ?? [])
  const { arrivedAt = issuedAt, hours = HOURS } = given
  const input = { cardId: 'c', card: { card, issuedAt }, course, told, arrivedAt, hours }
  const { due, nextAt } = cardEscalation(input, now)
  return { due: due.map(({ id }) => id), nextAt }
}

let steps = 0
function step(type: CardStep['step'], at: number, more: Partial<CardStep> = {}) {
  const id = `s${steps++}`
  return { id, by: 'li', day: '2026-11-23', cardId: 'c', step: type, at, ...more }
}

describe('a reason is told when it comes true', () => {
  test('yellow: nobody until a moment after it ran out', () => {
    expect(look(DUE)).toEqual({ due: [], nextAt: DUE + 1 })
    const id = `c:told:overdue:${DUE + 1}`
    expect(look(DUE + 1)).toEqual({ due: [id], nextAt: null })
    expect(look(DUE + HOUR, { told: [id] })).toEqual({ due: [], nextAt: null })
  })

  test('red: at once, and again when it runs out', () => {
    const red = `c:told:red:${NOON}`
    expect(look(NOON, { card: 'red' })).toEqual({ due: [red], nextAt: DUE + 1 })
    const late = look(DUE + 1, { card: 'red', told: [red] })
    expect(late).toEqual({ due: [`c:told:overdue:${DUE + 1}`], nextAt: null })
  })

  test('refused twice; taken back, the next second refusal is another', () => {
    const first = [
      step('done', NOON + 1),
      step('not_ok', NOON + 2, { dueAt: DUE }),
      step('done', NOON + 3),
      step('not_ok', NOON + 4, { dueAt: DUE }),
    ]
    const id = `c:told:not_ok_twice:${NOON + 4}`
    expect(look(NOON + 5, { steps: first }).due).toEqual([id])
    const back = step('undone', NOON + 6, { undoes: first[3]?.id })
    expect(look(NOON + 7, { steps: [...first, back], told: [id] }).due).toEqual([])
    const again = [...first, back, step('not_ok', NOON + 8, { dueAt: DUE })]
    expect(look(NOON + 9, { steps: again, told: [id] }).due).toEqual([
      `c:told:not_ok_twice:${NOON + 8}`,
    ])
  })

  test('moved before it ran out: the new time counts; run out again: told again', () => {
    const later = DUE + HOUR
    const moved = [step('moved', DUE - 1, { dueAt: later })]
    expect(look(DUE + 1, { steps: moved })).toEqual({ due: [], nextAt: later + 1 })
    const told = [`c:told:overdue:${DUE + 1}`]
    const movedLate = [step('moved', DUE + MINUTE, { dueAt: later })]
    expect(look(DUE + HOUR, { steps: movedLate, told }).due).toEqual([])
    expect(look(later + 1, { steps: movedLate, told }).due).toEqual([
      `c:told:overdue:${later + 1}`,
    ])
  })

  test('moved late before anybody was told: told all the same', () => {
    const moved = [step('moved', DUE + 1, { dueAt: DUE + HOUR })]
    expect(look(DUE + MINUTE, { steps: moved })).toEqual({
      due: [`c:told:overdue:${DUE + 1}`],
      nextAt: DUE + HOUR + 1,
    })
  })
})

test.each([
  ['done', [step('done', DUE - 1)]],
  ['verified', [step('done', DUE - 2), step('verified', DUE - 1)]],
  ['cancelled', [step('cancelled', DUE - 1)]],
  ['done late, before anybody was told', [step('done', DUE + 1)]],
] as const)('[TM-5] %s: nobody is told of its time', (_, given) => {
  expect(look(DUE + HOUR, { card: 'red', steps: [...given] })).toEqual({
    due: [],
    nextAt: null,
  })
})

test('what comes late is given a moment to bring its end along', () => {
  const arrivedAt = DUE + HOUR
  const id = `c:told:overdue:${DUE + 1}`
  expect(look(arrivedAt, { arrivedAt })).toEqual({ due: [], nextAt: arrivedAt + 10_000 })
  expect(look(arrivedAt + 10_000, { arrivedAt }).due).toEqual([id])
})

describe('at night, with the doors closed', () => {
  const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour - 8, minute)

  test.each([
    ['20:59 is evening', at(20, 59), at(20, 59), HOURS],
    ['21:00 waits for 08:30', at(21), at(32, 30), HOURS],
    ['03:00 waits for 08:30', at(27), at(32, 30), HOURS],
    ['doors that open at 8 end the night', at(21), at(32), { ...HOURS, opens: '08:00' }],
    ['doors open till 22:00', at(21, 30), at(21, 30), { ...HOURS, closes: '22:00' }],
  ])('%s', (_, dueAt, toldAt, hours) => {
    const given = { issuedAt: at(20), dueAt: dueAt - 1, hours }
    expect(look(toldAt - 1, given)).toEqual({ due: [], nextAt: toldAt })
    expect(look(toldAt, given).due).toEqual([`c:told:overdue:${dueAt}`])
  })
})
