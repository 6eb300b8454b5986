import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { binariesIn, findBinaries } from '#server/db/embedded/binaries.ts'
import { succeeds } from '#server/db/embedded/run-command.ts'
import { healSymlinks } from '#server/db/embedded/symlinks.ts'
import { openFolder } from './open-folder.ts'

function packageWithoutLinks() {
  const folder = openFolder()
  execFileSync('cp', ['-a', findBinaries().nativeDir, folder])
  const nativeDir = join(folder, 'native')
  const list = readFileSync(join(nativeDir, 'pg-symlinks.json'), 'utf8')
  const targets: string[] = JSON.parse(list).map((link: { target: string }) => link.target)
  for (const target of targets) rmSync(join(folder, target))
  return { folder, nativeDir, targets, postgres: binariesIn(nativeDir).postgres }
}

test('makes the links that an installation without scripts lacks', async () => {
  const { nativeDir, targets, postgres } = packageWithoutLinks()
  expect(await succeeds(postgres, ['--version'])).toBe(false)

  expect(healSymlinks(nativeDir)).toEqual(targets)

  expect(await succeeds(postgres, ['--version'])).toBe(true)
  expect(healSymlinks(nativeDir)).toEqual([])
})

test('replaces a link that points nowhere', () => {
  const { folder, nativeDir, targets } = packageWithoutLinks()
  symlinkSync('no-such-library', join(folder, targets[0]!))

  healSymlinks(nativeDir)

  expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([])
})
