/** Text that PostgreSQL cannot hold in `jsonb`: U+0000 and half a surrogate pair. */
import type { Refusal } from '#shared/record/check-change.ts'
import type { Json } from '#shared/record/json.ts'

/** How `JSON.stringify` writes them; a backslash before it may mean something else. */
const SUSPECT = /\\u0000|\\ud[89a-f]/

/** `text`: JSON text that holds all of `values`, the quick way to know that all is well. */
export function unstorable(values: readonly Json[], text: string): Refusal | null {
  if (!SUSPECT.test(text) || !values.some(hasUnstorable)) return null
  return { code: 'invalid_field', detail: 'characters that cannot be stored' }
}

function hasUnstorable(value: Json): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value)
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(
    ([k, v]) => hasUnstorable(k) || hasUnstorable(v as Json),
  )
}
