/**
 * `postmaster.pid`, PostgreSQL's own lock on a data folder.
 *
 * It is what keeps two servers off the same files, so it is taken away only when its
 * process provably is not that server: a zombie, or a number now used by a stranger.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isServerOf, processState } from './process-state.ts'

export type Lock = { pid: number; port: number; state: string }

export type LockOwner =
  /** No lock, or a dead process: PostgreSQL clears that up by itself. */
  | 'nobody'
  | 'server'
  /** PostgreSQL would take these for a running server and refuse to start. */
  | 'zombie'
  | 'stranger'

/** Undefined when there is none, or it is only half written yet. */
export function readLock(dir: string): Lock | undefined {
  try {
    const lines = readFileSync(lockPath(dir), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    if (!Number.isInteger(pid) || pid === 0) return undefined
    return { pid, port: Number(lines[3]), state: lines[7]?.trim() ?? '' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function lockOwner(lock: Lock | undefined, dir: string): LockOwner {
  if (!lock) return 'nobody'
  const state = processState(lock.pid)
  if (state === 'gone') return 'nobody'
  if (state === 'zombie') return 'zombie'
  return isServerOf(lock.pid, dir) ? 'server' : 'stranger'
}

/**
 * Removes the lock of `stalePid`. Another starter may have a new server up since we
 * read the file, so it is taken aside first, read again, and put back if it is not
 * the stale one. Shared memory still guards the data meanwhile.
 */
export function removeStaleLock(dir: string, stalePid: number): void {
  const aside = join(dir, `postmaster.pid.${process.pid}`)
  try {
    renameSync(lockPath(dir), aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (Math.abs(Number.parseInt(readFileSync(aside, 'utf8'), 10)) === stalePid) rmSync(aside)
  else renameSync(aside, lockPath(dir))
}

function lockPath(dir: string): string {
  return join(dir, 'postmaster.pid')
}
