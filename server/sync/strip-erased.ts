/** What was erased does not come back with a push: neither as a value nor in quarantine [X3]. */
import { fieldClassOf } from '#shared/privacy/field-classes.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { erasureOf, withoutErased } from '#shared/sync/erased.ts'
import type { Arrival } from './plan-push.ts'
import { keyOf, type RecordKey, type RecordState } from './record-state.ts'

export type Stripped = {
  readonly arrival: Arrival
  /** Places of the changes that lost something. */
  readonly stripped: ReadonlySet<number>
}

const NOTHING: ReadonlySet<number> = new Set()

/** The same arrival when nothing of it was erased. Its hash stays that of what was sent. */
export function stripErased(
  arrival: Arrival,
  find: (key: RecordKey) => Pick<RecordState, 'body'> | undefined,
): Stripped {
  const { mutation } = arrival
  if (!mutation) return { arrival, stripped: NOTHING }
  const stripped = new Set<number>()
  const changes = mutation.changes.map((change, i) => {
    const held = find(keyOf(change))
    const set = held ? withoutErased(change.set, erasureOf(held.body)) : change.set
    if (set === change.set) return change
    stripped.add(i)
    return { ...change, set }
  })
  if (stripped.size === 0) return { arrival, stripped: NOTHING }
  return { arrival: withChanges(arrival, mutation, changes), stripped }
}

/** Of what is gone for good nobody needs to know whom it was about, to see what was refused. */
export function withoutCustomers(arrival: Arrival): Arrival {
  const { mutation } = arrival
  if (!mutation) return arrival
  const changes = mutation.changes.map((change) => {
    const kept = Object.entries(change.set).filter(
      ([field]) => fieldClassOf(change.kind, field) !== 'C',
    )
    return { ...change, set: Object.fromEntries(kept) }
  })
  return withChanges(arrival, mutation, changes)
}

function withChanges(arrival: Arrival, mutation: Mutation, changes: readonly Change[]) {
  const kept = { ...mutation, changes }
  return { ...arrival, mutation: kept, text: JSON.stringify(kept) }
}
