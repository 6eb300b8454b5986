/** How many tests ran, from the reports the test runners write themselves. */
import { existsSync, readFileSync } from 'node:fs'

export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 }

export function vitestCounts(path) {
  const report = read(path)
  const skipped = report.numPendingTests + report.numTodoTests
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
  return notEmpty(counts, path)
}

export function playwrightCounts(path) {
  const { stats } = read(path)
  // Passed only when tried again: for us that is a failure.
  const failed = stats.unexpected + stats.flaky
  return notEmpty({ passed: stats.expected, failed, skipped: stats.skipped }, path)
}

export function addCounts(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} not for this machine` : line
}

function read(path) {
  if (!existsSync(path)) throw new Error('The tests ended without a report.')
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Nothing found means something is wrong with the search, not that all is well. */
function notEmpty(counts, path) {
  if (counts.passed + counts.failed > 0) return counts
  throw new Error(`No test ran (${path}).`)
}
