/** Makes the checkout ready and runs it until it is stopped. */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildClient, installPackages, viteProgram } from './prepare.mjs'
import { runServer } from './run-server.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'

const OPTIONS = ['--demo', '--dev']

/** Resolves to the exit code. */
export async function launch(args) {
  const unknown = args.find((arg) => !OPTIONS.includes(arg))
  if (unknown)
    throw new Error(`Unknown option ${unknown}. There are: ${OPTIONS.join(', ')}.`)
  const isDemo = args.includes('--demo')
  const isDev = args.includes('--dev')

  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  await installPackages(root)
  if (!isDev) await buildClient(root)

  const follow = pathToFileURL(join(root, 'server', 'launch', 'follow-parent.mjs')).href
  const data = join(root, '.data', isDemo ? 'demo' : 'main')
  const options = {
    cwd: root,
    env: { ...process.env, FLOORWALK_DATA: process.env.FLOORWALK_DATA || data },
  }
  const loaders = [...SERVER_FLAGS, '--import', follow, '--import', 'tsx']
  const main = [...loaders, join('server', 'main.ts')]
  if (isDemo) main.push('--demo')
  if (!isDev) return await runServer(main, options).ended

  const both = [
    runServer(['--watch', '--watch-preserve-output', ...main], options),
    runServer(['--import', follow, viteProgram(root)], options),
  ]
  const code = await Promise.race(both.map(({ ended }) => ended))
  for (const { stop } of both) stop()
  await Promise.all(both.map(({ ended }) => ended))
  return code
}
