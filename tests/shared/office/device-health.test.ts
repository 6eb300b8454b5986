import { describe, expect, test } from 'vitest'
import { attentionKey, concernsOf, isStale } from '#shared/office/device-health.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Known = Parameters<typeof concernsOf>[0]

const REPORT: Known['report'] = {
  ...{ waiting: 0, oldestWaitingAt: null, offsetMs: 0, persisted: true },
  ...{ usedBytes: 0, quotaBytes: 100 },
}
const FINE: Known = {
  ...{ state: 'active', kind: 'tablet', lastSeenAt: NOW, refused: 0 },
  ...{ returnedEmptyAt: null, wipedAt: null, report: REPORT },
}

const told = (report: Partial<Known['report']>) =>
  concernsOf({ ...FINE, report: { ...REPORT, ...report } }, NOW)

describe('what needs a look', () => {
  test('nothing about a device that is fine', () => {
    expect(concernsOf(FINE, NOW)).toEqual([])
  })

  test.each([
    ['silent at 24 h', { lastSeenAt: NOW - 24 * HOUR }, ['silent']],
    ['not a moment before', { lastSeenAt: NOW - 24 * HOUR + 1 }, []],
    ['silent when never heard of', { lastSeenAt: null }, ['silent']],
    ['lost until it was told', { state: 'lost' }, ['lost']],
    ['not after', { state: 'lost', wipedAt: NOW }, []],
    ['nothing of one that is gone', { state: 'retired', lastSeenAt: null }, []],
    ['refused, also of one shut out', { state: 'revoked', refused: 1 }, ['refused']],
  ] as const)('%s', (_what, device, concerns) => {
    expect(concernsOf({ ...FINE, ...device }, NOW)).toEqual(concerns)
  })

  test.each([
    ['4 h', { waiting: 1, oldestWaitingAt: NOW - 4 * HOUR }, ['oldest']],
    ['less', { waiting: 1, oldestWaitingAt: NOW - 4 * HOUR + 1 }, []],
    ['sent since', { waiting: 0, oldestWaitingAt: NOW - 9 * HOUR }, []],
    ['two minutes', { offsetMs: 2 * MINUTE }, []],
    ['more, either way', { offsetMs: -2 * MINUTE - 1 }, ['clock']],
    ['four fifths', { usedBytes: 80 }, []],
    ['fuller', { usedBytes: 81 }, ['full']],
    ['not kept', { persisted: false }, ['notKept']],
    ['unknown', { persisted: null, usedBytes: null, offsetMs: null, waiting: null }, []],
  ])('what it told: %s', (_what, report, concerns) => {
    expect(told(report)).toEqual(concerns)
  })
})

test('what it told may have grown after five minutes of silence', () => {
  expect(isStale({ lastSeenAt: NOW - 5 * MINUTE }, NOW)).toBe(false)
  expect(isStale({ lastSeenAt: NOW - 5 * MINUTE - 1 }, NOW)).toBe(true)
  expect(isStale({ lastSeenAt: null }, NOW)).toBe(true)
})

test('the heaviest concern is on top, those that are gone at the end', () => {
  const row = (name: string, concerns: readonly ('lost' | 'clock')[], state = 'active') => {
    return { name, concerns, lastSeenAt: NOW, state: state as 'active' }
  }
  const all = [
    ...[row('gone', [], 'retired'), row('fine', []), row('clock', ['clock'])],
    row('lost', ['lost', 'clock']),
  ]
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((part, i) => part - (b[i] ?? 0)).find((apart) => apart !== 0) ?? 0
  const sorted = all
    .sort((a, b) => compare(attentionKey(a), attentionKey(b)))
    .map(({ name }) => name)
  expect(sorted).toEqual(['lost', 'clock', 'fine', 'gone'])
})
