/** Where people are is said by them, never measured (product.md decision 12). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SECURITY_HEADERS } from '#server/http/security-headers.ts'
import { ROOT, sourceFiles } from '#tests/support/source-files.ts'

const files = sourceFiles(['client', 'shared', 'server'], /\.(tsx?|mjs|html)$/)
const ASKS = /geolocation\s*[.[]|getCurrentPosition|watchPosition|['"]geolocation['"]/

test('[PR-8] no page of ours may ask where it is', () => {
  expect(SECURITY_HEADERS['Permissions-Policy']).toContain('geolocation=()')
})

test('[PR-8] and no code of ours asks', () => {
  expect(files.length).toBeGreaterThan(500)
  const asking = files.filter((file) => ASKS.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(asking).toEqual([])
  expect('navigator.geolocation.watchPosition(() => {})').toMatch(ASKS)
})
