import { describe, expect, test } from 'vitest'
import { kinds } from '#shared/kinds.ts'
import type { KnownKind } from '#shared/permissions.ts'
import { fieldClassOf, kindClassOf, taggedFields } from '#shared/privacy/field-classes.ts'

/** As the lint sees a kind: its fields, and its families by their prefix. */
function fieldsOf({ body, families }: (typeof kinds)[number]): string[] {
  const ofFamilies = Object.keys(families).map((prefix) => `${prefix}.`)
  return [...Object.keys(body._zod.def.shape), ...ofFamilies]
}

describe('[PR-1] every field has a class', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    '%s: each of its fields once, and no field it has not',
    (name, kind) => {
      expect(taggedFields(name as KnownKind).sort()).toEqual(fieldsOf(kind).sort())
    },
  )

  test('what reaches a customer is C, in every kind that has it', () => {
    const personal = /^(customerName|nameOrCall|phone|plate|plateTail|vinLast6|caption)$/
    const found = kinds.flatMap((kind) =>
      fieldsOf(kind)
        .filter((field) => personal.test(field))
        .map((field) => [kind.name, field, fieldClassOf(kind.name, field)]),
    )
    expect(found.length).toBeGreaterThan(7)
    expect(found.filter(([, , dataClass]) => dataClass !== 'C')).toEqual([])
  })

  test('who of the staff did or is something is never A', () => {
    const staff =
      /(?<!device|record|visit|prospect|appointment)(Person|owner|handler|consultant|deputy)Id$|^aboutStaff$|^told?Ids$/i
    const found = kinds.flatMap((kind) =>
      fieldsOf(kind)
        .filter((field) => staff.test(field))
        .map((field) => [kind.name, field, fieldClassOf(kind.name, field)]),
    )
    expect(found.length).toBeGreaterThan(7)
    expect(found.filter(([, , dataClass]) => dataClass === 'A')).toEqual([])
  })

  test('what nobody tagged, of a newer version or of no kind at all, counts as C', () => {
    expect(fieldClassOf('visit', 'newField')).toBe('C')
    expect(fieldClassOf('checklistRun', 'z.1')).toBe('C')
    expect(fieldClassOf('teapot', 'day')).toBe('C')
    expect(kindClassOf('teapot')).toBe('C')
  })

  test('a kind is as grave as its gravest field', () => {
    expect(['store', 'task', 'complaint'].map(kindClassOf)).toEqual(['A', 'B', 'C'])
    expect(fieldClassOf('checklistRun', 'a.S-O01')).toBe('B')
  })
})
