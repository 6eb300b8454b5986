import { expect, test } from 'vitest'
import type { Complaint } from '#shared/complaint/complaint.ts'
import { cardCourse } from '#shared/inspection/card-course.ts'
import { beforeOpening } from '#shared/today/before-opening.ts'

const HOUR = 3_600_000
const STORE = { zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' }
/** Of 2026-11-24 in the store, 24 and more = the next day. */
const at = (hour: number) => Date.UTC(2026, 10, 24) + (hour - 8) * HOUR

function complaintDue(id: string, dueAt: number, closed = false) {
  const learnedAt = dueAt - 12 * HOUR
  const body = { learnedAt, enteredAt: learnedAt, level: 2, customerName: `of ${id}` }
  const complaint = { ...body, id, by: null, captured: null } as unknown as Complaint
  const step = { id: 's', by: null, day: '2026-11-24', complaintId: id, at: learnedAt + 1 }
  return { complaint, steps: closed ? [{ ...step, step: 'closed' }] : [] } as never
}

function card(id: string, dueAt: number, isDone = false) {
  const done = { id: 's', by: null, day: '2026-11-24', cardId: id, step: 'done' as const }
  const steps = isDone ? [{ ...done, at: dueAt - HOUR }] : []
  return { card: { id }, course: cardCourse({ dueAt }, steps) }
}

const complaints = [
  complaintDue('far', at(33)),
  complaintDue('at five', at(29)),
  complaintDue('at one', at(25)),
  complaintDue('overdue', at(18)),
  complaintDue('closed', at(26), true),
]
const cards = [
  card('at opening', at(32.5)),
  card('after', at(32.5) + 1),
  card('done', at(30), true),
  card('overdue', at(19)),
]

test('in the evening: what runs out before the doors open, the nearest first', () => {
  expect(beforeOpening({ complaints, cards, book: { store: STORE } }, at(20))).toEqual({
    opensAt: at(32.5),
    complaints: [
      { id: 'at one', name: 'of at one', dueAt: at(25) },
      { id: 'at five', name: 'of at five', dueAt: at(29) },
    ],
    cardIds: ['at opening'],
  })
})

test.each([
  ['by day', at(17.9)],
  ['once the doors are open', at(32.5)],
])('%s nothing is said', (_, now) => {
  expect(beforeOpening({ complaints, cards, book: { store: STORE } }, now)).toBeNull()
})

test('an evening with nothing due says nothing', () => {
  const input = { complaints: [], cards: [card('after', at(40))], book: { store: STORE } }
  expect(beforeOpening(input, at(20))).toBeNull()
})
