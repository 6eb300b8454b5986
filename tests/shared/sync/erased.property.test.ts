/** The laws of forgetting. Few stamps, fields and values on purpose, as for the merge. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '#shared/record/json.ts'
import {
  DELETED,
  ERASED,
  type Fields,
  isDeleted,
  type StampedFields,
  stampOf,
} from '#shared/record/record.ts'
import { formatStamp } from '#shared/record/stamp.ts'
import { covers, erasureOf, withoutErased } from '#shared/sync/erased.ts'
import { applySet, mergeRecords } from '#shared/sync/merge.ts'

type Edit = { readonly set: Fields; readonly stamp: string }

const anyStamp = fc
  .tuple(fc.nat(3), fc.nat(1), fc.constantFrom('aaaaaa', 'bbbbbb'))
  .map(([ms, counter, node]) => formatStamp({ ms, counter }, node))
const anyValue: fc.Arbitrary<Json> = fc.constantFrom('x', 'y', 1, -5, null, true, [1])
const anySet = fc.dictionary(fc.constantFrom('a', 'b', 'c', DELETED), anyValue, {
  ...{ minKeys: 1, maxKeys: 3 },
})
const anyErasure: fc.Arbitrary<Fields> = fc
  .constantFrom<Json>(['a'], ['b'], ['a', 'b'], ['c'], true)
  .map((value) => ({ [ERASED]: value }))
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  set: fc.oneof({ weight: 3, arbitrary: anySet }, anyErasure),
  stamp: anyStamp,
})
const someEdits = fc.array(anyEdit, { minLength: 1, maxLength: 8 })

const START: StampedFields = {
  ...{ body: { start: 1 }, stamp: formatStamp({ ms: 0, counter: 0 }, '000000') },
}
const fold = (edits: readonly Edit[]) =>
  edits.reduce<StampedFields>((held, { set, stamp }) => applySet(held, set, stamp), START)

function fieldsOf(record: StampedFields) {
  const names = Object.keys(record.body).sort()
  return names.map((field) => [field, record.body[field], stampOf(record, field)])
}

describe('[X1] an erased field holds nothing', () => {
  test('in whatever order edits and erasures arrive, and the record is the same', () => {
    const orders = someEdits.chain((sent) =>
      fc.tuple(
        fc.constant(sent),
        fc.shuffledSubarray(sent, { minLength: sent.length }),
        fc.shuffledSubarray(sent),
      ),
    )
    fc.assert(
      fc.property(orders, ([sent, shuffled, again]) => {
        const record = fold(sent)
        expect(fieldsOf(fold(shuffled))).toEqual(fieldsOf(record))
        for (const { set, stamp } of again) {
          expect(applySet(record, set, stamp)).toBe(record)
        }
        const erasure = erasureOf(record.body)
        for (const [field, value] of Object.entries(record.body)) {
          if (covers(erasure, field)) expect(['', null]).toContain(value)
        }
      }),
    )
  })

  test('merged as whole records, too', () => {
    fc.assert(
      fc.property(someEdits, someEdits, (a, b) => {
        const [x, y] = [fold(a), fold(b)]
        const merged = mergeRecords(x, y)
        expect(fieldsOf(merged)).toEqual(fieldsOf(mergeRecords(y, x)))
        expect(fieldsOf(merged)).toEqual(fieldsOf(fold([...a, ...b])))
      }),
    )
  })

  test('and a record that was erased as a whole stays deleted', () => {
    fc.assert(
      fc.property(someEdits, someEdits, anyStamp, (before, after, stamp) => {
        const erased = fold([...before, { set: { [ERASED]: true }, stamp }, ...after])
        expect(isDeleted(erased)).toBe(true)
        const left = Object.keys(erased.body)
        expect(left.filter((field) => field !== ERASED && field !== DELETED)).toEqual([])
      }),
    )
  })
})

test('[X3] what of a write may be kept: all but what was erased', () => {
  const set = { phone: '13800000001', headcount: 2 }
  expect(withoutErased(set, ['phone'])).toEqual({ headcount: 2 })
  expect(withoutErased(set, true)).toEqual({})
  expect(withoutErased(set, ['note'])).toBe(set)
})
