/** Every device in sight with the health of its sync, what needs attention first. */

import { attentionKey } from '#shared/office/device-health.ts'
import type { OfficeDevice, OfficeDeviceList } from '#shared/office/device-protocol.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { Tx } from '../../db/transaction.ts'
import { nameMatcher } from '../../names/match-name.ts'
import { lastCheck } from '../audit/check-audit.ts'
import type { SortKey } from './cursor.ts'
import { asOfficeDevice, type DeviceRow } from './device-row.ts'
import { type PageRequest, pageAfter } from './page-after.ts'
import { scopesInSight, storesInSight } from './scope-of-sight.ts'

export type DeviceFilter = PageRequest & {
  readonly q?: string | undefined
  readonly store?: string | undefined
  readonly id?: string | undefined
}

/** A client that begins later than this after its device did replaces one that was lost. */
const SETTLING_MS = 60_000

/** Its clients tell the version, and whether it came back empty: a second begins anew. */
const DEVICES = `SELECT d.device_id AS "deviceId", d.store_id AS "storeId", d.kind, d.name,
    d.status, d.created_at AS "createdAt", d.last_seen_at AS "lastSeenAt", d.report,
    d.wipe, d.wipe_at AS "wipeAt", d.wiped_at AS "wipedAt", d.locked_at AS "lockedAt",
    c.app AS version, c.last_seen_at AS "syncedAt", coalesce(q.refused, 0)::int AS refused,
    CASE WHEN n.lineages > 1 AND n.newest > d.created_at + ${SETTLING_MS} THEN n.newest END
      AS "returnedEmptyAt"
  FROM devices d
  LEFT JOIN LATERAL (SELECT app, last_seen_at FROM clients c
    WHERE c.tenant_id = d.tenant_id AND c.device_id = d.device_id
    ORDER BY c.last_seen_at DESC LIMIT 1) c ON true
  LEFT JOIN LATERAL (SELECT count(DISTINCT client_id) AS lineages, max(created_at) AS newest
    FROM clients c WHERE c.tenant_id = d.tenant_id AND c.device_id = d.device_id
      AND c.scope_id = 'store:' || d.store_id) n ON true
  LEFT JOIN (SELECT device_id, count(*) AS refused FROM quarantine
    WHERE tenant_id = $1 AND state = 'open' GROUP BY device_id) q USING (device_id)
  WHERE d.tenant_id = $1 AND ($2::uuid[] IS NULL OR d.store_id = ANY ($2))
    AND ($3::text IS NULL OR d.device_id::text = $3)
  LIMIT 10000`

export async function listDevices(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  actor: OfficeActor,
  filter: DeviceFilter = {},
): Promise<OfficeDeviceList> {
  const { tenantId } = actor
  const { q, id = null } = filter
  const stores = storesInSight(actor, filter.store ?? null)
  const scopes = scopesInSight(actor, filter.store ?? null)
  const isNamed = await nameMatcher(q)
  const at = now()
  return await db.readTenant(tenantId, async (tx) => {
    const { rows } = await tx.query<DeviceRow>(DEVICES, [tenantId, stores, id])
    const all = rows
      .filter(({ name }) => isNamed(name))
      .map((row) => asOfficeDevice(row, at))
    const { page: devices, next } = pageAfter(all, sortKey, filter)
    const decisions = await countDecisions(tx, tenantId, scopes)
    const auditBroken = (await lastCheck(tx, tenantId))?.brokenSeq ?? null
    return { now: at, devices, totals: totalsOf(all, decisions), next, auditBroken }
  })
}

function sortKey(device: OfficeDevice): SortKey {
  return [...attentionKey(device), device.name, device.deviceId]
}

function totalsOf(
  all: readonly OfficeDevice[],
  decisions: number,
): OfficeDeviceList['totals'] {
  const sum = (of: (device: OfficeDevice) => number) =>
    all.reduce((total, device) => total + of(device), 0)
  return {
    devices: sum(({ state }) =>
      Number(state === 'active' || state === 'retiring' || state === 'locked'),
    ),
    attention: sum(({ concerns }) => Number(concerns.length > 0)),
    refused: sum(({ refused }) => refused),
    decisions,
    photosBehind: sum(({ report }) => report.photosWaiting ?? 0),
  }
}

/** Records with two answers that somebody has to choose between. */
async function countDecisions(
  tx: Tx,
  tenantId: string,
  scopes: readonly string[] | null,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*) FROM records WHERE tenant_id = $1 AND deleted_at IS NULL
       AND ($2::text[] IS NULL OR scope_id = ANY ($2)) AND also IS NOT NULL AND also <> '{}'`,
    [tenantId, scopes],
  )
  return rows[0]?.count ?? 0
}
