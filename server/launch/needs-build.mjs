/**
 * Whether `client/dist` was built from the sources as they are.
 *
 * A hash of all contents lies in the build. Dates would lie: git gives old files new
 * dates and an unpacked archive gives new files old ones.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json']
const DIST = 'client/dist'
const HASH_FILE = `${DIST}/.build-hash`

export function whyBuild(root) {
  if (!existsSync(join(root, DIST, 'index.html'))) return `${DIST} is missing`
  if (!existsSync(join(root, HASH_FILE))) return `${DIST} is of unknown age`
  const built = readFileSync(join(root, HASH_FILE), 'utf8').trim()
  return built === sourceHash(root) ? undefined : 'the sources have changed'
}

/** Taken before the build: what changes meanwhile must count as changed. */
export function sourceHash(root) {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source)).sort()) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

export function noteBuild(root, hash) {
  writeFileSync(join(root, HASH_FILE), `${hash}\n`)
}

function filesUnder(root, path) {
  if (path === DIST || !existsSync(join(root, path))) return []
  const entries = readdirSafely(join(root, path))
  if (!entries) return [path]
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) => filesUnder(root, `${path}/${entry.name}`))
}

/** Undefined for a plain file. */
function readdirSafely(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
