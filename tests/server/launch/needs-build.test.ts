import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noteBuild, sourceHash, whyBuild } from '#server/launch/needs-build.mjs'
import { openFolder } from './open-folder.ts'

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function builtProject(): string {
  const root = openFolder()
  for (const path of ['client/app/app.tsx', 'shared/kinds.ts', 'vite.config.ts']) {
    write(root, path, 'export {}')
  }
  const hash = sourceHash(root)
  write(root, 'client/dist/index.html', '<!doctype html>')
  noteBuild(root, hash)
  return root
}

describe('whyBuild', () => {
  test('is content with a build of the same sources, whatever the dates say', () => {
    const root = builtProject()
    utimesSync(
      join(root, 'shared/kinds.ts'),
      new Date('2099-01-01'),
      new Date('2099-01-01'),
    )
    write(root, 'client/dist/assets/app.js', 'built')
    write(root, 'server/main.ts', 'not part of the client')
    expect(whyBuild(root)).toBeUndefined()
  })

  test.each([
    'client/app/app.tsx',
    'shared/kinds.ts',
    'vite.config.ts',
    'client/app/new.ts',
  ])('sees a change of %s', (path) => {
    const root = builtProject()
    write(root, path, 'export const changed = 1')
    expect(whyBuild(root)).toBe('the sources have changed')
  })

  test('sees that a source was removed or renamed', () => {
    const root = builtProject()
    rmSync(join(root, 'shared/kinds.ts'))
    expect(whyBuild(root)).toBe('the sources have changed')
    write(root, 'shared/kind-list.ts', 'export {}')
    expect(whyBuild(root)).toBe('the sources have changed')
  })

  test('sees that there is no build, or one that did not finish', () => {
    const root = builtProject()
    rmSync(join(root, 'client/dist/.build-hash'))
    expect(whyBuild(root)).toMatch(/unknown age/)
    rmSync(join(root, 'client/dist'), { recursive: true })
    expect(whyBuild(root)).toMatch(/missing/)
  })
})
