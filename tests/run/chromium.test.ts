import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from '#tests/run/chromium.mjs'

function program(name: string, script: string): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalk-chromium-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'bin'))
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return { folder: join(folder, 'bin'), path }
}

test('takes the browser that CHROMIUM names before any other', () => {
  const named = program('mine', 'echo Chromium 150')
  const { folder } = program('chromium', 'echo Chromium 140')
  expect(findChromium({ CHROMIUM: named.path, PATH: folder })).toBe(named.path)
})

test('does not quietly take another one when that does not run', () => {
  const { folder } = program('chromium', 'echo Chromium 140')
  const find = () => findChromium({ CHROMIUM: '/nowhere/chromium', PATH: folder })
  expect(find).toThrow('/nowhere/chromium')
})

test('passes over a stand-in that only says how to install one', () => {
  const { folder } = program('chromium-browser', 'echo "requires the snap" >&2; exit 1')
  const real = program('google-chrome', 'echo Google Chrome 150')
  expect(findChromium({ PATH: `${folder}:${real.folder}` })).toBe(real.path)
})
