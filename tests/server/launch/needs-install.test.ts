import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { whyInstall } from '#server/launch/needs-install.mjs'
import { openFolder } from './open-folder.ts'

type Entry = {
  version: string
  integrity: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
}

const MACHINE = { platform: 'linux', arch: 'x64' }
const hono: Entry = { version: '4.0.0', integrity: 'sha512-a' }
const onLinux: Entry = { ...hono, optional: true, os: ['linux'], cpu: ['x64'] }
const onMac: Entry = { ...hono, optional: true, os: ['darwin'], cpu: ['arm64'] }

/** A project as npm leaves it; `installed` absent: npm was stopped half-way. */
function project(locked: Record<string, Entry>, installed?: Record<string, Entry>): string {
  const root = openFolder()
  const inModules = (entries: Record<string, Entry>) =>
    Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [`node_modules/${name}`, entry]),
    )
  const packages = { '': { name: 'floorwalk' }, ...inModules(locked) }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  mkdirSync(join(root, 'node_modules'))
  if (!installed) return root
  for (const name of Object.keys(installed)) mkdirSync(join(root, 'node_modules', name))
  writeFileSync(
    join(root, 'node_modules', '.package-lock.json'),
    JSON.stringify({ packages: inModules(installed) }),
  )
  return root
}

describe('whyInstall', () => {
  test('is content with what is locked, whatever the dates say', () => {
    const root = project({ hono, onLinux, onMac }, { hono, onLinux })
    utimesSync(
      join(root, 'package-lock.json'),
      new Date('2099-01-01'),
      new Date('2099-01-01'),
    )
    expect(whyInstall(root, MACHINE)).toBeUndefined()
  })

  test('sees that nothing was ever installed', () => {
    const root = project({ hono })
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(whyInstall(root, MACHINE)).toBe('node_modules is missing')
  })

  test('sees an installation that was stopped half-way', () => {
    expect(whyInstall(project({ hono }), MACHINE)).toMatch(/did not finish/)
  })

  test.each([
    ['a package is missing', { hono, zod: hono }, { hono }, /zod is missing/],
    ['another version', { hono: { ...hono, version: '4.0.1' } }, { hono }, /hono is not/],
    [
      'other contents',
      { hono: { ...hono, integrity: 'sha512-b' } },
      { hono },
      /hono is not/,
    ],
    ['one too many', {}, { hono }, /hono is no longer locked/],
    ['copied from a Mac', { onLinux, onMac }, { onMac }, /onMac is for another machine/],
  ])('sees: %s', (_, locked, installed, reason) => {
    expect(whyInstall(project(locked, installed), MACHINE)).toMatch(reason)
  })

  test('sees that a package folder was removed', () => {
    const root = project({ hono }, { hono })
    rmSync(join(root, 'node_modules', 'hono'), { recursive: true })
    expect(whyInstall(root, MACHINE)).toMatch(/hono is gone/)
  })

  test('counts this checkout, installed by the real npm, as complete', () => {
    const root = join(import.meta.dirname, '..', '..', '..')
    expect(whyInstall(root)).toBeUndefined()
  })
})
