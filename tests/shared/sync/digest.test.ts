import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '#shared/record/json.ts'
import {
  addToSum,
  type DigestInput,
  digestOf,
  digestText,
  EMPTY_SUM,
} from '#shared/sync/digest.ts'
import { compactStamps } from '#shared/sync/merge.ts'

const field = fc.constantFrom('a', 'b', 'c', 'day')
const stamp = fc.integer({ min: 1, max: 5 }).map((n) => `00000000000${n}0000-aaaaaa`)
const value = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, 1, '', '巡'),
  fc.jsonValue(),
) as fc.Arbitrary<Json>

const record: fc.Arbitrary<DigestInput> = fc
  .record({
    kind: fc.constantFrom('visit', 'complaint'),
    id: fc.constantFrom('1', '2', '3'),
    fields: fc.dictionary(field, fc.tuple(value, stamp), { minKeys: 1 }),
  })
  .map(({ kind, id, fields }) => {
    const body = Object.fromEntries(Object.entries(fields).map(([f, [v]]) => [f, v]))
    return { kind, id, body, ...compactStamps(body, (f) => fields[f]?.[1] ?? '') }
  })
const records = fc.uniqueArray(record, { selector: (r) => `${r.kind} ${r.id}` })

test('[D2] neither the order of the records nor of their fields counts', () => {
  fc.assert(
    fc.property(records, (list) => {
      const turned = [...list].reverse().map((r) => ({
        ...r,
        body: Object.fromEntries(Object.entries(r.body).reverse()),
      }))
      expect(digestOf(turned)).toBe(digestOf(list))
    }),
  )
})

test('[D2] how compactly the stamps are written does not count', () => {
  fc.assert(
    fc.property(records, (list) => {
      const wordy = list.map((r) => ({
        ...r,
        stamps: Object.fromEntries(
          Object.keys(r.body).map((f) => [f, r.stamps?.[f] ?? r.stamp] as const),
        ),
      }))
      expect(digestOf(wordy)).toBe(digestOf(list))
    }),
  )
})

test('[D2] taken in parts the sum is the same', () => {
  fc.assert(
    fc.property(records, fc.nat(3), (list, cut) => {
      const parts = [list.slice(0, cut), list.slice(cut)]
      const sum = parts.reduce(addToSum, EMPTY_SUM)
      expect(digestText(sum)).toBe(digestOf(list))
    }),
  )
})

test('[D2] one flipped value, stamp, id or kind changes it', () => {
  const base: DigestInput = {
    ...{ kind: 'visit', id: '1', stamp: '0000000000010000-aaaaaa' },
    body: { a: 1, b: 'x' },
  }
  const flips: DigestInput[] = [
    { ...base, body: { a: 2, b: 'x' } },
    { ...base, body: { a: '1', b: 'x' } },
    { ...base, body: { a: 1 } },
    { ...base, stamp: '0000000000020000-aaaaaa' },
    { ...base, stamps: { b: '0000000000020000-aaaaaa' } },
    { ...base, id: '2' },
    { ...base, kind: 'complaint' },
  ]
  const digests = [base, ...flips].map((r) => digestOf([r]))
  expect(new Set(digests).size).toBe(digests.length)
  expect(digests.every((d) => /^[0-9a-f]{16}$/.test(d))).toBe(true)
})

test('[D2][D1] a deleted record does not count: the server may have forgotten it', () => {
  const gone: DigestInput = {
    ...{ kind: 'visit', id: '9', stamp: '0000000000010000-aaaaaa' },
    ...{ body: { a: 1, _deleted: true }, stamps: { _deleted: '0000000000020000-aaaaaa' } },
  }
  expect(digestOf([gone])).toBe(digestOf([]))
  const revived = { ...gone, stamps: { ...gone.stamps, a: '0000000000030000-aaaaaa' } }
  expect(digestOf([revived])).not.toBe(digestOf([]))
})
