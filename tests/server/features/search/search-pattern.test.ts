import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchPattern } from '#server/features/search/search-pattern.ts'
import { fold, foldTerms } from '#shared/search/fold.ts'
import { likeness } from '#shared/search/grams.ts'
import { simplified } from '#shared/search/simplified.ts'
import { openWorlds } from '#tests/server/sync/scenario.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

/** Whether PostgreSQL finds each pattern in each text, as the text lies in a body. */
async function matches(pairs: readonly { text: string; pattern: string }[]) {
  const { rows } = await worlds.db.inNoTenant((tx) =>
    tx.query<{ isFound: boolean }>(
      `SELECT jsonb_build_object('note', t.text)::text ~* t.pattern AS "isFound"
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t (text, pattern, i) ORDER BY i`,
      [pairs.map((p) => p.text), pairs.map((p) => p.pattern)],
    ),
  )
  return rows.map((row) => row.isFound)
}

/** Few characters, so that they meet: both scripts, both widths, and what folding drops. */
const text = fc.string({
  unit: fc.constantFrom(...'交車车延遲迟張张Aａbｂ1１９9 -－・"\\\n\t()[].*+$'),
  maxLength: 14,
})

test('whatever the tablet would find, the database finds, and more than that does no harm', async () => {
  const found: { text: string; pattern: string }[] = []
  const run = fc.sample(fc.tuple(text, text), { numRuns: 4_000, seed: 7 })
  for (const [stored, query] of run) {
    for (const term of foldTerms(query, simplified)) {
      const pair = { text: stored, pattern: searchPattern(term) }
      if (likeness(fold(stored, simplified), term) > 0) found.push(pair)
    }
  }
  expect(found.length).toBeGreaterThan(200)
  const answers = await matches(found)
  expect(found.filter((_, i) => !answers[i])).toEqual([])
})

test.each([
  ['delayed: 交車 延遲了', '交车延迟', true],
  ['延遲交車', '交车延迟', true],
  ['交通', '交车延迟', false],
  ['１３８－００１３ ８０００', '13800138000', true],
  ['+886 912 345 678', '0912345678', true],
  ['粤B·12345', '粤b12345', true],
  ['he said "no"\nand left', 'noandleft', true],
  ['a.b', 'a*b', false],
  ['axb', 'a.b', false],
])('%j for %j: %s', async (stored, query, expected) => {
  const term = fold(query, simplified)
  expect(await matches([{ text: stored, pattern: searchPattern(term) }])).toEqual([
    expected,
  ])
})
