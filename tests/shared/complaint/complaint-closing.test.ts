import { describe, expect, test } from 'vitest'
import { SATISFACTIONS } from '#shared/complaint/complaint.ts'
import { mayClose } from '#shared/complaint/complaint-closing.ts'
import { ROLES } from '#shared/people/person.ts'

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
