import { describe, expect, test } from 'vitest'
import {
  type ChipState,
  chipState,
  OFFLINE_AFTER_MS,
  type SyncStatus,
} from '#client/app/chip-state.ts'

const NOW = 1_790_000_000_000

const QUIET: SyncStatus = {
  isKnown: true,
  waiting: 0,
  sending: false,
  lastAckAt: null,
  lastContactAt: null,
  offlineSince: null,
  serverDown: false,
  refused: 0,
  decisions: 0,
  notSaved: false,
  updateNeeded: false,
  photosWaiting: 0,
}

/** Everything wrong at once; each row below takes one more trouble away. */
const TROUBLE: SyncStatus = {
  isKnown: true,
  waiting: 3,
  sending: true,
  lastAckAt: NOW - 60_000,
  lastContactAt: NOW - 1_000,
  offlineSince: NOW - OFFLINE_AFTER_MS,
  serverDown: true,
  refused: 2,
  decisions: 1,
  notSaved: true,
  updateNeeded: true,
  photosWaiting: 4,
}

describe('chipState', () => {
  const solved: Partial<SyncStatus> = {}
  const ladder: [name: string, cured: Partial<SyncStatus>, expected: ChipState][] = [
    ['not saved comes before all', {}, { type: 'notSaved' }],
    ['then what was sent back', { notSaved: false }, { type: 'refused', count: 2 }],
    ['then a decision', { refused: 0 }, { type: 'decision', count: 1 }],
    ['then an old app', { decisions: 0 }, { type: 'updateNeeded' }],
    ['then being offline', { updateNeeded: false }, { type: 'offline' }],
    ['then a silent server', { offlineSince: null }, { type: 'serverDown' }],
    ['then sending', { serverDown: false }, { type: 'sending' }],
    ['then what waits', { sending: false }, { type: 'queued', count: 3 }],
    ['then photos behind', { waiting: 0 }, { type: 'photos', count: 4 }],
    ['then the proof', { photosWaiting: 0 }, { type: 'acknowledged', at: NOW - 60_000 }],
    [
      'what never sent anything holds what the last answer left',
      { lastAckAt: null },
      { type: 'acknowledged', at: NOW - 1_000 },
    ],
    ['and before any answer nothing is said', { lastContactAt: null }, { type: 'unknown' }],
  ]
  const rows = ladder.map(([name, cured, expected]) => {
    Object.assign(solved, cured)
    return { name, status: { ...TROUBLE, ...solved }, expected }
  })

  test.each(rows)('$name', ({ status, expected }) => {
    expect(chipState(status, NOW)).toEqual(expected)
  })

  test.each([
    ['the moment it is noticed', 0, 'queued'],
    ['one ms before 15 s', 14_999, 'queued'],
    ['at 15 s', 15_000, 'offline'],
    ['a week later', 7 * 86_400_000, 'offline'],
    ['with a clock set back since', -3_600_000, 'queued'],
  ] as const)('offline is a word only after 15 s: %s', (_when, forMs, type) => {
    const status = { ...QUIET, waiting: 1, offlineSince: NOW - forMs }
    expect(chipState(status, NOW).type).toBe(type)
  })

  test.each([
    [{ waiting: 1 }, 'queued'],
    [{ sending: true }, 'sending'],
    [{ serverDown: true }, 'serverDown'],
    [{ offlineSince: NOW - 20_000 }, 'offline'],
  ] as const)('never says "on the server" while %o', (fact, type) => {
    expect(chipState({ ...QUIET, lastAckAt: NOW, ...fact }, NOW).type).toBe(type)
  })
})
