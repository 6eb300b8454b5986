/** Builds the mutation of a save. Keys stand in the order of the protocol's schemas. */
import { seenStamps } from '#client/sync/apply-change.ts'
import type { LogRow } from '#client/sync/rows.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { Change } from '#shared/sync/change.ts'
import { FIELD_PATTERN, ID_PATTERN, type RecordRow, SCHEMA } from '#shared/sync/protocol.ts'
import type { DeviceClock } from './device-clock.ts'
import type { CleanDraft, Write } from './save.ts'

/** `held`: the record as its author saw it; null when there was none. */
export function changeOf(
  { kind, id, set, isNew }: CleanDraft,
  stamp: Stamp,
  held: RecordRow | null,
): Change {
  const base = held ? seenStamps(held, set) : {}
  return {
    kind: kind.name,
    id,
    stamp,
    set,
    ...(Object.keys(base).length > 0 && { base }),
    ...(isNew && { isNew }),
  }
}

/**
 * What the protocol itself would refuse of a change: it must never reach the outbox. By hand,
 * because the schema takes longer than the rest of a tap's own work.
 */
export function malformed({ id, set }: Pick<Change, 'id' | 'set'>): Refusal | null {
  if (!ID_PATTERN.test(id)) return { code: 'invalid_field', detail: `id: ${id}` }
  const field = Object.keys(set).find((name) => !FIELD_PATTERN.test(name))
  return field === undefined ? null : { code: 'invalid_field', detail: `name: ${field}` }
}

export function newEntry(
  clock: DeviceClock,
  { scope, author }: Write,
  changes: readonly Change[],
): Omit<LogRow, 'order'> {
  return {
    scope,
    mutation: { by: author.by, sv: SCHEMA, at: clock.capture(scope), changes },
    savedAt: clock.serverNow(),
  }
}
