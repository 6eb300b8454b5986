/**
 * Import directions. A folder may import only what its layer lists; static, dynamic, bare
 * side-effect imports and re-exports are all seen.
 */
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, sourceFiles } from './support/source-files.ts'

/** First match wins. `*` is any name; `=` is the same name again. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'shared/sync': ['shared/sync', 'shared/record'],
  'shared/record': ['shared/record', 'shared/sync'],
  shared: ['shared'],
  'client/ui': ['client/ui'],
  'client/locales': ['client/locales', 'shared'],
  'client/sync': ['client/sync', 'shared/sync', 'shared/record'],
  'client/data': ['client/data', 'client/sync', 'shared'],
  'client/people': [
    'client/people',
    'client/data',
    'client/ui',
    'client/locales',
    'shared',
  ],
  // Its queue keeps a turn and a pause among tabs just as the sender of records does.
  'client/photos': [
    'client/photos',
    'client/data',
    'client/sync',
    'client/ui',
    'client/locales',
    'shared',
  ],
  'client/export': [
    'client/export',
    'client/data',
    'client/ui',
    'client/locales',
    'shared',
  ],
  'client/features/*': [
    'client/features/=',
    'client/export',
    'client/photos',
    'client/people',
    'client/data',
    'client/ui',
    'client/locales',
    'shared',
  ],
  client: ['client', 'shared'],
  'server/db': ['server/db', 'shared'],
  'server/sync': ['server/sync', 'server/db', 'shared/sync', 'shared/record', 'shared'],
  // Its verbs are those of identity, for another actor.
  'server/features/office': [
    'server/features/office',
    'server/features/audit',
    'server/features/privacy',
    'server/features/search',
    'server/names',
    'server/auth',
    'server/sync',
    'server/db',
    'shared',
  ],
  // What anybody does in any of them is audited.
  'server/features/*': [
    'server/features/=',
    'server/features/audit',
    'server/names',
    'server/sync',
    'server/db',
    'shared',
  ],
  'server/names': ['server/names', 'shared'],
  'server/launch': ['server/launch'],
  server: ['server', 'shared'],
}

/** What may come from outside, per top folder; anything else is a missing decision. */
const SHARED_PACKAGES = ['zod/mini', 'zod', 'opencc-js/dict/TSCharacters']

const files = sourceFiles(['shared', 'client', 'server'], /\.(tsx?|mjs)$/).filter(
  (file) => !/\.d\.m?ts$/.test(file),
)

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s+(?:[^'"`;()]*?\sfrom\s+)?['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((m) => (m[1] ?? m[2] ?? m[3]) as string)
}

function isUnder(path: string, folder: string): boolean {
  const want = folder.split('/')
  const have = path.split('/')
  return (
    want.every((part, i) => part === '*' || part === have[i]) && have.length > want.length
  )
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
  return null
}

describe('the house', () => {
  test('sees the files', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  test.each(files)('%s imports only what its layer may', (file) => {
    const layer = Object.keys(MAY_IMPORT).find((key) => isUnder(file, key))
    expect(layer, 'this folder is in no layer').toBeDefined()
    const allowed = (MAY_IMPORT[layer as string] ?? []).map((to) =>
      to.replace('=', file.split('/')[2] ?? ''),
    )
    const targets = importsOf(file).flatMap((s) => targetOf(file, s) ?? [])
    expect(targets.filter((to) => !allowed.some((folder) => isUnder(to, folder)))).toEqual(
      [],
    )
  })

  test.each(files.filter((f) => f.startsWith('shared/')))('%s is pure', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(
      /\/\*[\s\S]*?\*\/|\/\/.*$/gm,
      '',
    )
    expect(text).not.toMatch(
      /Date\.now|Math\.random|new Date\(\)|performance\.|crypto\.|fetch\(/,
    )
    const outside = importsOf(file).filter((s) => targetOf(file, s) === null)
    expect(outside.filter((s) => !SHARED_PACKAGES.includes(s))).toEqual([])
  })

  test.each(files)('%s is no barrel and no shelf', (file) => {
    expect(file).not.toMatch(/\/(index|utils|helpers|common|constants|types|misc)\.tsx?$/)
    // Three languages of one area side by side are long and flat.
    if (file.startsWith('client/locales/')) return
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n').length
    expect(lines, 'look for the seam').toBeLessThanOrEqual(320)
  })
})
