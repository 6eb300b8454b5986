/** A page of the latest state after a cursor [L3][L4]. */
import type { Page } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import type { JsonText } from './answer.ts'
import { WIRE_COLUMNS, type WireRow, wireJson } from './record-sql.ts'
import type { ScopePlace } from './scope-row.ts'
import { type Sieve, sift } from './sieve.ts'

export type PageRequest = {
  /** Rows that this client wrote and that were kept as sent are left out. */
  readonly client: string
  readonly cursor: number
  /** Rows; a seq is never split, so a page may be longer. */
  readonly limit: number
}

export type PageRow = WireRow & { readonly seq: number }

const READ_PAGE = `SELECT seq, ${WIRE_COLUMNS} FROM records
  WHERE tenant_id = $1 AND scope_id = $2 AND seq > $3 AND seq > 0
    AND origin IS DISTINCT FROM $4
  ORDER BY seq FETCH FIRST $5 ROWS WITH TIES`

export async function readPageRows(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { client, cursor, limit }: PageRequest,
): Promise<PageRow[]> {
  const { rows } = await tx.query<PageRow>({
    name: 'read-page',
    text: READ_PAGE,
    values: [tenantId, scope, cursor, client, limit],
  })
  return rows
}

/** `seq` of the scope in the transaction the rows were read in. */
export function pageOf(
  { cursor, limit }: PageRequest,
  seq: number,
  rows: readonly PageRow[],
  sieve: Sieve,
): JsonText<Page> {
  const last = rows.at(-1)
  const to = rows.length < limit || !last ? seq : last.seq
  return pageJson(cursor, to, seq, sift(rows, sieve))
}

/** Nothing new. */
export function emptyPage(from: number, seq: number): JsonText<Page> {
  return pageJson(from, seq, seq, [])
}

function pageJson(from: number, to: number, seq: number, rows: readonly WireRow[]) {
  return `{"from":${from},"to":${to},"more":${to < seq},"rows":[${rows.map(wireJson).join(',')}]}`
}
