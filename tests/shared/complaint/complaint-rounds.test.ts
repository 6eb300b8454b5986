import { describe, expect, test } from 'vitest'
import {
  type ClockInput,
  clockState,
  startedAt,
} from '#shared/complaint/complaint-clock.ts'
import { complaintCourse, stepsOf } from '#shared/complaint/complaint-course.ts'
import { editOfUndo } from '#shared/complaint/complaint-undo.ts'
import { HOUR, MINUTE, step } from './step-record.ts'

const T0 = 1_000 * HOUR
const at = (hours: number) => T0 + hours * HOUR

function clock(
  steps: Parameters<typeof complaintCourse>[0],
  level?: 1 | 2 | 3 | 4,
): ClockInput {
  const base = { learnedAt: T0, enteredAt: T0, ...(level && { level }) }
  return { complaint: base, course: complaintCourse(steps), captured: null }
}
const dueIn = (input: ClockInput, now = T0) => (clockState(input, now).dueAt - T0) / HOUR

describe('how long each level has', () => {
  test.each([
    [undefined, 12],
    [1, 12],
    [2, 12],
    [3, 8],
    [4, 4],
  ] as const)('level %s: %i hours', (level, hours) => {
    expect(dueIn(clock([], level))).toBe(hours)
  })

  const raise = (hours: number, fromLevel: 1 | 2 | 3, toLevel: 3 | 4) =>
    step('level', at(hours), { fromLevel, toLevel })

  test.each([
    ['early on, it has the new level’s hours', raise(1, 2, 3), 8],
    ['to the highest, early on', raise(2, 2, 4), 4],
    ['late, it has at least the new response time', raise(7, 2, 3), 9],
    ['to the highest, late', raise(7, 2, 4), 8],
    ['just before the end, it comes no nearer than it was', raise(11.5, 2, 3), 12],
    ['after the end, nothing becomes later or earlier', raise(13, 2, 3), 12],
  ])('[TM-1] raised %s', (_, raised, hours) => {
    expect(dueIn(clock([raised], raised.toLevel))).toBe(hours)
  })

  test('raised twice counts each raise', () => {
    const steps = [raise(1, 2, 3), raise(2, 3, 4)]
    expect(dueIn(clock(steps, 4))).toBe(4)
  })

  test('lowered, it has the time of the lower level, and that shows as a step', () => {
    const lowered = step('level', at(1), { fromLevel: 3, toLevel: 2 })
    const input = clock([lowered], 2)
    expect(dueIn(input)).toBe(12)
    expect(stepsOf(complaintCourse([lowered]), 'level')).toHaveLength(1)
  })

  test('[UX-6] a raise taken back leaves the time as it was', () => {
    const raised = raise(1, 2, 3)
    const undone = [raised, step('undone', at(2), { undoes: raised.id })]
    expect(dueIn(clock(undone, 2))).toBe(12)
    expect(complaintCourse(undone)).toEqual(complaintCourse([]))
  })
})

describe('a pause until the hour the customer named', () => {
  const paused = step('paused', at(2), { until: at(5), heardBy: 'p' })

  test.each([
    ['before it', 1.9, 'running'],
    ['one ms in', 2 + 1 / HOUR, 'paused'],
    ['one ms before the hour', 5 - 1 / HOUR, 'paused'],
    ['at the hour', 5, 'running'],
  ])('%s', (_, hours, type) => {
    const steps = hours < 2 ? [] : [paused]
    expect(clockState(clock(steps), at(hours)).type).toBe(type)
  })

  test('moves the end by its length, at once and for good', () => {
    expect(dueIn(clock([paused]), at(3))).toBe(15)
    expect(dueIn(clock([paused]), at(14))).toBe(15)
    expect(clockState(clock([paused]), at(3))).toMatchObject({ resumesAt: at(5) })
  })

  test('ended early by a person, only what passed is banked', () => {
    const steps = [paused, step('resumed', at(3))]
    expect(dueIn(clock(steps), at(4))).toBe(13)
  })

  test('forgotten, it banks no more than was asked for', () => {
    const steps = [paused, step('resumed', at(9))]
    expect(dueIn(clock(steps), at(10))).toBe(15)
  })

  test('a second one after the first has lapsed is a second one', () => {
    const steps = [paused, step('paused', at(6), { until: at(7), heardBy: 'p' })]
    const course = complaintCourse(steps)
    expect(course.pauses).toBe(2)
    expect(dueIn(clock(steps), at(8))).toBe(16)
  })
})

