/** A mutation as it came from a tablet: text that may be anything. */
import type { Json } from '#shared/record/json.ts'

export type ReadChange = {
  readonly kind: string
  readonly id: string
  readonly set: Readonly<Record<string, Json>>
}

/** Null when it is none that can be read. */
export function readMutation(text: string): readonly ReadChange[] | null {
  try {
    const value = JSON.parse(text) as { changes?: unknown } | null
    const changes = Array.isArray(value?.changes) ? value.changes : [value]
    return changes.every(isChange) ? changes : null
  } catch {
    return null
  }
}

/** A record that came in a repair has a body in place of a set. */
function isChange(value: unknown): value is ReadChange {
  if (typeof value !== 'object' || value === null) return false
  const { kind, id, set } = value as Record<string, unknown>
  const isSet = typeof set === 'object' && set !== null && !Array.isArray(set)
  return typeof kind === 'string' && typeof id === 'string' && isSet
}
