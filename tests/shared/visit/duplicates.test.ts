import { describe, expect, test } from 'vitest'
import { formatStamp } from '#shared/record/stamp.ts'
import { possibleTwins, TWIN_MS } from '#shared/visit/duplicates.ts'
import { PURPOSE_OF, type Visit } from '#shared/visit/visit.ts'

type Row = Visit & { id: string; stamp: string }

function row(id: string, tablet: string, arriveAt: number, rest: Partial<Visit> = {}): Row {
  const body = { day: '2026-06-12', arriveAt, headcount: 2, ...PURPOSE_OF.first, ...rest }
  return { ...body, id, stamp: formatStamp({ ms: arriveAt, counter: 0 }, tablet) }
}

const idsOf = (rows: readonly Row[]) =>
  possibleTwins(rows).map(({ first, second }) => [first.id, second.id])

describe('the same group at two doors', () => {
  test.each<[string, Row, string[][]]>([
    ['a moment later at the other door', row('b', 'door02', 9_000), [['a', 'b']]],
    ['just within the minute', row('b', 'door02', TWIN_MS), [['a', 'b']]],
    ['just after it', row('b', 'door02', TWIN_MS + 1), []],
    ['at the same door', row('b', 'door01', 9_000), []],
    ['one more person', row('b', 'door02', 9_000, { headcount: 3 }), []],
    ['another channel', row('b', 'door02', 9_000, PURPOSE_OF.repeat), []],
    ['written down later', row('b', 'door02', 9_000, { lateReason: '補登' }), []],
    ['said to be two groups', row('b', 'door02', 9_000, { distinctFrom: 'a' }), []],
  ])('%s', (_, second, pairs) => {
    const first = row('a', 'door01', 0)
    expect(idsOf([first, second])).toEqual(pairs)
    expect(idsOf([second, first])).toEqual(pairs)
  })

  test('each visit is in one pair at most', () => {
    const rows = [
      row('a', 'door01', 0),
      row('b', 'door02', 1_000),
      row('c', 'door01', 2_000),
      row('d', 'door02', 3_000),
      row('e', 'door03', 4_000),
    ]
    expect(idsOf(rows)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})
