/** The showroom a complaint belongs to, and who works for it. */
import type { RuleBook } from '#shared/complaint/rule-book.ts'
import type { Colleague } from '#shared/complaint/whom-to-tell.ts'
import { type LevelTable, levelTable } from '#shared/levels/level-table.ts'
import { person } from '#shared/people/person.ts'
import { type Store, store } from '#shared/store/store.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'

export type StoreFacts = {
  readonly storeId: string
  readonly hours: RuleBook['store']
  readonly book: RuleBook
  readonly people: readonly Colleague[]
}

/** Where the record of a store is missing, its clock runs all day in UTC. */
const UNKNOWN_HOURS = { zone: 'UTC', opens: '00:00', closes: '23:59' }

export async function readStore(
  tx: Tx,
  tenantId: string,
  storeId: string,
): Promise<StoreFacts> {
  const { rows } = await tx.query<{ kind: string; id: string; body: unknown }>(
    `SELECT kind, id, body FROM records WHERE tenant_id = $1 AND scope_id = $2
       AND (kind = $3 OR kind = $4 AND id = $5 OR kind = $6) AND deleted_at IS NULL`,
    [tenantId, ORG_SCOPE, person.name, store.name, storeId, levelTable.name],
  )
  const found = store.body.safeParse(rows.find((row) => row.kind === store.name)?.body)
  const people = rows.flatMap(({ kind, id, body }) => {
    const parsed = kind === person.name ? person.body.safeParse(body) : null
    return parsed?.success ? [{ ...(parsed.data as Omit<Colleague, 'id'>), id }] : []
  })
  const tables = rows.flatMap(({ kind, body }) => {
    const parsed = kind === levelTable.name ? levelTable.body.safeParse(body) : null
    return parsed?.success ? [parsed.data as LevelTable] : []
  })
  const hours = found.success ? (found.data as Store) : UNKNOWN_HOURS
  return { storeId, hours, book: { store: hours, tables }, people }
}
