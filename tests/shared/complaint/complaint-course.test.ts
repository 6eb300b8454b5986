import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPLAINT_STEPS, type ComplaintStep } from '#shared/complaint/complaint.ts'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'

function step(
  id: string,
  kind: ComplaintStep['step'],
  at: number,
  undoes?: string,
): StepRecord {
  const body = { day: '2026-11-23', complaintId: 'c', step: kind, at, by: 'p', id }
  return undoes === undefined ? body : { ...body, undoes }
}

describe('complaintCourse', () => {
  test('nothing done: to be accepted', () => {
    const course = complaintCourse([])
    expect(course).toMatchObject({ done: {}, next: 'accepted', handledAt: null, pauses: 0 })
  })

  test('the next step is the first dot that is not filled, whatever the order', () => {
    const steps = [step('1', 'accepted', 1), step('2', 'replied', 2)]
    expect(complaintCourse(steps).next).toBe('contacted')
    expect(complaintCourse([...steps, step('3', 'contacted', 3)]).next).toBe('planned')
  })

  test('a closed one asks for nothing more, even with dots left out', () => {
    const course = complaintCourse([step('1', 'closed', 7)])
    expect(course).toMatchObject({ next: null, closedAt: 7, handledAt: 7 })
  })

  test('the answer to the customer stops the 12 hours, not the closing', () => {
    const steps = [step('1', 'replied', 5), step('2', 'closed', 9)]
    expect(complaintCourse(steps)).toMatchObject({ handledAt: 5, closedAt: 9 })
  })

  test('an answer noted after the closing does not make it later', () => {
    const steps = [step('1', 'closed', 5), step('2', 'replied', 9)]
    expect(complaintCourse(steps).handledAt).toBe(5)
  })

  test('the same step twice counts once, by the first', () => {
    const steps = [step('2', 'contacted', 9), step('1', 'contacted', 4)]
    expect(complaintCourse(steps).done.contacted?.id).toBe('1')
  })

  test('a step taken back leaves the second one standing', () => {
    const steps = [
      step('1', 'contacted', 4),
      step('2', 'contacted', 9),
      step('3', 'undone', 10, '1'),
    ]
    expect(complaintCourse(steps).done.contacted?.id).toBe('2')
  })

  test('[UX-6] a closing taken back leaves no trace in the course', () => {
    const before = [step('1', 'accepted', 1), step('2', 'paused', 2)]
    const closed = [...before, step('3', 'closed', 3)]
    const undone = [...closed, step('4', 'undone', 4, '3')]
    expect(complaintCourse(closed).pause).toBeNull()
    expect(complaintCourse(undone)).toEqual(complaintCourse(before))
  })

  const pauses: [
    string,
    StepRecord[],
    { paused: boolean; pausedMs: number; pauses: number },
  ][] = [
    ['one that lasts', [step('1', 'paused', 10)], { paused: true, pausedMs: 0, pauses: 1 }],
    [
      'one that ended',
      [step('1', 'paused', 10), step('2', 'resumed', 25)],
      { paused: false, pausedMs: 15, pauses: 1 },
    ],
    [
      'two tablets pausing at once: one pause, from the first',
      [step('1', 'paused', 10), step('2', 'paused', 12), step('3', 'resumed', 20)],
      { paused: false, pausedMs: 10, pauses: 1 },
    ],
    [
      'two after each other',
      [
        step('1', 'paused', 10),
        step('2', 'resumed', 20),
        step('3', 'paused', 30),
        step('4', 'resumed', 35),
      ],
      { paused: false, pausedMs: 15, pauses: 2 },
    ],
    [
      'a resume without a pause',
      [step('1', 'resumed', 10)],
      { paused: false, pausedMs: 0, pauses: 0 },
    ],
    [
      'one ended by the answer',
      [step('1', 'paused', 10), step('2', 'replied', 30)],
      { paused: false, pausedMs: 20, pauses: 1 },
    ],
    [
      'one after the answer: there is no clock to pause',
      [step('1', 'replied', 5), step('2', 'paused', 10), step('3', 'resumed', 50)],
      { paused: false, pausedMs: 0, pauses: 0 },
    ],
    [
      'one taken back',
      [step('1', 'paused', 10), step('2', 'resumed', 20), step('3', 'undone', 30, '1')],
      { paused: false, pausedMs: 0, pauses: 0 },
    ],
  ]
  test.each(pauses)('pause: %s', (_, steps, expected) => {
    const { pause, pausedMs, pauses: count } = complaintCourse(steps)
    expect({ paused: pause !== null, pausedMs, pauses: count }).toEqual(expected)
  })

  test('[CO-1] the order in which steps arrive does not matter', () => {
    const kinds = [...COMPLAINT_STEPS, 'paused', 'resumed', 'note'] as const
    const anyStep = fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.integer({ min: 0, max: 4 }),
      undoes: fc.option(fc.nat(8), { nil: undefined }),
    })
    const arrivals = fc.array(anyStep, { maxLength: 8 }).chain((drawn) => {
      const steps = drawn.map(({ kind, at, undoes }, n) =>
        undoes === undefined
          ? step(`s${n}`, kind, at)
          : step(`s${n}`, 'undone', at, `s${undoes}`),
      )
      return fc.tuple(
        fc.constant(steps),
        fc.shuffledSubarray(steps, { minLength: steps.length }),
      )
    })
    fc.assert(
      fc.property(arrivals, ([steps, shuffled]) => {
        expect(complaintCourse(shuffled)).toEqual(complaintCourse(steps))
      }),
    )
  })
})
