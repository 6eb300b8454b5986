/** Installs packages and builds the client, each only when it has to be done. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { noteBuild, sourceHash, whyBuild } from './needs-build.mjs'
import { whyInstall } from './needs-install.mjs'
import { runToEnd } from './run-to-end.mjs'

export async function installPackages(root) {
  const why = whyInstall(root)
  if (!why) return
  console.log(`Installing packages: ${why}. This takes a minute or two.`)
  // Said aloud, because NODE_ENV=production or an npmrc may leave them out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  await runToEnd('npm ci', ...npm(args), { cwd: root })
}

export async function buildClient(root) {
  const why = whyBuild(root)
  if (!why) return
  console.log(`Building the app: ${why}.`)
  const hash = sourceHash(root)
  const args = [viteProgram(root), 'build', '--logLevel', 'warn']
  await runToEnd('vite build', process.execPath, args, { cwd: root })
  noteBuild(root, hash)
}

/** Run by Node itself: the file in `.bin` is a batch file on Windows. */
export function viteProgram(root) {
  const vite = createRequire(join(root, 'package.json')).resolve('vite/package.json')
  return join(dirname(vite), 'bin', 'vite.js')
}

/** The npm we were started by, else the one on PATH (a batch file on Windows). */
function npm(args) {
  const path = process.env.npm_execpath ?? ''
  if (path.endsWith('npm-cli.js')) return [process.execPath, [path, ...args]]
  return process.platform === 'win32' ? ['cmd', ['/c', 'npm', ...args]] : ['npm', args]
}
