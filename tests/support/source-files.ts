/** The files of the repository, for tests that read the code itself. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Paths under `folders` (relative to the root, `/` between parts) whose name matches. */
export function sourceFiles(folders: readonly string[], name: RegExp): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) =>
        relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'),
      )
      .filter((path) => !/(^|\/)(dist|node_modules)\//.test(path)),
  )
}
