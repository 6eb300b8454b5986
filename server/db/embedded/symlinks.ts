/**
 * Restores the links between library versions that an npm tarball cannot carry.
 *
 * The package has an install script for it, but npm may be told not to run scripts,
 * and without the links no binary finds its libraries. Safe to run at every start,
 * by two starters at once, over links that point nowhere.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

type Link = { source: string; target: string }

/** Returns the links it made, relative to the package. */
export function healSymlinks(nativeDir: string): string[] {
  const list = join(nativeDir, 'pg-symlinks.json')
  if (!existsSync(list)) return []

  const links: Link[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links.filter(({ target }) => !existsSync(inPackage(nativeDir, target)))
  for (const { source, target } of missing) {
    // Made aside and renamed over: a dangling link is replaced, a rival's is harmless.
    const path = inPackage(nativeDir, target)
    const aside = `${path}.${randomBytes(4).toString('hex')}`
    symlinkSync(basename(source), aside)
    renameSync(aside, path)
  }
  return missing.map(({ target }) => target)
}

/** The list names files as `native/lib/…`. */
function inPackage(nativeDir: string, path: string): string {
  return join(dirname(nativeDir), path)
}
