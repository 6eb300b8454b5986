/**
 * Starts the server process itself.
 *
 * A direct child in a session of its own: Ctrl-C in our terminal does not reach it,
 * it outlives us when we are killed, and while we live we reap it, so no zombie keeps
 * its lock. Settings are given on the command line, where no file overrides them.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Place } from './place.ts'
import { cleanEnv, runCommand } from './run-command.ts'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Durability is the product: not to be switched off by a line in a file.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '128MB',
  max_connections: '100',
  // Worker processes for reading bring nothing at this size and cost memory.
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
}

const LOG_LIMIT_BYTES = 10_000_000

/** `failed` once it ended; `hopeless` when the program itself cannot be run. */
export type Attempt = {
  pid: number | undefined
  failed: Error | undefined
  hopeless: boolean
}

export function logPath(dir: string): string {
  return `${dir}.log`
}

export async function spawnServer(place: Place, port?: number): Promise<Attempt> {
  const { dir, binaries, account } = place
  const flags = ['-D', dir, '-p', `${port ?? (await freePort())}`]
  for (const [name, value] of Object.entries(SETTINGS)) flags.push('-c', `${name}=${value}`)
  if (process.platform === 'win32') return startOnWindows(binaries.pgCtl, dir, flags)

  flags.push('-k', '') // no Unix socket: nothing to clean up, no path too long
  rotate(logPath(dir))
  const out = openSync(logPath(dir), 'a', 0o640)
  const child = spawn(binaries.postgres, flags, {
    ...account,
    cwd: '/',
    env: cleanEnv(),
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  child.unref()
  return watch(child)
}

function watch(child: ChildProcess): Attempt {
  const attempt: Attempt = { pid: child.pid, failed: undefined, hopeless: false }
  child.on('error', (error) => {
    attempt.failed = error
    attempt.hopeless = true
  })
  child.on('exit', (code, signal) => {
    attempt.failed = new Error(`postgres ended with ${signal ?? code}`)
  })
  return attempt
}

/** postgres.exe refuses an administrator; pg_ctl gives it a token without the rights. */
async function startOnWindows(
  pgCtl: string,
  dir: string,
  flags: string[],
): Promise<Attempt> {
  const options = flags.slice(2).join(' ')
  const args = ['start', '-W', '-D', dir, '-l', logPath(dir), '-o', options]
  const failed = await runCommand(pgCtl, args).then(
    () => undefined,
    (error: Error) => error,
  )
  return { pid: undefined, failed, hopeless: false }
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`)
}

/** Free a moment ago; when it is taken by now the server ends and we try again. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
