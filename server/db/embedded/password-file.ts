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
  writeFileSync,
} from 'node:fs'
import type { Account } from './run-as.ts'

export function passwordPath(dir: string): string {
  return `${dir}.password`
}

export function ensurePassword(dir: string, account?: Account): string {
  const path = passwordPath(dir)
  const own = `${path}.${randomBytes(4).toString('hex')}`
  writeFileSync(own, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(own, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own, { force: true })
  }
  // Also when it was there: a copy or a restore may have opened it to everyone.
  chmodSync(path, 0o600)
  if (account) chownSync(path, account.uid, account.gid)
  return readPassword(dir)
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
