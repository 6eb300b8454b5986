/**
 * Where the data and the binaries lie so that the server's user can reach them.
 *
 * Only root has this question: a project under a closed folder (`/root` is 0700)
 * cannot be entered by `postgres`, whatever the rights further down. Both then lie in
 * `/var/lib`, and a link stays where the data was expected, so that the way to the
 * data moves along with the project.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Binaries, binariesIn } from './binaries.ts'
import { isCluster } from './init-cluster.ts'
import { lockOwner, readLock } from './lock-file.ts'
import { passwordPath } from './password-file.ts'
import { type Account, accountFor } from './run-as.ts'
import { runCommand, succeeds } from './run-command.ts'

export type Place = { dir: string; binaries: Binaries; account?: Account }

/** Readable by every user, the same for the same absolute `dir`. */
export function openHome(dir: string): string {
  const key = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  return `/var/lib/floorwalk-${key}`
}

export async function findPlace(
  wanted: string,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<Place> {
  const { dir, home } = follow(resolve(wanted))
  const account = await accountFor(dir)
  if (!account) {
    refuseForeign(dir)
    return { dir, binaries }
  }
  const isOpen = await succeeds('/bin/sh', ['-c', 'test -x "$0"', dirname(dir)], account)
  const canRun = await succeeds(binaries.postgres, ['--version'], account)
  return {
    dir: isOpen ? dir : await moveData(dir, home, account, log),
    binaries: canRun ? binaries : await copyBinaries(binaries, home),
    account,
  }
}

/** Where the data really lies: the link may dangle when the first start crashed. */
function follow(wanted: string): { dir: string; home: string } {
  mkdirSync(dirname(wanted), { recursive: true })
  const path = join(realpathSync(dirname(wanted)), basename(wanted))
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return { dir: path, home: openHome(path) }
  }
  const dir = resolve(dirname(path), readlinkSync(path))
  const home = dirname(dir)
  mkdirSync(home, { recursive: true })
  return { dir, home }
}

async function moveData(
  dir: string,
  home: string,
  account: Account,
  log: (line: string) => void,
): Promise<string> {
  // A server that still runs there must not lose its data from under its feet.
  if (isCluster(dir) && lockOwner(readLock(dir), dir) === 'server') return dir

  makeHome(home)
  const moved = join(home, 'postgres')
  log(`${dirname(dir)} is closed to the database's user: the data lies in ${moved}`)
  if (isCluster(dir)) await copyData(dir, moved, account, log)
  // Root makes the link before there is data, so no crash can separate the two.
  if (!lstatSync(dir, { throwIfNoEntry: false })) linkOnce(moved, dir)
  return moved
}

async function copyData(
  dir: string,
  moved: string,
  account: Account,
  log: (line: string) => void,
): Promise<void> {
  if (isCluster(moved)) {
    throw new Error(`There is data both in ${dir} and in ${moved}; put one of them away.`)
  }
  await runCommand('cp', ['-a', passwordPath(dir), passwordPath(moved)])
  await runCommand('chown', [`${account.uid}`, passwordPath(moved)])
  const copy = `${moved}.copy-${process.pid}`
  await runCommand('cp', ['-a', dir, copy])
  await runCommand('sync', ['-f', copy])
  renameSync(copy, moved)
  renameSync(dir, `${dir}.moved`)
  log(`the former place is kept as ${dir}.moved and may be deleted`)
}

async function copyBinaries(binaries: Binaries, home: string): Promise<Binaries> {
  makeHome(home)
  const copy = join(home, `native-${binaries.version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    await runCommand('cp', ['-a', binaries.nativeDir, unfinished])
    await runCommand('chmod', ['-R', 'a+rX', unfinished])
    try {
      renameSync(unfinished, copy)
    } catch (error) {
      await runCommand('rm', ['-rf', unfinished])
      if (!existsSync(copy)) throw error // else another starter was first
    }
  }
  return { ...binariesIn(copy), version: binaries.version }
}

function makeHome(home: string): void {
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o755) // whatever the umask made of it
}

function linkOnce(target: string, path: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Only the owner may read a data folder; PostgreSQL's own message does not help. */
function refuseForeign(dir: string): void {
  const owner = statSync(dir, { throwIfNoEntry: false })?.uid
  if (owner === undefined || !process.getuid || owner === process.getuid()) return
  throw new Error(
    `The data in ${dir} belongs to another user (uid ${owner}). Start Floorwalk as ` +
      'that user or as root, or set FLOORWALK_DATA to another folder.',
  )
}
