import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainMutation } from '#server/sync/quick-mutation.ts'
import type { Json } from '#shared/record/json.ts'
import { mutationSchema } from '#shared/sync/protocol.ts'

const RUNS = { numRuns: 1_000, seed: 20_261_123 }

const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const name = fc.stringMatching(/^[A-Za-z_][\w.:-]{0,20}$/)
const id = fc.stringMatching(/^[\w.:-]{1,40}$/)
const stamp = fc.stringMatching(/^[0-9a-f]{16}-[0-9a-z]{6}$/)

const change = fc.record(
  {
    kind: fc.stringMatching(/^[a-z][A-Za-z]{1,39}$/),
    ...{ id, stamp },
    set: fc.dictionary(name, fc.jsonValue() as fc.Arbitrary<Json>, { maxKeys: 5 }),
    base: fc.dictionary(name, stamp, { maxKeys: 3 }),
    isNew: fc.constant(true),
  },
  { requiredKeys: ['kind', 'id', 'stamp', 'set'] },
)
const mutation = fc.record({
  by: fc.option(id),
  sv: fc.integer({ min: 1, max: 1_000 }),
  at: fc.record({
    ...{ wall: number, start: number, boot: fc.string({ maxLength: 40 }) },
    ...{ off: fc.option(number), seq: fc.option(fc.nat()) },
  }),
  changes: fc.array(change, { minLength: 1, maxLength: 4 }),
})

/** What somebody could put where something else belongs. */
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.string(),
  fc.constantFrom(...['', 'constructor', 'Visit', 'a b', 'x'.repeat(121), '0'.repeat(16)]),
  fc.constantFrom(0, -1, 1.5, -0, 2 ** 53, 1e308, null, true, false, [], {}),
  fc.constantFrom(...['__proto__', 'constructor', '1'].map((key) => ({ [key]: 'x' }))),
)
const oddKey = fc.constantFrom(
  'more',
  '__proto__',
  'constructor',
  'isNew',
  'base',
  'toString',
)

/** Somewhere inside a value is another value, one more key, or one fewer. */
const spoilt = fc
  .tuple(mutation, fc.array(fc.nat(30), { maxLength: 5 }), oddKey, hostile, fc.nat(2))
  .map(([sound, path, key, value, how]) => {
    const whole = { mutation: JSON.parse(JSON.stringify(sound)) as unknown }
    let at: Record<string, unknown> = whole
    let last = 'mutation'
    for (const step of path) {
      const inner = at[last]
      if (typeof inner !== 'object' || inner === null) break
      const keys = Object.keys(inner)
      if (keys.length === 0) break
      at = inner as Record<string, unknown>
      last = keys[step % keys.length] as string
    }
    if (how === 0) delete at[last]
    else own(at, how === 1 ? last : key, value)
    return JSON.stringify(whole.mutation)
  })
  .filter((text) => text !== undefined)

/** As JSON.parse does it, `__proto__` included. */
function own(at: object, key: string, value: unknown): void {
  Object.defineProperty(at, key, {
    ...{ value, enumerable: true, writable: true, configurable: true },
  })
}

/** Yes means that zod says yes, and to the same. */
function expectAgreement(text: string): void {
  const raw: unknown = JSON.parse(text)
  if (!isPlainMutation(raw)) return
  const parsed = mutationSchema.safeParse(raw)
  expect(parsed.success).toBe(true)
  expect(parsed.data).toEqual(raw)
}

describe('isPlainMutation', () => {
  test('[P9] knows every mutation as tablets write it', () => {
    fc.assert(
      fc.property(mutation, (sound) => {
        const raw: unknown = JSON.parse(JSON.stringify(sound))
        expect(isPlainMutation(raw)).toBe(mutationSchema.safeParse(raw).success)
      }),
      RUNS,
    )
  })

  test('[P6] takes nothing that zod refuses, and nothing as another thing', () => {
    fc.assert(fc.property(spoilt, expectAgreement), { ...RUNS, numRuns: 4_000 })
    fc.assert(fc.property(fc.json(), expectAgreement), RUNS)
  })

  test.each([
    ['a field that would reach into the language', 'set', '{"__proto__":1}'],
    ['a stamp that is none', 'stamp', '"now"'],
    ['an id with a blank', 'id', '"a b"'],
    ['a base without stamps', 'base', '{"day":1}'],
    ['isNew that is not true', 'isNew', 'false'],
    ['something more', 'more', '1'],
  ])('[P6] leaves to zod: %s', (_what, key, value) => {
    const plain = '{"kind":"visit","id":"a","stamp":"0000000000000000-aaaaaa","set":{}}'
    const at = '{"wall":1,"start":1,"boot":"b","off":null,"seq":null}'
    const textOf = (one: string) => `{"by":null,"sv":1,"at":${at},"changes":[${one}]}`
    const odd = plain.replace(new RegExp(`"${key}":("[^"]*"|\\{\\}),?`), '')
    const spoiled = `${odd.slice(0, -1).replace(/,$/, '')},"${key}":${value}}`
    expect(isPlainMutation(JSON.parse(textOf(plain)))).toBe(true)
    expect(isPlainMutation(JSON.parse(textOf(spoiled)))).toBe(false)
  })
})
