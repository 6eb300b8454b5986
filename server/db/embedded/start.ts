/**
 * The PostgreSQL that comes along: made on the first start, run, adopted, stopped.
 *
 * - A server that is already running on the data (left by a killed process, or
 *   started by a second one) is used as it is.
 * - Nothing is deleted but locks that provably belong to no server.
 * - `stop` leaves the server running while another process uses it.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { findBinaries } from './binaries.ts'
import { ensureDatabase, joinServer, leaveServer } from './connect.ts'
import { initCluster, isCluster } from './init-cluster.ts'
import { lockOwner, readLock, removeStaleLock } from './lock-file.ts'
import { readPassword } from './password-file.ts'
import { findPlace, type Place } from './place.ts'
import { runCommand } from './run-command.ts'
import { type Attempt, logPath, spawnServer } from './spawn-server.ts'
import { healSymlinks } from './symlinks.ts'

/** Backends of a crashed server hold its memory for a moment; then a start fails. */
const PATIENCE_MS = 60_000
/** A living server that is replaying its log gets the time it needs. */
const RECOVERY_MS = 15 * 60_000
const LOOK_AGAIN_MS = 25
const TRY_AGAIN_MS = 250

export type EmbeddedOptions = {
  /** The data folder; the log, the password and so on lie beside it. */
  dir: string
  log?: (line: string) => void
}

export type Embedded = {
  /** The bootstrap superuser on the database `floorwalk`. */
  url: string
  /** Ends the server cleanly, unless another process uses it. Twice does no harm. */
  stop: () => Promise<void>
  /** True when the server was running before we came. */
  adopted: boolean
  logFile: string
}

/** Rejects with the end of PostgreSQL's log when it does not come up. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  const found = findBinaries()
  healSymlinks(found.nativeDir)
  const place = await findPlace(options.dir, found, log)
  const { dir } = place

  if (!isCluster(dir)) await initCluster(dir, place.binaries, place.account)
  readPassword(dir)

  const { member, port, adopted } = await bringUp(place, log)
  const url = await ensureDatabase(member, dir, port)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= stopUnlessUsed(place, member)
    return stopping
  }
  return { url, stop, adopted, logFile: logPath(dir) }
}

type Running = { member: Client; port: number; adopted: boolean }

async function bringUp(place: Place, log: (line: string) => void): Promise<Running> {
  const { dir } = place
  const begun = Date.now()
  let attempt: Attempt | undefined
  let refusal: Error | undefined

  for (;;) {
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
      attempt = await spawnServer(place)
    }

    const isRecovering = owner === 'server' && lock?.state === 'starting'
    const patienceMs = isRecovering ? RECOVERY_MS : PATIENCE_MS
    if (Date.now() - begun > patienceMs) throw notReady(dir, attempt?.failed ?? refusal)
    await delay(LOOK_AGAIN_MS)
  }
}

async function stopUnlessUsed(place: Place, member: Client): Promise<void> {
  const { dir, binaries, account } = place
  if (!(await leaveServer(member))) return
  // pg_ctl would wait a minute for a server that died without taking its lock along.
  if (lockOwner(readLock(dir), dir) !== 'server') return
  const args = ['stop', '-D', dir, '-m', 'fast', '-w', '-t', '60']
  await runCommand(binaries.pgCtl, args, account)
}

function notReady(dir: string, cause: Error | undefined): Error {
  const tail = logTail(logPath(dir))
  return new Error(
    `PostgreSQL in ${dir} did not come up (${cause?.message ?? 'no answer'}).\n${tail}`,
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
