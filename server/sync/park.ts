/** Quarantine: what the gate refused, kept as it came [P6]. */
import { randomUUID } from 'node:crypto'
import type { MutationResult } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import type { Parked } from './plan-push.ts'
import type { ScopePlace } from './scope-row.ts'

const PARK = `INSERT INTO quarantine (tenant_id, scope_id, id, client_id, n, hash, device_id, by,
    by_name, mutation, code, detail, state, is_repair, captured_est, captured_lo, captured_hi,
    received_at)
  SELECT $1::uuid, $2::text, id, $3::uuid, n, hash, $4::uuid, by, by_name, mutation, code,
    detail, 'open', $5::boolean, est, lo, hi, $6::bigint
  FROM json_to_recordset($7::json) AS t (id uuid, n bigint, hash text, by text, by_name text,
    mutation text, code text, detail text, est bigint, lo bigint, hi bigint)`

/** Keeps what the gate refused, and tells the author which entry holds it [P6]. */
export async function park(
  tx: Tx,
  place: ScopePlace,
  parked: readonly Parked[],
  from: { clientId: string; deviceId: string; now: number; isRepair: boolean },
): Promise<MutationResult[]> {
  if (parked.length === 0) return []
  const entries = parked.map(({ arrival, refusal, captured, byName }) => ({
    id: randomUUID(),
    n: arrival.n,
    hash: arrival.hash,
    by: arrival.by,
    by_name: byName,
    mutation: arrival.text,
    code: refusal.code,
    detail: refusal.detail.replaceAll('\0', ''),
    est: captured[0],
    lo: captured[1],
    hi: captured[2],
  }))
  const { clientId, deviceId, now, isRepair } = from
  const { tenantId, scope } = place
  await tx.query(PARK, [
    ...[tenantId, scope, clientId, deviceId, isRepair, now],
    JSON.stringify(entries),
  ])
  return parked.map(({ arrival, refusal }, i) => ({
    n: arrival.n,
    code: refusal.code,
    detail: refusal.detail,
    entry: (entries[i] as { id: string }).id,
  }))
}
