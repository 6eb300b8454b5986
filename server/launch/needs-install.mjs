/**
 * Whether `node_modules` is what `package-lock.json` asks for.
 *
 * npm leaves a lock file of its own in `node_modules` when it has finished. Contents
 * are compared, not dates: a checkout or a copy gives every file a new date.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function whyInstall(root, machine = process) {
  const installedPath = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(join(root, 'node_modules'))) return 'node_modules is missing'
  if (!existsSync(installedPath)) return 'the last installation did not finish'

  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedPath)
  for (const [path, entry] of Object.entries(wanted)) {
    const found = installed[path]
    if (!found && path !== '' && !entry.optional) return `${path} is missing`
    if (found && !isSame(found, entry)) return `${path} is not the locked one`
    if (!existsSync(join(root, path)) && found) return `${path} is gone`
  }
  for (const [path, entry] of Object.entries(installed)) {
    if (!wanted[path]) return `${path} is no longer locked`
    if (!fits(entry.os, machine.platform) || !fits(entry.cpu, machine.arch)) {
      return `${path} is for another machine`
    }
  }
  return undefined
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

function isSame(a, b) {
  return a.version === b.version && a.integrity === b.integrity
}

/** npm's lists: names that fit, or names after a "!" that do not. */
function fits(list, name) {
  if (!list) return true
  const allowed = list.filter((entry) => !entry.startsWith('!'))
  return !list.includes(`!${name}`) && (allowed.length === 0 || allowed.includes(name))
}
