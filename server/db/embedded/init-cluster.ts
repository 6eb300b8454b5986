/**
 * Makes the data folder of a new cluster.
 *
 * Made under another name and renamed: a crash half-way leaves litter, never half a
 * cluster. Each starter makes its own and the first rename wins, so there is no lock
 * that could be left behind.
 */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { ensurePassword, passwordPath } from './password-file.ts'
import { processState } from './process-state.ts'
import type { Account } from './run-as.ts'
import { runCommand } from './run-command.ts'

export const SUPERUSER = 'postgres'

export function isCluster(dir: string): boolean {
  return existsSync(join(dir, 'PG_VERSION'))
}

export async function initCluster(
  dir: string,
  binaries: Binaries,
  account?: Account,
): Promise<void> {
  removeLitter(dir)
  ensurePassword(dir, account)

  const unfinished = `${dir}.init-${process.pid}-${randomBytes(4).toString('hex')}`
  mkdirSync(unfinished, { mode: 0o700 })
  try {
    if (account) chownSync(unfinished, account.uid, account.gid)
    await runCommand(binaries.initdb, initdbFlags(unfinished, passwordPath(dir)), account)
    takeName(unfinished, dir)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function initdbFlags(dir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Said aloud: the default follows the machine, on Windows a code page.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
  ]
}

function takeName(unfinished: string, dir: string): void {
  try {
    renameSync(unfinished, dir)
  } catch (error) {
    if (isCluster(dir)) return // another starter was first
    throw new Error(`${dir} holds something that is not a database; it is left alone.`, {
      cause: error,
    })
  }
  if (process.platform === 'win32') return
  const parent = openSync(dirname(dir), 'r')
  fsyncSync(parent)
  closeSync(parent)
}

/** What crashed starters left; a living one still needs its own. */
function removeLitter(dir: string): void {
  const prefix = `${basename(dir)}.init`
  for (const name of readdirSync(dirname(dir))) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length).split('-')[1])
    if (pid > 0 && processState(pid) === 'alive') continue
    // The initdb of a killed starter may still be writing into it.
    const patience = { maxRetries: 20, retryDelay: 50 }
    rmSync(join(dirname(dir), name), { recursive: true, force: true, ...patience })
  }
}
