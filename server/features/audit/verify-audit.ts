/**
 * Whether a tenant's audit is as it was written. The hashes are computed here, not by the
 * database that is suspected; what was cut off the end shows against a head kept elsewhere:
 * in the log of every night, on the daily digest.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '../../db/transaction.ts'

export type AuditHead = {
  readonly seq: number
  /** SHA-256, hex. */
  readonly hash: string
}

export type AuditVerdict =
  /** Null: nothing has been done yet. */
  | { readonly type: 'whole'; readonly head: AuditHead | null }
  /** The first number that is missing, altered, or not what `anchor` says. */
  | { readonly type: 'broken'; readonly seq: number }

const PAGE = 2_000

type Row = { seq: number; row: string; prevHash: Buffer; hash: Buffer }

/** Reads it all; `anchor` is a head of the same tenant that was kept outside. */
export async function verifyAudit(
  tx: Tx,
  tenantId: string,
  anchor?: AuditHead,
): Promise<AuditVerdict> {
  let head: AuditHead | null = null
  for (;;) {
    const rows = await readPage(tx, tenantId, head?.seq ?? 0)
    for (const row of rows) {
      if (!follows(row, head)) return { type: 'broken', seq: (head?.seq ?? 0) + 1 }
      head = { seq: row.seq, hash: row.hash.toString('hex') }
      if (head.seq === anchor?.seq && head.hash !== anchor.hash) {
        return { type: 'broken', seq: head.seq }
      }
    }
    if (rows.length < PAGE) break
  }
  const end = head?.seq ?? 0
  if (anchor && anchor.seq > end) return { type: 'broken', seq: end + 1 }
  return { type: 'whole', head }
}

/** The newest entry's number and hash: to be printed where the database cannot reach. */
export async function readAuditHead(tx: Tx, tenantId: string): Promise<AuditHead | null> {
  const { rows } = await tx.query<AuditHead>(
    `SELECT seq, encode(hash, 'hex') AS hash FROM audit WHERE tenant_id = $1
     ORDER BY seq DESC LIMIT 1`,
    [tenantId],
  )
  return rows[0] ?? null
}

function follows({ seq, row, prevHash, hash }: Row, before: AuditHead | null): boolean {
  const given = Buffer.from(before?.hash ?? '', 'hex')
  const due = createHash('sha256').update(given).update(row, 'utf8').digest()
  return seq === (before?.seq ?? 0) + 1 && prevHash.equals(given) && hash.equals(due)
}

async function readPage(tx: Tx, tenantId: string, after: number): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `SELECT seq, prev_hash AS "prevHash", hash, jsonb_build_array(tenant_id, seq, at, act,
       person_id, device_id, session_id, object, store_id, details)::text AS row
     FROM audit WHERE tenant_id = $1 AND seq > $2 ORDER BY seq LIMIT ${PAGE}`,
    [tenantId, after],
  )
  return rows
}
