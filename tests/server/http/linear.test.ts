/**
 * Validators take time in proportion to what they read. A megabyte of the worst text in every
 * field: one that backtracks would not come back within any patience.
 */
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { API_TABLE } from '#server/http/api-table.ts'
import { kinds } from '#shared/kinds.ts'
import { readCode } from '#shared/people/enrolment-code.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { checkChange } from '#shared/record/check-change.ts'
import { fold, foldTerms } from '#shared/search/fold.ts'
import { simplified } from '#shared/search/simplified.ts'
import type { Cast } from '#tests/support/cast.ts'
import { sampleFor } from '#tests/support/route-samples.ts'

const LONG = 1_000_000

/** What makes nested repetition try again and again: nearly right, and wrong at the end. */
const WORST = [
  'a'.repeat(LONG),
  `${'a'.repeat(LONG)}!`,
  `${' '.repeat(LONG)}x`,
  `${'1'.repeat(LONG)}x`,
  `${'1-'.repeat(LONG / 2)}x`,
  `${'a@'.repeat(LONG / 2)}`,
  `${'a.'.repeat(LONG / 2)}@`,
  `${'2026-11-23'.repeat(LONG / 10)}`,
  `${'09:00'.repeat(LONG / 5)}`,
  `https://${'a/'.repeat(LONG / 2)} `,
  '陳'.repeat(LONG / 2),
  '\u0301'.repeat(LONG / 2),
]

type Schema = { safeParse(value: unknown): { success: boolean } }

const cast = {
  scope: `store:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
  tenant: { device: { storeId: '0' } },
} as unknown as Cast

describe('[AB-8] every text of every request', () => {
  const takers = API_TABLE.flatMap(({ method, path, body }) =>
    body ? [[`${method} ${path}`, body as z.core.$ZodType & Schema] as const] : [],
  )
  test.each(takers)('%s', (route, schema) => {
    const sample = sampleFor(route, cast).body as Record<string, unknown>
    for (const field of Object.keys(sample)) {
      for (const text of WORST) schema.safeParse({ ...sample, [field]: text })
    }
    expect(schema.safeParse({ ...sample, [WORST[0] as string]: 1 }).success).toBe(false)
  })
})

describe('[AB-8] every field of every kind', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
    const families = Object.keys(kind.families).map((prefix) => `${prefix}.x`)
    for (const field of [...Object.keys(kind.body._zod.def.shape), ...families]) {
      for (const text of WORST) {
        const refusal = checkChange(kind as never, { set: { [field]: text } }, true)
        expect(refusal === null || refusal.code === 'invalid_field', field).toBe(true)
        checkChange(kind as never, { set: { [field]: { type: text, reason: text } } }, true)
      }
    }
  })
})

test('[AB-8] what folds, masks and reads texts', () => {
  for (const text of WORST.map((each) => each.slice(0, LONG / 10))) {
    expect(readCode(text)).toBeNull()
    expect(maskPhone(text).length).toBeLessThan(20)
    expect(fold(text, simplified).length).toBeLessThanOrEqual(text.length * 2)
    foldTerms(text, simplified)
  }
})
