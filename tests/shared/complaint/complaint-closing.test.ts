import { describe, expect, test } from 'vitest'
import { type ComplaintLevel, SATISFACTIONS } from '#shared/complaint/complaint.ts'
import {
  type ClosingInput,
  type ClosingNeed,
  closingNeeds,
  laterSteps,
  mayClose,
  mayPause,
} from '#shared/complaint/complaint-closing.ts'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { nextStep } from '#shared/complaint/complaint-next.ts'
import { ROLES } from '#shared/people/person.ts'
import { step } from './step-record.ts'

describe('mayClose', () => {
  test.each(ROLES)('a content customer is closed by anyone: %s', (role) => {
    expect(mayClose(role, 'very')).toBe(true)
    expect(mayClose(role, 'satisfied')).toBe(true)
  })

  test.each(['fair', 'dissatisfied', 'no_answer'] as const)('%s: managers only', (word) => {
    expect(ROLES.filter((role) => mayClose(role, word))).toEqual(['manager', 'admin'])
  })

  test('nobody signed in closes nothing', () => {
    expect(SATISFACTIONS.some((word) => mayClose(null, word))).toBe(false)
  })
})

describe('mayPause', () => {
  test.each([
    [0, ROLES],
    [1, ['manager', 'admin']],
    [2, []],
  ] as const)('after %i pauses', (pauses, able) => {
    expect(ROLES.filter((role) => mayPause(role, pauses))).toEqual(able)
    expect(mayPause(null, pauses)).toBe(false)
  })
})

const BASIC = [step('accepted', 1), step('contacted', 2), step('planned', 3)]
const SOLVED = [...BASIC, step('replied', 4)]
const PROMISED = [...BASIC, step('replied', 4, { outcome: 'plan' })]
const EXECUTED = step('executed', 5)
const CALLED = step('called_back', 6, { satisfaction: 'satisfied' })
const REOPENED = [
  ...[...SOLVED, step('closed', 5), step('reopened', 6)],
  ...[step('contacted', 7), step('planned', 8), step('replied', 9)],
]

describe('what has to follow the answer', () => {
  test.each([
    ['solved at once', 1, SOLVED, false, []],
    ['solved at once', 2, SOLVED, false, []],
    ['late', 2, SOLVED, true, ['called_back']],
    ['promised for later', 2, PROMISED, false, ['executed', 'called_back']],
    ['serious', 3, SOLVED, false, ['executed', 'called_back']],
    ['major', 4, SOLVED, false, ['executed', 'called_back']],
    ['opened again', 1, REOPENED, false, ['called_back']],
  ] as const)('%s, level %i', (_, level, steps, isLate, later) => {
    const course = complaintCourse(steps)
    expect(laterSteps({ level }, course, isLate)).toEqual(later)
    expect(nextStep({ level }, course, isLate)).toBe(later[0] ?? 'closed')
  })

  test('one after the other, then the closing', () => {
    const next = (steps: readonly StepRecord[]) =>
      nextStep({ level: 3 }, complaintCourse(steps), false)
    expect(next([])).toBe('accepted')
    expect(next(SOLVED)).toBe('executed')
    expect(next([...SOLVED, EXECUTED])).toBe('called_back')
    expect(next([...SOLVED, EXECUTED, CALLED])).toBe('closed')
    expect(next([...SOLVED, EXECUTED, CALLED, step('closed', 7)])).toBeNull()
  })
})

type Case = {
  name: string
  level?: ComplaintLevel
  steps?: readonly StepRecord[]
  given?: Partial<ClosingInput>
  needs: readonly ClosingNeed[]
}

const WHY = { causeType: 'process', prevention: 'a list at the door' } as const
const SIGNED = { settlement: 'signed on paper, in the safe' } as const

describe('closingNeeds', () => {
  const cases: Case[] = [
    { name: 'nothing said yet', given: { answer: null }, needs: ['satisfaction'] },
    { name: 'solved at once and content: no more than the word', needs: [] },
    { name: 'a grumble', level: 1, needs: [] },
    { name: 'fair', given: { answer: 'fair' }, needs: ['manager', 'cause', 'prevention'] },
    {
      name: 'fair, by the manager',
      given: { answer: 'fair', role: 'manager' },
      needs: ['cause', 'prevention'],
    },
    {
      name: 'fair, by the manager, with why',
      given: { answer: 'fair', role: 'manager', ...WHY },
      needs: [],
    },
    {
      name: 'the cause without the prevention',
      given: { answer: 'fair', role: 'manager', causeType: 'person', prevention: '  ' },
      needs: ['prevention'],
    },
    {
      name: 'late',
      given: { isLate: true },
      needs: ['called_back', 'cause', 'prevention'],
    },
    {
      name: 'late, called back, with why',
      steps: [...SOLVED, CALLED],
      given: { isLate: true, ...WHY },
      needs: [],
    },
    {
      name: 'promised and not carried out',
      steps: PROMISED,
      given: WHY,
      needs: ['executed', 'called_back'],
    },
    {
      name: 'serious, all done but the paper',
      level: 3,
      steps: [...SOLVED, EXECUTED, CALLED],
      given: WHY,
      needs: ['settlement'],
    },
    {
      name: 'serious, the paper signed right here',
      level: 3,
      steps: [...SOLVED, EXECUTED, CALLED],
      given: { ...WHY, ...SIGNED },
      needs: [],
    },
    {
      name: 'serious, the paper signed before',
      level: 4,
      steps: [...SOLVED, EXECUTED, CALLED, step('settled', 8)],
      given: WHY,
      needs: [],
    },
    {
      name: 'by the person it is about',
      given: { personId: 'chen' },
      needs: ['not_about_you'],
    },
    {
      name: 'by nobody',
      given: { personId: null, role: null },
      needs: ['not_about_you'],
    },
    {
      name: 'unreached, tried twice',
      given: { answer: 'unreached', role: 'manager', ...WHY },
      needs: ['tries'],
    },
    {
      name: 'unreached, tried enough, by a supervisor',
      given: { answer: 'unreached', tries: { isEnough: true }, ...WHY },
      needs: ['manager'],
    },
    {
      name: 'unreached, tried enough, by the manager: nobody can be called back',
      steps: PROMISED.concat(EXECUTED),
      given: { answer: 'unreached', tries: { isEnough: true }, role: 'manager', ...WHY },
      needs: [],
    },
  ]

  test.each(cases)('$name', ({ level = 2, steps = SOLVED, given, needs }) => {
    expect(
      closingNeeds({
        complaint: { level, aboutStaff: ['chen'] },
        course: complaintCourse(steps),
        isLate: false,
        personId: 'lin',
        role: 'supervisor',
        answer: 'satisfied',
        tries: { isEnough: false },
        causeType: null,
        prevention: '',
        settlement: '',
        ...given,
      }),
    ).toEqual(needs)
  })
})
