/** Numbers of tests. */
export type Counts = { passed: number; failed: number; skipped: number }
export const NO_TESTS: Counts
/** From vitest's JSON report; throws when it is missing or no test ran. */
export function vitestCounts(path: string): Counts
/** From Playwright's JSON report; throws when it is missing or no test ran. */
export function playwrightCounts(path: string): Counts
export function addCounts(a: Counts, b: Counts): Counts
export function summaryLine(counts: Counts): string
