/**
 * Gets to a server that answers: the one already running, else one of our own.
 *
 * PostgreSQL's lock decides between rivals: whoever loses sees the winner's lock in
 * the next round and joins that server. Nothing is deleted here but locks that
 * provably belong to no server.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { joinServer } from './connect.ts'
import { lockOwner, readLock, removeStaleLock } from './lock-file.ts'
import type { Place } from './place.ts'
import { type Attempt, logPath, spawnServer } from './spawn-server.ts'

/** Backends of a crashed server hold its memory for a moment; then a start fails. */
const PATIENCE_MS = 60_000
/** A living server that is replaying its log gets the time it needs. */
const RECOVERY_MS = 15 * 60_000
const LOOK_AGAIN_MS = 25
const TRY_AGAIN_MS = 250

export type Running = {
  member: Client
  port: number
  /** True when it was not our attempt that brought it up. */
  adopted: boolean
}

export type BringUp = {
  place: Place
  log: (line: string) => void
  /** For a server of our own; any free one when absent. */
  port?: number
  /** Ends the trying; not a start that is under way. */
  signal?: AbortSignal
}

/** Rejects with the end of PostgreSQL's log when patience runs out. */
export async function bringUp({ place, log, port, signal }: BringUp): Promise<Running> {
  const { dir } = place
  const begun = Date.now()
  let attempt: Attempt | undefined
  let refusal: Error | undefined

  for (;;) {
    // A server of ours that is coming up is waited for: or it would stay behind.
    if (!attempt || attempt.failed) signal?.throwIfAborted()
    const lock = readLock(dir)
    const owner = lockOwner(lock, dir)

    if (lock && owner === 'server' && lock.state === 'ready') {
      const joined = await joinServer(dir, lock.port).catch((error: Error) => error)
      if (!(joined instanceof Error)) {
        return { member: joined, port: lock.port, adopted: lock.pid !== attempt?.pid }
      }
      refusal = joined
    }

    if (owner !== 'server' && (!attempt || attempt.failed)) {
      if (lock && owner !== 'nobody') removeStaleLock(dir, lock.pid)
      if (attempt?.hopeless) throw notReady(dir, attempt.failed)
      if (attempt) await delay(TRY_AGAIN_MS)
      if (attempt && !refusal) log(`PostgreSQL does not start yet, see ${logPath(dir)}`)
      refusal = attempt?.failed
      attempt = await spawnServer(place, port)
    }

    const isRecovering = owner === 'server' && lock?.state === 'starting'
    const patienceMs = isRecovering ? RECOVERY_MS : PATIENCE_MS
    if (Date.now() - begun > patienceMs) throw notReady(dir, attempt?.failed ?? refusal)
    await delay(LOOK_AGAIN_MS)
  }
}

function notReady(dir: string, cause: Error | undefined): Error {
  return new Error(
    `PostgreSQL in ${dir} did not come up (${cause?.message ?? 'no answer'}).\n` +
      logTail(logPath(dir)),
    { cause },
  )
}

function logTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
  } catch {
    return `There is no log in ${path}.`
  }
}
