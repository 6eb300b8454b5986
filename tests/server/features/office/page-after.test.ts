import { expect, test } from 'vitest'
import { pageAfter } from '#server/features/office/page-after.ts'
import { nameMatcher } from '#server/names/match-name.ts'
import { AppError } from '#shared/errors.ts'

type Row = { weight: number; name: string; id: string }

const row = (weight: number, name: string, id: string): Row => ({ weight, name, id })
const keyOf = ({ weight, name, id }: Row) => [weight, name, id]
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).join('')
const ALL = [
  row(1, '周敏', 'd'),
  row(0, '陳佳', 'b'),
  row(0, '陳佳', 'a'),
  row(1, '林浩', 'c'),
]

test('page by page: nothing twice, nothing left out, whatever order it came in', () => {
  const found: string[] = []
  let after: string | undefined
  for (let pages = 0; pages < 9; pages++) {
    const { page, next } = pageAfter(ALL, keyOf, { limit: 1, ...(after ? { after } : {}) })
    found.push(ids(page))
    if (next === null) break
    after = next
  }
  expect(found).toHaveLength(4)
  expect(found.join('')).toBe(ids(pageAfter([...ALL].reverse(), keyOf, {}).page))
  expect(found.slice(0, 2)).toEqual(['a', 'b'])
})

test('goes on behind a row that is gone, and shows one that came behind it', () => {
  const { page, next } = pageAfter(ALL, keyOf, { limit: 2 })
  expect(ids(page)).toBe('ab')
  const later = [...ALL.filter(({ id }) => id !== 'b'), row(0, '陳佳', 'bb')]
  const rest = pageAfter(later, keyOf, { limit: 9, after: next ?? '' })
  expect(rest.page[0]?.id).toBe('bb')
  expect(rest.page).toHaveLength(3)
  expect(rest.next).toBeNull()
})

const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.each(['', 'x', '####', written({}), written([null]), written([0, 0, 0, 0, 0, 0, 0])])(
  '%j: a cursor that is none of ours is refused, not guessed at',
  (after) => {
    expect(() => pageAfter(ALL, keyOf, { after })).toThrow(AppError)
  },
)

test.each([[[]], [['x']], [[1, 2, 3]]])(
  'one of another list (%j) breaks nothing',
  (key) => {
    expect(() => pageAfter(ALL, keyOf, { after: written(key) })).not.toThrow()
  },
)

test.each([
  ['', true],
  ['张', true],
  ['張偉', true],
  ['zw', true],
  ['zhangw', true],
  ['ＺＷ', true],
  ['偉張', false],
  ['lin', false],
])('a name is found in either script and by its letters: %s', async (query, isFound) => {
  expect((await nameMatcher(query))('張偉')).toBe(isFound)
})

test('all words of a query have to be in the name', async () => {
  const isNamed = await nameMatcher('門口 b')
  expect(['門口平板 A', '门口平板 B', '巡檢 B'].filter(isNamed)).toEqual(['门口平板 B'])
})
