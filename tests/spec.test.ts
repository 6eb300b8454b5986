/** Rules and tests name each other: no rule without a test, no citation without a rule. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { idsIn } from './cited-ids.mjs'
import { ROOT, sourceFiles } from './support/source-files.ts'

const spec = readFileSync(join(ROOT, 'shared/sync/SPEC.md'), 'utf8')
const stated = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((m) => m[1] as string)
const cited = new Set(
  sourceFiles(['tests'], /\.tsx?$/).flatMap((file) =>
    idsIn(readFileSync(join(ROOT, file), 'utf8')),
  ),
)

test('no id is stated twice', () => {
  expect(new Set(stated).size).toBe(stated.length)
})

test('every rule has a test', () => {
  expect(stated.filter((id) => !cited.has(id))).toEqual([])
})

test('every cited rule exists', () => {
  const rules = [...cited].filter((id) => /^[A-Z]\d+$/.test(id) && !id.startsWith('F'))
  expect(rules.filter((id) => !stated.includes(id))).toEqual([])
})
