/**
 * What support needs to see how sync stands, and nothing of any customer: counts, clocks,
 * cursors and codes. No record, no field, no name, no credential.
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import type { ScopeRow } from '#client/sync/rows.ts'
import { readEnrolment } from './device.ts'
import { readStorage } from './use-storage.ts'
import { countWaiting } from './use-waiting-kinds.ts'

const DIAGNOSTICS_FORMAT = 'floorwalk-diagnostics'

export type DiagnosticsInput = {
  /** Server time as the tablet knows it, ms. */
  readonly now: number
  /** Version of the app. */
  readonly app: string
  /** As the screens are told, see `SyncState`. */
  readonly sync: object
}

export async function exportDiagnostics(
  db: LocalDb,
  { now, app, sync }: DiagnosticsInput,
): Promise<Blob> {
  const [enrolment, scopes, refused, waiting, records, log, storage] = await Promise.all([
    readEnrolment(db),
    db.scopes.toArray(),
    db.refused.toArray(),
    countWaiting(db),
    db.records.count(),
    db.mutations.count(),
    readStorage(),
  ])
  const content = {
    ...{ format: DIAGNOSTICS_FORMAT, savedAt: now, deviceClock: Date.now(), app },
    browser: navigator.userAgent,
    device: enrolment && {
      tenantId: enrolment.device.tenantId,
      deviceId: enrolment.device.deviceId,
      storeId: enrolment.device.storeId,
      kind: enrolment.device.kind,
    },
    ...{ sync, storage, waiting, records, log },
    scopes: scopes.map(positionOf),
    refused: refused.map(({ order, code, state, at, mutation }) => ({
      ...{ order, code, state, at },
      kinds: mutation.changes.map(({ kind }) => kind),
    })),
  }
  return new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' })
}

function positionOf(row: ScopeRow) {
  const { seen, ...rest } = row
  return { ...rest, seen: seen?.seq ?? null }
}
