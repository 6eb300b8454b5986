import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  addCounts,
  playwrightCounts,
  summaryLine,
  vitestCounts,
} from '#tests/run/counts.mjs'

function reportOf(content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalk-counts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'report.json'), JSON.stringify(content))
  return join(folder, 'report.json')
}

const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
const playwright = { expected: 3, unexpected: 1, flaky: 0, skipped: 0 }

test('adds up what every runner reports', () => {
  const unit = vitestCounts(reportOf(vitest))
  const browser = playwrightCounts(reportOf({ stats: playwright }))
  expect(summaryLine(addCounts(unit, browser))).toBe('8 passed, 2 failed')
})

test('a test that passed only at the second try failed', () => {
  const stats = { ...playwright, flaky: 2 }
  expect(playwrightCounts(reportOf({ stats }))).toMatchObject({ passed: 3, failed: 3 })
})

test('tests left out are counted in the open', () => {
  const counts = vitestCounts(reportOf({ ...vitest, numPendingTests: 4 }))
  expect(summaryLine(counts)).toBe('5 passed, 1 failed, 4 not for this machine')
})

test('an empty or missing report is an error, not a pass', () => {
  const nothing = { ...vitest, numPassedTests: 0, numFailedTests: 0 }
  expect(() => vitestCounts(reportOf(nothing))).toThrow('No test ran')
  expect(() => vitestCounts('/nowhere/report.json')).toThrow('without a report')
})
