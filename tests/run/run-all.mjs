/**
 * Every check in order, up to the first that fails. The last line counts the tests
 * that really ran; a step without tests of its own counts only when it fails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../../server/launch/prepare.mjs'
import { addCounts, NO_TESTS, summaryLine } from './counts.mjs'
import { memoryFolder } from './memory-folder.mjs'
import { planSteps } from './steps.mjs'

const OPTIONS = ['--no-browser']

/** Resolves to whether all of it passed. */
export async function runAll(args) {
  const unknown = args.find((arg) => !OPTIONS.includes(arg))
  if (unknown)
    throw new Error(`Unknown option ${unknown}. There are: ${OPTIONS.join(', ')}.`)

  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  process.env.TMPDIR ??= memoryFolder() ?? tmpdir()
  const reports = mkdtempSync(join(tmpdir(), 'floorwalk-reports-'))
  const begun = Date.now()
  let counts = NO_TESTS
  let failed

  try {
    heading('packages')
    await installPackages(root)
    for (const step of planSteps({
      root,
      reports,
      hasBrowser: !args.includes('--no-browser'),
    })) {
      const outcome = await runStep(step)
      counts = addCounts(counts, outcome.counts)
      if (outcome.error) {
        failed = step.name
        console.error(`\n${outcome.error.message}`)
        break
      }
    }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }

  console.log(`\nThat took ${seconds(begun)}.${failed ? ` Stopped at: ${failed}.` : ''}`)
  console.log(summaryLine(counts))
  return !failed
}

/** A failed step counts as one failure at least, tests or not. */
async function runStep({ name, run, count = () => NO_TESTS }) {
  heading(name)
  const begun = Date.now()
  let error
  try {
    await run()
  } catch (thrown) {
    error = thrown
  }
  let counts = NO_TESTS
  try {
    counts = count()
  } catch (thrown) {
    error ??= thrown
  }
  if (!error && counts.failed > 0) error = new Error(`${name}: ${counts.failed} failed.`)
  if (error && counts.failed === 0) counts = { ...counts, failed: 1 }
  console.log(`${error ? 'failed' : 'passed'} after ${seconds(begun)}`)
  return { counts, error }
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 72 - name.length))}`)
}

function seconds(begun) {
  return `${((Date.now() - begun) / 1000).toFixed(1)} s`
}
