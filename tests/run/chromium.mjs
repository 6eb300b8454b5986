/**
 * A Chromium for the browser tests: the one named, one on this machine, else one is
 * installed, from Debian as root (with fonts that have Chinese), from Playwright else.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runToEnd } from '../../server/launch/run-to-end.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ON_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** `playwright`: its command-line script. Resolves to an absolute path. */
export async function findOrInstallChromium({ playwright, root }) {
  const present = findChromium(process.env) ?? downloaded(root)
  if (present) return present

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await installFromDebian()
    const installed = findChromium(process.env)
    if (installed) return installed // on Ubuntu the package is an empty one
  }
  console.log('Downloading a Chromium for the tests.')
  await runToEnd(
    'playwright install',
    process.execPath,
    [playwright, 'install', 'chromium'],
    {
      cwd: root,
    },
  )
  const path = downloaded(root)
  if (path) return path
  throw new Error('No Chromium could be installed. Set CHROMIUM to the path of one.')
}

/** Throws when `CHROMIUM` names something that does not run. */
export function findChromium(env) {
  if (env.CHROMIUM) {
    if (runs(env.CHROMIUM)) return env.CHROMIUM
    throw new Error(`CHROMIUM is set to ${env.CHROMIUM}, which does not run.`)
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...ON_MAC].find((path) => existsSync(path) && runs(path))
}

async function installFromDebian() {
  console.log('Installing Chromium and Chinese fonts from Debian.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-cjk']
  try {
    await runToEnd('apt-get update', 'apt-get', ['update', '-q'], { env })
    await runToEnd('apt-get install', 'apt-get', ['install', '-qy', ...packages], { env })
  } catch (error) {
    console.log(`${error.message} Trying another way.`)
  }
}

/** Playwright's own, when it was downloaded before. */
function downloaded(root) {
  const { chromium } = createRequire(join(root, 'package.json'))('playwright')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** Ubuntu's `chromium-browser` is a script that only says how to install one. */
function runs(path) {
  try {
    const options = { encoding: 'utf8', stdio: 'pipe', timeout: 20_000 }
    return /chrom/i.test(execFileSync(path, ['--version'], options))
  } catch {
    return false
  }
}
