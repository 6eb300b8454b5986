/** A second process that starts the database, as another `npm start` would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type Starter = {
  child: ChildProcess
  /** Rejects when the process ends before the database is up. */
  started: Promise<{ url: string; adopted: boolean }>
  /** Leaves the database in order. */
  leave: () => Promise<void>
  /** Gone at once, with no chance to do anything. */
  kill: () => Promise<void>
}

const SCRIPT = fileURLToPath(new URL('./starter-script.ts', import.meta.url))

export function spawnStarter(dir: string, script = SCRIPT): Starter {
  const tsx = import.meta.resolve?.('tsx') ?? 'tsx'
  const child = spawn(process.execPath, ['--import', tsx, script, dir], {
    // A group of its own, so that a test can send it what a terminal sends.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  onTestFinished(() => {
    child.kill('SIGKILL')
  })

  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const started = new Promise<{ url: string; adopted: boolean }>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => resolve(JSON.parse(line)))
    void ended.then(() => reject(new Error(`the starter ended: ${complaint}`)))
  })
  started.catch(() => {}) // a test that kills it does not wait for it

  const leave = async () => {
    child.stdin.end()
    await ended
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { child, started, leave, kill }
}
