/**
 * What a wall is sent: no record that it may not read, no field that tells of a customer
 * [AZ-9][AZ-10]. A tablet is everybody's on the floor; it gets what anybody there may read.
 */
import { may } from '#shared/permissions.ts'
import { fieldClassOf } from '#shared/privacy/field-classes.ts'
import type { Fields } from '#shared/record/record.ts'
import type { WireRow } from './record-sql.ts'
import type { SyncActor } from './sync-actor.ts'

/** Null: the row is not for this device. */
export type Sieve = (row: WireRow) => WireRow | null

export function sieveFor({ kind }: Pick<SyncActor, 'kind'>): Sieve {
  return kind === 'display' ? forWall : (row) => row
}

export function sift(rows: readonly WireRow[], sieve: Sieve): WireRow[] {
  return rows.flatMap((row) => sieve(row) ?? [])
}

function forWall(row: WireRow): WireRow | null {
  if (!may('display', 'read', row.kind)) return null
  const shown = (text: string) =>
    JSON.stringify(withoutCustomer(row.kind, JSON.parse(text)))
  const { body, stamps, also } = row
  return {
    ...row,
    body: shown(body),
    stamps: stamps === null ? null : shown(stamps),
    also: also === null ? null : shown(also),
  }
}

function withoutCustomer(kind: string, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([field]) => fieldClassOf(kind, field) !== 'C'),
  )
}
