/**
 * Which kinds of a tablet differ from the server's [D2].
 *
 * Sums are taken in parts, so that a large scope does not hold up other requests, and kept
 * per seq: all tablets of a quiet store cost one pass.
 */
import type { StampedFields } from '#shared/record/record.ts'
import { addToSum, digestText, EMPTY_SUM } from '#shared/sync/digest.ts'
import type { Tx } from '../db/transaction.ts'
import type { ScopePlace, ScopeRow } from './scope-row.ts'

const PART_ROWS = 500
const MAX_KEPT = 1_000

const READ_PART = `SELECT kind, id, body, stamp, stamps FROM records
  WHERE tenant_id = $1 AND scope_id = $2 AND kind = $3 AND id > $4 AND deleted_at IS NULL
  ORDER BY id LIMIT ${PART_ROWS}`

/** By seq and its random half, which a restore changes; no state another process needs. */
const kept = new Map<string, string>()

export async function differingKinds(
  tx: Tx,
  place: ScopePlace,
  row: Pick<ScopeRow, 'seq' | 'rnd'>,
  theirs: Readonly<Record<string, string>>,
): Promise<string[]> {
  const differing: string[] = []
  for (const kind of Object.keys(theirs)) {
    if (theirs[kind] !== (await digestOfKind(tx, place, row, kind))) differing.push(kind)
  }
  return differing
}

async function digestOfKind(
  tx: Tx,
  place: ScopePlace,
  { seq, rnd }: Pick<ScopeRow, 'seq' | 'rnd'>,
  kind: string,
): Promise<string> {
  const key = [place.tenantId, place.scope, seq, rnd.toString('hex'), kind].join(' ')
  const known = kept.get(key)
  if (known !== undefined) return known
  const digest = await readDigest(tx, place, kind)
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value as string)
  kept.set(key, digest)
  return digest
}

type DigestRow = StampedFields & { kind: string; id: string }

async function readDigest(tx: Tx, { tenantId, scope }: ScopePlace, kind: string) {
  let sum = EMPTY_SUM
  let after = ''
  for (;;) {
    const { rows } = await tx.query<DigestRow>({
      name: 'digest-part',
      text: READ_PART,
      values: [tenantId, scope, kind, after],
    })
    sum = addToSum(sum, rows)
    const last = rows.at(-1)
    if (!last || rows.length < PART_ROWS) return digestText(sum)
    after = last.id
  }
}
