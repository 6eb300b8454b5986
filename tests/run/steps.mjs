/** What `npm test` does, in this order. A step whose files are missing fails. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient } from '../../server/launch/prepare.mjs'
import { runToEnd } from '../../server/launch/run-to-end.mjs'
import { findExternalBindir } from '../support/external-bindir.mjs'
import { findOrInstallChromium } from './chromium.mjs'
import { addCounts, playwrightCounts, vitestCounts } from './counts.mjs'
import { runTogether } from './run-together.mjs'

const TYPED = ['shared', 'server', 'client', 'tests']
const PLAYWRIGHT_CONFIG = 'tests/e2e/playwright.config.ts'

export function planSteps({ root, reports, hasBrowser }) {
  const node = (name, args, env) =>
    runToEnd(name, process.execPath, args, { cwd: root, env: { ...process.env, ...env } })
  const report = (name) => join(reports, `${name}.json`)

  const steps = [
    {
      name: 'format and lint',
      run: () => node('biome', [program(root, '@biomejs/biome', 'biome'), 'ci', '.']),
    },
    { name: 'types', run: () => checkTypes(root) },
    vitestStep(
      'unit, client and server tests on the PostgreSQL that comes along',
      'all',
      [],
    ),
  ]
  const last = []
  if (findExternalBindir()) {
    const env = { SERVER_PG: 'external' }
    const name = "server tests on this machine's own PostgreSQL"
    const args = ['--project', 'server', '--maxWorkers=1']
    last.push(vitestStep(name, 'external', args, env))
  }
  if (hasBrowser) {
    steps.push(
      { name: 'a browser', run: provideChromium },
      { name: 'production build', run: () => buildClient(root) },
    )
    last.push({ name: 'browser tests', run: runPlaywright, count: countPlaywright })
  }
  // A browser waits half of the time: the other PostgreSQL has room beside it.
  if (last.length > 0) steps.push(sideBySide(last))
  steps.push({ name: 'promises', run: () => node('promises', ['tests/promises.mjs']) })
  return steps

  function vitestStep(name, short, args, env) {
    return {
      name,
      run: () => {
        requireFile(root, 'vitest.config.ts') // without it vitest takes its own defaults
        const output = ['--reporter=default', '--reporter=json']
        output.push(`--outputFile.json=${report(short)}`)
        const vitest = program(root, 'vitest', 'vitest')
        return node('vitest', [vitest, 'run', ...output, ...args], env)
      },
      count: () => vitestCounts(report(short)),
    }
  }

  async function provideChromium() {
    process.env.CHROMIUM = await findOrInstallChromium({
      playwright: program(root, '@playwright/test', 'playwright'),
      root,
    })
    console.log(process.env.CHROMIUM)
  }

  function runPlaywright() {
    requireFile(root, PLAYWRIGHT_CONFIG)
    const playwright = program(root, '@playwright/test', 'playwright')
    const args = [playwright, 'test', '-c', PLAYWRIGHT_CONFIG, '--reporter=list,json']
    return node('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright') })
  }

  function countPlaywright() {
    return playwrightCounts(report('playwright'))
  }
}

/** All of them to the end, whichever fails. */
function sideBySide(steps) {
  return {
    name: steps.map(({ name }) => name).join(', and '),
    run: async () => {
      const outcomes = await Promise.allSettled(steps.map(({ run }) => run()))
      const failed = outcomes.filter(({ status }) => status === 'rejected')
      if (failed.length === 0) return
      throw new Error(failed.map(({ reason }) => reason.message).join('\n'))
    },
    count: () => steps.map(({ count }) => count()).reduce(addCounts),
  }
}

function checkTypes(root) {
  const tsc = program(root, 'typescript', 'tsc')
  return runTogether(
    TYPED.map((folder) => {
      const config = `${folder}/tsconfig.json`
      requireFile(root, config)
      return { name: `tsc -p ${config}`, args: [tsc, '-p', config], cwd: root }
    }),
  )
}

/** The script behind a command: run by Node itself it is the same on every system. */
function program(root, packageName, command) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

function requireFile(root, path) {
  if (!existsSync(join(root, path))) throw new Error(`${path} is missing.`)
}
