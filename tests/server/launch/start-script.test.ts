/**
 * `npm start` in a small project with the real npm, Vite and tsx. Its `server/main.ts`
 * only says what happens to it; the real one is started by the browser tests.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openFolder } from './open-folder.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const LIMIT = { timeout: 40_000, interval: 20 }

const MAIN = `
import { appendFileSync } from 'node:fs'
const note = (line: string) => appendFileSync('events.txt', line + '\\n')
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    note(signal)
    setTimeout(() => process.exit(7), 200)
  })
}
setInterval(() => {}, 1_000)
note(\`up \${process.pid} \${process.env.FLOORWALK_DATA} \${process.argv.slice(2)}\`)
`

function bareProject(): string {
  const folder = openFolder()
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const root = join(folder, 'project')
  const files = {
    'package.json': { name: 'bare', type: 'module', dependencies: { part: 'file:part' } },
    'package-lock.json': {
      ...{ name: 'bare', lockfileVersion: 3, requires: true },
      packages: {
        '': { name: 'bare', dependencies: { part: 'file:part' } },
        part: { version: '1.0.0' },
        'node_modules/part': { resolved: 'part', link: true },
      },
    },
    'part/package.json': { name: 'part', version: '1.0.0' },
    'vite.config.ts': `export default { root: 'client', build: { outDir: 'dist' } }`,
    'client/index.html': '<!doctype html><title>bare</title>',
    'shared/kinds.ts': 'export {}',
    'server/main.ts': MAIN,
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(
      join(root, path),
      typeof content === 'string' ? content : JSON.stringify(content),
    )
  }
  cpSync(join(ROOT, 'server/launch'), join(root, 'server/launch'), { recursive: true })
  return root
}

type Run = { child: ChildProcess; output: () => string; ended: Promise<unknown[]> }

function start(root: string, ...args: string[]): Run {
  const env = { ...process.env }
  for (const name of ['FLOORWALK_DATA', 'npm_lifecycle_event']) delete env[name]
  const script = join(root, 'server/launch/start.mjs')
  const child = spawn(process.execPath, [script, ...args], { cwd: '/', env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return { child, output: () => output, ended: once(child, 'exit') }
}

function events(root: string): string[] {
  const path = join(root, 'events.txt')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

async function waitForUp(root: string, run: Run, times = 1): Promise<void> {
  await vi.waitUntil(() => {
    if (run.child.exitCode !== null) throw new Error(run.output())
    return events(root).filter((line) => line.startsWith('up')).length === times
  }, LIMIT)
}

test('installs, builds and runs; the second time it only runs', async () => {
  const root = bareProject()
  const first = start(root)
  await waitForUp(root, first)
  expect(first.output()).toMatch(/Installing packages.*Building the app/s)
  expect(existsSync(join(root, 'node_modules/part/package.json'))).toBe(true)
  expect(existsSync(join(root, 'client/dist/index.html'))).toBe(true)
  expect(events(root)[0]).toContain(join(root, '.data/main'))

  first.child.kill('SIGINT')
  expect(await first.ended).toEqual([7, null])
  expect(events(root).slice(1)).toEqual(['SIGINT'])

  const second = start(root, '--demo')
  await waitForUp(root, second, 2)
  expect(second.output()).toBe('')
  expect(events(root).at(-1)).toContain(`${join(root, '.data/demo')} --demo`)
  // The terminal and npm each send one; the server must not take it for impatience.
  second.child.kill('SIGINT')
  second.child.kill('SIGTERM')
  expect(await second.ended).toEqual([7, null])
  expect(events(root).slice(3)).toHaveLength(1)

  appendFileSync(join(root, 'client/index.html'), '<p>changed')
  const third = start(root)
  await waitForUp(root, third, 3)
  expect(third.output()).toMatch(/^Building the app: the sources have changed/)
  third.child.kill('SIGTERM')
  await third.ended
})

test('the server does not outlive a start script that was killed', async () => {
  const root = bareProject()
  const run = start(root)
  await waitForUp(root, run)
  run.child.kill('SIGKILL')
  await vi.waitUntil(() => events(root).at(-1) === 'SIGTERM', LIMIT)
})

test('tells when the server itself was killed', async () => {
  const root = bareProject()
  const run = start(root)
  await waitForUp(root, run)
  process.kill(Number(events(root)[0]!.split(' ')[1]), 'SIGKILL')
  expect(await run.ended).toEqual([137, null])
})

test('says which step failed and ends', async () => {
  const root = bareProject()
  writeFileSync(join(root, 'client/index.html'), '<script type="module" src="./gone.ts">')
  const run = start(root)
  expect(await run.ended).toEqual([1, null])
  expect(run.output()).toContain('vite build failed')
  expect(existsSync(join(root, 'client/dist/.build-hash'))).toBe(false)
})

test('refuses an option it does not know', async () => {
  const run = start(bareProject(), '--demoo')
  expect(await run.ended).toEqual([1, null])
  expect(run.output()).toContain('Unknown option --demoo')
})
