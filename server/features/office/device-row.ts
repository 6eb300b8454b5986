/** A device's row and what it last told, as the office sees it. */

import { concernsOf } from '#shared/office/device-health.ts'
import type { DeviceReport, OfficeDevice } from '#shared/office/device-protocol.ts'
import type { Json } from '#shared/record/json.ts'

export type DeviceRow = {
  deviceId: string
  storeId: string
  kind: 'tablet' | 'display'
  name: string
  status: 'active' | 'revoked'
  createdAt: number
  lastSeenAt: number | null
  report: Json | null
  wipe: 'retire' | 'lost' | null
  wipeAt: number | null
  wipedAt: number | null
  version: string | null
  syncedAt: number | null
  refused: number
  returnedEmptyAt: number | null
  lockedAt: number | null
}

export function asOfficeDevice(row: DeviceRow, now: number): OfficeDevice {
  const { deviceId, storeId, kind, name, createdAt, refused } = row
  const told = readTold(row.report)
  const returnedEmptyAt = latest(row.returnedEmptyAt, told.emptiedAt)
  const report = readReport(row.report)
  const device = {
    ...{ deviceId, storeId, kind, name, createdAt, refused, returnedEmptyAt, report },
    state: stateOf(row),
    lastSeenAt: latest(row.lastSeenAt, row.syncedAt, report.at),
    version: row.version ?? told.version,
    orderedAt: row.wipeAt,
    wipedAt: row.wipedAt,
    lockedAt: row.lockedAt,
  }
  return { ...device, concerns: concernsOf(device, now) }
}

function stateOf({
  status,
  wipe,
  lockedAt,
}: Pick<DeviceRow, 'status' | 'wipe' | 'lockedAt'>): OfficeDevice['state'] {
  if (wipe === 'lost') return 'lost'
  if (status === 'active' && lockedAt !== null) return 'locked'
  if (wipe === 'retire') return status === 'active' ? 'retiring' : 'retired'
  return status
}

function latest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length > 0 ? Math.max(...known) : null
}

/** Older apps tell less, newer ones more: what is not there, or not of its kind, is unknown. */
function readReport(told: Json | null): DeviceReport {
  const facts = isFacts(told) ? told : {}
  const number = (...names: string[]) => {
    const value = names.map((name) => facts[name]).find((one) => typeof one === 'number')
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  const count = (...names: string[]) => {
    const value = number(...names)
    return value === null ? null : Math.max(0, Math.round(value))
  }
  return {
    at: count('at'),
    waiting: count('waiting'),
    oldestWaitingAt: count('oldestWaitingAt', 'oldestAt'),
    photosWaiting: count('photosWaiting', 'photos'),
    offsetMs: number('offsetMs', 'offset'),
    persisted: typeof facts.persisted === 'boolean' ? facts.persisted : null,
    usedBytes: count('usedBytes', 'usage'),
    quotaBytes: count('quotaBytes', 'quota'),
  }
}

/** What it says of its app, and what was noted when it joined anew under an old name. */
function readTold(told: Json | null): { version: string | null; emptiedAt: number | null } {
  const { version, emptied } = isFacts(told) ? told : {}
  const at = isFacts(emptied ?? null) ? (emptied as { at?: Json }).at : null
  return {
    version: typeof version === 'string' ? version : null,
    emptiedAt: typeof at === 'number' ? at : null,
  }
}

function isFacts(told: Json | null): told is { readonly [name: string]: Json } {
  return typeof told === 'object' && told !== null && !Array.isArray(told)
}
