import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byCardUrgency,
  type CardStepRecord,
  cardCourse,
  cardState,
} from '#shared/inspection/card-course.ts'
import { doneProblem, mayRecheck } from '#shared/inspection/card-recheck.ts'
import { CARD_STEPS, type CardStep } from '#shared/inspection/corrective-action.ts'
import type { Actor } from '#shared/permissions.ts'

const MINUTE = 60_000
const DUE = 1_000 * MINUTE

function step(
  id: string,
  type: CardStep['step'],
  at: number,
  more: Partial<CardStepRecord> = {},
): CardStepRecord {
  return { id, by: 'owner', day: '2026-11-23', cardId: 'c', step: type, at, ...more }
}

function at(now: number, steps: CardStepRecord[] = [], card: 'yellow' | 'red' = 'yellow') {
  return cardState({ card }, cardCourse({ dueAt: DUE }, steps), now)
}

describe('a card', () => {
  test.each([
    [DUE - 30 * MINUTE - 1, 'open', 'yellow'],
    [DUE - 30 * MINUTE, 'due', 'yellow'],
    [DUE, 'due', 'yellow'],
    [DUE + 1, 'overdue', 'red'],
  ] as const)('due at 1000 min, at %i ms is %s and %s', (now, type, color) => {
    expect(at(now)).toMatchObject({ type, color, leftMs: DUE - now })
  })

  test('done in time stays yellow, however late the re-check', () => {
    const steps = [step('1', 'done', DUE - 1)]
    expect(at(DUE * 2, steps)).toMatchObject({
      type: 'done',
      color: 'yellow',
      escalation: [],
    })
    const verified = [...steps, step('2', 'verified', DUE + 5, { by: 'lead' })]
    expect(at(DUE * 2, verified)).toMatchObject({ type: 'verified', color: 'yellow' })
  })

  test('done late stays red, and the manager is told', () => {
    const steps = [step('1', 'done', DUE + 1), step('2', 'verified', DUE + 2)]
    expect(at(DUE + 3, steps)).toMatchObject({
      type: 'verified',
      color: 'red',
      escalation: ['overdue'],
    })
  })

  test('not ok opens it again with a new time, and counts', () => {
    const steps = [
      step('1', 'done', 10),
      step('2', 'not_ok', 20, { dueAt: DUE + 60 * MINUTE }),
    ]
    const state = at(DUE + 1, steps)
    expect(state).toMatchObject({ type: 'open', color: 'yellow', dueAt: DUE + 60 * MINUTE })
    expect(cardCourse({ dueAt: DUE }, steps)).toMatchObject({ done: null, notOk: 1 })
  })

  test('not ok twice: the sales manager', () => {
    const steps = [
      step('1', 'done', 10),
      step('2', 'not_ok', 20),
      step('3', 'done', 30),
      step('4', 'not_ok', 40),
    ]
    expect(at(50, steps).escalation).toEqual(['not_ok_twice'])
  })

  test('moved before it was late stays yellow, moved after it red', () => {
    const later = { dueAt: DUE * 3 }
    expect(at(DUE * 2, [step('1', 'moved', DUE - 1, later)])).toMatchObject({
      type: 'open',
      color: 'yellow',
      dueAt: DUE * 3,
    })
    expect(at(DUE * 2, [step('1', 'moved', DUE + 1, later)])).toMatchObject({
      type: 'open',
      color: 'red',
      escalation: ['overdue'],
    })
  })

  test('steps taken back do not count', () => {
    const steps = [
      step('1', 'cancelled', 10),
      step('2', 'undone', 11, { undoes: '1' }),
      step('3', 'done', 12),
      step('4', 'undone', 13, { undoes: '3' }),
    ]
    expect(at(20, steps).type).toBe('open')
    expect(cardCourse({ dueAt: DUE }, steps).standing).toEqual([])
  })

  test('a red one is the manager’s from the start', () => {
    expect(at(0, [], 'red')).toMatchObject({ color: 'red', escalation: ['red'] })
  })

  test('the course does not depend on the order the steps arrive in', () => {
    const steps = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        step: fc.constantFrom(...CARD_STEPS),
        at: fc.integer({ min: 0, max: 4 }),
        undoes: fc.constantFrom('1', '2', '3'),
        dueAt: fc.constantFrom(1, 2, 3),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(steps, (given) => {
        const all = given.map(({ id, step: type, at: t, ...more }) =>
          step(id, type, t, more),
        )
        const course = cardCourse({ dueAt: 2 }, all)
        expect(cardCourse({ dueAt: 2 }, all.toReversed())).toEqual(course)
        const state = cardState({ card: 'yellow' }, course, 3)
        if (state.type === 'overdue') expect(state.color).toBe('red')
      }),
    )
  })
})

test('overdue first, then the nearest due, re-checks, what is over', () => {
  const open = (dueAt: number) =>
    cardState({ card: 'yellow' }, cardCourse({ dueAt }, []), DUE)
  const done = (id: CardStep['step']) => at(0, [step('1', id, 1)])
  const sorted = [
    done('cancelled'),
    done('done'),
    open(DUE * 2),
    open(DUE + MINUTE),
    open(DUE - 2),
    done('verified'),
    open(DUE - 1),
  ].toSorted(byCardUrgency)
  expect(sorted.map(({ type, dueAt }) => [type, dueAt])).toEqual([
    ['overdue', DUE - 2],
    ['overdue', DUE - 1],
    ['due', DUE + MINUTE],
    ['open', DUE * 2],
    ['done', DUE],
    ['verified', DUE],
    ['cancelled', DUE],
  ])
})

describe('the re-check', () => {
  const done = step('1', 'done', 1)
  const course = { done, verified: null, cancelled: null, notOk: 0 }
  const card = { ownerId: 'owner' }
  const ask = (personId: string | null, actor: Actor, given: Partial<typeof course> = {}) =>
    mayRecheck({ card, course: { ...course, ...given }, personId, actor })

  test('is for someone other than the owner, whatever the rank', () => {
    expect(ask('owner', 'consultant')).toBe('own_work')
    expect(ask('owner', 'manager')).toBe('own_work')
    expect(ask('other', 'consultant')).toBe('ok')
    expect(ask('lead', 'supervisor')).toBe('ok')
  })

  test('without an owner, someone other than who reported it', () => {
    const given = { card: { ownerId: null }, course, actor: 'supervisor' } as const
    expect(mayRecheck({ ...given, personId: 'owner' })).toBe('own_work')
    expect(mayRecheck({ ...given, personId: 'lead' })).toBe('ok')
  })

  test('after two times not ok only the sales manager', () => {
    expect(ask('lead', 'supervisor', { notOk: 1 })).toBe('ok')
    expect(ask('lead', 'supervisor', { notOk: 2 })).toBe('manager_only')
    expect(ask('boss', 'manager', { notOk: 2 })).toBe('ok')
    expect(ask('owner', 'manager', { notOk: 2 })).toBe('own_work')
  })

  test('is for people, and only of work that was reported done', () => {
    expect(ask(null, 'device')).toBe('not_allowed')
    expect(ask('o', 'office')).toBe('not_allowed')
    const open = mayRecheck({
      card,
      course: { ...course, done: null },
      personId: 'lead',
      actor: 'supervisor',
    })
    expect(open).toBe('not_done')
  })
})

test('done takes an after-photo, or a word why there is none', () => {
  expect(doneProblem({ afterPhotos: 1, note: '' })).toBeNull()
  expect(doneProblem({ afterPhotos: 0, note: '相機壞了' })).toBeNull()
  expect(doneProblem({ afterPhotos: 0, note: '  ' })).toBe('photo_missing')
})