describe('opened again', () => {
  const first = [
    step('accepted', at(0)),
    step('contacted', at(1)),
    step('replied', at(3)),
    step('closed', at(30), { satisfaction: 'satisfied' }),
  ]
  const again = step('reopened', at(50), { note: 'came back' })

  test('a new timer runs from that moment, the old one is kept', () => {
    const course = complaintCourse([...first, again])
    expect(course).toMatchObject({ startedAt: at(50), handledAt: null, closedAt: null })
    expect(course.next).toBe('contacted')
    expect(course.earlier).toHaveLength(1)
    expect(course.earlier[0]).toMatchObject({
      ...{ startedAt: null, handledAt: at(3), closedAt: at(30) },
    })
    const input = clock([...first, again])
    expect(startedAt(input)).toBe(at(50))
    expect(clockState(input, at(51))).toMatchObject({ type: 'running', dueAt: at(62) })
  })

  test('pauses of the earlier round are still counted', () => {
    const paused = step('paused', at(1), { until: at(2), heardBy: 'p' })
    const course = complaintCourse([paused, ...first, again])
    expect(course).toMatchObject({ pauses: 1, pausedMs: 0 })
    expect(course.earlier[0]?.pausedMs).toBe(HOUR)
  })

  test('with a higher level at once, it has that level’s hours from now on', () => {
    const up = step('level', at(50) + 1, { fromLevel: 2, toLevel: 3 })
    expect(clockState(clock([...first, again, up], 3), at(51)).dueAt).toBe(at(58))
  })

  test('on a level raised before, the new round has that level’s hours', () => {
    const up = step('level', at(20), { fromLevel: 2, toLevel: 3 })
    expect(clockState(clock([...first, up, again], 3), at(51)).dueAt).toBe(at(58))
  })

  test('[UX-6] taken back, it is as it was', () => {
    const undone = [...first, again, step('undone', at(51), { undoes: again.id })]
    expect(complaintCourse(undone)).toEqual(complaintCourse(first))
    expect(editOfUndo([...first, again], [again.id])).toEqual({ closed: true })
  })
})

describe('gone on under another complaint', () => {
  const linked = step('linked', at(1), { otherId: 'other', linkAs: 'duplicate' })

  test('this one has no clock any more', () => {
    const course = complaintCourse([step('accepted', at(0)), linked])
    expect(course).toMatchObject({ next: null, closedAt: at(1), handledAt: at(1) })
    expect(course.merged?.otherId).toBe('other')
  })

  test('the other one runs on: a customer who comes again restarts nothing', () => {
    const steps = [step('accepted', at(0))]
    const again = step('again', at(5), { otherId: 'c', linkAs: 'again' })
    const { standing: _a, ...before } = complaintCourse(steps)
    const { standing: _b, ...after } = complaintCourse([...steps, again])
    expect(after).toEqual(before)
  })

  test('[UX-6] taken apart, both run as before', () => {
    const steps = [step('accepted', at(0)), linked]
    const undone = [...steps, step('undone', at(2), { undoes: linked.id })]
    expect(complaintCourse(undone)).toEqual(complaintCourse(steps.slice(0, 1)))
    expect(editOfUndo(steps, [linked.id])).toEqual({ closed: false })
  })
})

describe('what taking a step back changes on the record', () => {
  test('a level goes back to the one before', () => {
    const one = step('level', at(1), { fromLevel: 1, toLevel: 2 })
    const two = step('level', at(2), { fromLevel: 2, toLevel: 3 })
    expect(editOfUndo([one, two], [two.id])).toEqual({ level: 2 })
    expect(editOfUndo([one, two], [one.id, two.id])).toEqual({ level: 1 })
  })

  test('a note changes nothing', () => {
    const note = step('note', at(1))
    expect(editOfUndo([note], [note.id])).toBeNull()
  })

  test('a closing opens it, unless another one stands', () => {
    const one = step('closed', at(1))
    const two = step('closed', at(1) + MINUTE)
    expect(editOfUndo([one], [one.id])).toEqual({ closed: false })
    expect(editOfUndo([one, two], [two.id])).toEqual({ closed: true })
  })
})
