/** The look-ups of a record, from the definition of its kind. */
import type { Indexed, IndexOf } from '#client/sync/rows.ts'
import type { KindMap } from '#shared/kinds.ts'

const NONE: Indexed = {}

/** A kind this version does not know is kept, but found only by its id [L6]. */
export function indexBy(kinds: KindMap): IndexOf {
  return (name, body) => {
    const kind = kinds.get(name)
    if (!kind) return NONE
    const day = kind.day(body)
    const parent = kind.parent(body)
    return {
      ...(day !== null && { day }),
      ...(parent !== null && { parent }),
      ...(kind.isOpen(body) && { open: 1 as const }),
    }
  }
}
