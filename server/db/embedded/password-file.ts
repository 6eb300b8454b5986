/**
 * The superuser's password: random, made once, in a file only its owner reads.
 *
 * It comes into being whole or not at all, and once: two starters that make the
 * first cluster at the same moment end up with the same one.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { Account } from './run-as.ts'

export function passwordPath(dir: string): string {
  return `${dir}.password`
}

/** For a new cluster; `account` is who makes it. */
export function ensurePassword(dir: string, account?: Account): void {
  const path = passwordPath(dir)
  const own = `${path}.${randomBytes(4).toString('hex')}`
  writeFileSync(own, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    if (account) chownSync(own, account.uid, account.gid)
    linkSync(own, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** Throws when the file is missing. Closes it to others: a copy may have opened it. */
export function guardPassword(dir: string): void {
  readPassword(dir)
  if (statSync(passwordPath(dir)).mode & 0o077) chmodSync(passwordPath(dir), 0o600)
}

export function readPassword(dir: string): string {
  try {
    return readFileSync(passwordPath(dir), 'utf8').trim()
  } catch (error) {
    throw new Error(
      `The database in ${dir} cannot be opened without its password file ` +
        `${passwordPath(dir)}. Put it back from where the data was copied.`,
      { cause: error },
    )
  }
}
