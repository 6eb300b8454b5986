/** Builds the mutation of a save. Keys stand in the order of the protocol's schemas. */
import { seenStamps } from '#client/sync/apply-change.ts'
import type { LogRow } from '#client/sync/rows.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { Change } from '#shared/sync/change.ts'
import { changeSchema, type RecordRow, SCHEMA } from '#shared/sync/protocol.ts'
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

/** What the protocol itself would refuse: it must never reach the outbox. */
export function malformed(change: Change): Refusal | null {
  const parsed = changeSchema.safeParse(change)
  if (parsed.success) return null
  const [issue] = parsed.error.issues
  const detail = `${issue?.path.join('.')}: ${issue?.message}`
  return { code: 'invalid_field', detail }
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
