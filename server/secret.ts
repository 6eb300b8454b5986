/** The installation's secret: given by the operator, or made once and kept in a file. */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from './env.ts'

const FILE = 'secret'

type SecretEnv = Pick<Env, 'NODE_ENV' | 'FLOORWALK_SECRET' | 'FLOORWALK_DATA'>

/** Throws in production without one: each server would make its own, and trust no other. */
export function readSecret(env: SecretEnv): string {
  if (env.FLOORWALK_SECRET) return env.FLOORWALK_SECRET
  if (env.NODE_ENV === 'production') {
    throw new Error(
      'In production FLOORWALK_SECRET must be set (32 random characters or more), ' +
        'the same on every server of one database.',
    )
  }
  const path = join(env.FLOORWALK_DATA, FILE)
  const secret = readFile(path) ?? makeFile(path)
  if (secret.length < 32) throw new Error(`${path} is damaged: put its backup there.`)
  return secret
}

function readFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whole or not at all, and of two starters at once the first one's. */
function makeFile(path: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}
