/**
 * Where the machine's own PostgreSQL (14 or newer) has its programs, if it has one.
 * Plain Node, because `tests/run.mjs` asks before anything is installed.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'
const OLDEST = 14
/** The newest is what we bring along; this one is what servers in use have. */
const PREFERRED = 15

export function findExternalBindir() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : []
  const usable = versions.filter((version) => version >= OLDEST).sort((a, b) => b - a)
  const first = usable.includes(PREFERRED) ? PREFERRED : usable[0]
  const folders = [
    first && join(DEBIAN, `${first}`, 'bin'),
    configured(),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => folder && isUsable(folder))
}

function configured() {
  try {
    return execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return undefined
  }
}

function isUsable(folder) {
  if (!['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(join(folder, name)))) {
    return false
  }
  try {
    const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
    return Number(/(\d+)/.exec(said)?.[1]) >= OLDEST
  } catch {
    return false
  }
}
