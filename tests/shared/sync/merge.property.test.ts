/** The laws of the merge. Few stamps, fields and values on purpose: clashes are the point. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '#shared/record/json.ts'
import {
  DELETED,
  type Fields,
  isDeleted,
  type StampedFields,
  stampOf,
} from '#shared/record/record.ts'
import { formatStamp } from '#shared/record/stamp.ts'
import { applySet, mergeRecords } from '#shared/sync/merge.ts'

type Edit = { readonly set: Fields; readonly stamp: string }

const anyStamp = fc
  .tuple(fc.nat(3), fc.nat(1), fc.constantFrom('aaaaaa', 'bbbbbb'))
  .map(([ms, counter, node]) => formatStamp({ ms, counter }, node))
const anyValue: fc.Arbitrary<Json> = fc.constantFrom('x', 'y', 1, null, { k: [1, 2] })
const anyField = fc.constantFrom('a', 'b', 'c', DELETED)
const anySet = fc.dictionary(anyField, anyValue, { minKeys: 1, maxKeys: 3 })
const anyEdit: fc.Arbitrary<Edit> = fc.record({ set: anySet, stamp: anyStamp })
const someEdits = fc.array(anyEdit, { minLength: 1, maxLength: 8 })

const arrivals = someEdits.chain((sent) =>
  fc.tuple(
    fc.constant(sent),
    fc.shuffledSubarray(sent, { minLength: sent.length }),
    fc.shuffledSubarray(sent),
  ),
)

function fold(edits: readonly Edit[]): StampedFields {
  const [first, ...rest] = edits as [Edit, ...Edit[]]
  const start: StampedFields = { body: first.set, stamp: first.stamp }
  return rest.reduce<StampedFields>(
    (held, { set, stamp }) => applySet(held, set, stamp),
    start,
  )
}

/** Values and stamps field by field: how a record came about must not show. */
function fieldsOf(record: StampedFields) {
  const names = Object.keys(record.body).sort()
  return names.map((field) => [field, record.body[field], stampOf(record, field)])
}

describe('merging', () => {
  test('[M1] any order of arrival gives the same record', () => {
    fc.assert(
      fc.property(arrivals, ([sent, shuffled]) => {
        expect(fieldsOf(fold(shuffled))).toEqual(fieldsOf(fold(sent)))
      }),
    )
  })

  test('[M1] merging whole records in any grouping gives the same', () => {
    fc.assert(
      fc.property(someEdits, someEdits, someEdits, (a, b, c) => {
        const [x, y, z] = [fold(a), fold(b), fold(c)]
        const left = mergeRecords(mergeRecords(x, y), z)
        const right = mergeRecords(z, mergeRecords(y, x))
        expect(fieldsOf(left)).toEqual(fieldsOf(right))
        expect(fieldsOf(left)).toEqual(fieldsOf(fold([...b, ...c, ...a])))
      }),
    )
  })

  test('[M2] what arrives again alters nothing, not even the object', () => {
    fc.assert(
      fc.property(arrivals, ([sent, , again]) => {
        const held = fold(sent)
        for (const { set, stamp } of again) expect(applySet(held, set, stamp)).toBe(held)
        expect(mergeRecords(held, fold(sent))).toBe(held)
      }),
    )
  })

  test('[M3] every field ever set is held', () => {
    fc.assert(
      fc.property(someEdits, (sent) => {
        const fields = new Set(sent.flatMap(({ set }) => Object.keys(set)))
        expect(new Set(Object.keys(fold(sent).body))).toEqual(fields)
      }),
    )
  })

  test('[M3] each field carries the value of its greatest stamp', () => {
    fc.assert(
      fc.property(someEdits, (sent) => {
        const held = fold(sent)
        for (const { set, stamp } of sent) {
          for (const field of Object.keys(set)) {
            expect((stampOf(held, field) ?? '') >= stamp).toBe(true)
          }
        }
      }),
    )
  })

  test('[M4] of equal stamps with different values the same one wins everywhere', () => {
    fc.assert(
      fc.property(anyStamp, anyValue, anyValue, (stamp, one, other) => {
        const a = { body: { a: one }, stamp }
        const b = { body: { a: other }, stamp }
        expect(mergeRecords(a, b).body).toEqual(mergeRecords(b, a).body)
      }),
    )
  })

  const deleted = applySet({ body: { a: 1 }, stamp: at(1) }, { [DELETED]: true }, at(2))
  test.each([
    { name: 'a field written after it revives the record', stamp: at(3), expected: false },
    { name: 'a field written before it does not', stamp: at(1, 1), expected: true },
  ])('[M6] a deletion is a field: $name', ({ stamp, expected }) => {
    expect(isDeleted(deleted)).toBe(true)
    expect(isDeleted(applySet(deleted, { b: 2 }, stamp))).toBe(expected)
  })
})

function at(ms: number, counter = 0): string {
  return formatStamp({ ms, counter }, 'aaaaaa')
}
