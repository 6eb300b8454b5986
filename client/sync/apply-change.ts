/** A record after one change of one mutation: how an edit shows before the server has it. */
import { type Fields, stampOf } from '#shared/record/record.ts'
import type { Change, Mutation } from '#shared/sync/change.ts'
import { applySet } from '#shared/sync/merge.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'

export function applyChange(
  record: RecordRow | null,
  change: Change,
  { by, sv }: Pick<Mutation, 'by' | 'sv'>,
): RecordRow {
  const { kind, id, set, stamp } = change
  if (!record) return { kind, id, sv, body: set, stamp, by, captured: null }
  const known = Object.keys(set).filter(
    (field) => change.base?.[field] === stampOf(record, field),
  )
  const merged = applySet(record, set, stamp) as RecordRow
  return withoutLosers({ ...merged, sv: Math.max(record.sv, sv) }, known)
}

/** An edit made knowing the winner of a field clears what had lost to it [M7]. */
function withoutLosers(record: RecordRow, fields: readonly string[]): RecordRow {
  const { also, ...rest } = record
  if (!also) return record
  const left = Object.entries(also).filter(([field]) => !fields.includes(field))
  return left.length > 0 ? { ...rest, also: Object.fromEntries(left) } : rest
}

/** The stamps `record` carries on the fields of `set`: what its author has seen. */
export function seenStamps(record: RecordRow, set: Fields): Record<string, string> {
  const seen = Object.keys(set).flatMap((field) => {
    const stamp = stampOf(record, field)
    return stamp === undefined ? [] : [[field, stamp] as const]
  })
  return Object.fromEntries(seen)
}
