import { describe, expect, test } from 'vitest'
import { type BannerFacts, bannerState } from '#client/features/sync-status/banner-state.ts'

const NOW = 1_795_000_000_000
const HOUR = 3_600_000
const QUIET: BannerFacts = { offlineSince: null, storageShare: 0.1 }

describe('the banner', () => {
  type Case = { name: string; facts: Partial<BannerFacts>; expected: object | null }
  const cases: Case[] = [
    { name: 'is silent online', facts: {}, expected: null },
    {
      name: '[AU-2] tells of a lock before anything else',
      facts: { isLocked: true, offlineSince: NOW - 25 * HOUR, storageShare: 1 },
      expected: { type: 'locked' },
    },
    {
      name: 'is silent offline for four hours',
      facts: { offlineSince: NOW - 4 * HOUR },
      expected: null,
    },
    {
      name: 'speaks one moment later',
      facts: { offlineSince: NOW - 4 * HOUR - 1 },
      expected: { type: 'offline', forMs: 4 * HOUR + 1 },
    },
    {
      name: 'is no stronger at a whole day',
      facts: { offlineSince: NOW - 24 * HOUR },
      expected: { type: 'offline', forMs: 24 * HOUR },
    },
    {
      name: 'is stronger after it',
      facts: { offlineSince: NOW - 24 * HOUR - 1 },
      expected: { type: 'offlineLong', forMs: 24 * HOUR + 1 },
    },
    {
      name: 'is silent at 80 % of the storage',
      facts: { storageShare: 0.8 },
      expected: null,
    },
    {
      name: 'speaks above it',
      facts: { storageShare: 0.815 },
      expected: { type: 'storage', percent: 81 },
    },
    {
      name: 'is silent when the browser does not say',
      facts: { storageShare: null },
      expected: null,
    },
    {
      name: 'says one thing: full storage before a few hours offline',
      facts: { offlineSince: NOW - 5 * HOUR, storageShare: 0.9 },
      expected: { type: 'storage', percent: 90 },
    },
    {
      name: 'says one thing: a day offline before full storage',
      facts: { offlineSince: NOW - 30 * HOUR, storageShare: 0.9 },
      expected: { type: 'offlineLong', forMs: 30 * HOUR },
    },
  ]
  test.each(cases)('$name', ({ facts, expected }) => {
    expect(bannerState({ ...QUIET, ...facts }, NOW)).toEqual(expected)
  })

  test('an hour of flapping, ten seconds up and twenty down, brings none', () => {
    const seen = new Set<unknown>()
    for (let second = 0; second < 3_600; second++) {
      const phase = second % 30
      const offlineSince = phase < 10 ? null : NOW + (second - (phase - 10)) * 1_000
      seen.add(bannerState({ ...QUIET, offlineSince }, NOW + second * 1_000))
    }
    expect([...seen]).toEqual([null])
  })
})
