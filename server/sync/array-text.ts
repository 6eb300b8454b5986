/** PostgreSQL array literals, a column of a statement each. */

export function numberArray(values: readonly number[]): string {
  return `{${values.join()}}`
}

const ESCAPED = /["\\]/g

/** What is absent is NULL. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  const items = values.map((value) => (value == null ? 'NULL' : quoted(value)))
  return `{${items.join()}}`
}

function quoted(value: string): string {
  const isPlain = !(value.includes('"') || value.includes('\\'))
  return isPlain ? `"${value}"` : `"${value.replace(ESCAPED, '\\$&')}"`
}
