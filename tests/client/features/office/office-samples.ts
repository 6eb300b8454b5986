/** Answers of the office's lists, as its server gives them: one row of each, and how it is read. */
import type { AuditRow } from '#shared/office/audit-protocol.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import type { OfficePerson } from '#shared/office/people-protocol.ts'
import type { OfficeStore } from '#shared/office/store-protocol.ts'

const AT = Date.UTC(2026, 10, 23, 2, 0)
const STORE_ID = '11111111-1111-4111-8111-111111111111'

export const ME = {
  ...{ personId: 'p1', name: '許文', role: 'admin', tenantName: '示例集團' },
  ...{ storeIds: 'all', freshUntil: 0 },
}

export function device(name: string, more: Partial<OfficeDevice> = {}): OfficeDevice {
  const report = { waiting: 0, oldestWaitingAt: null, photosWaiting: 0, offsetMs: 400 }
  const space = { at: AT, persisted: true, usedBytes: 1e9, quotaBytes: 2e10 }
  return {
    ...{ deviceId: crypto.randomUUID(), storeId: STORE_ID, kind: 'tablet', name },
    ...{ state: 'active', createdAt: AT, lastSeenAt: AT, version: '1.4.2', refused: 0 },
    ...{
      returnedEmptyAt: null,
      orderedAt: null,
      wipedAt: null,
      lockedAt: null,
      concerns: [],
    },
    ...{ report: { ...report, ...space } },
    ...more,
  }
}

export function devicePage(devices: readonly OfficeDevice[], next: string | null = null) {
  const totals = { attention: 0, refused: 0, decisions: 0, photosBehind: 0 }
  return { now: AT, devices, totals: { ...totals, devices: devices.length }, next }
}

export function person(name: string, more: Partial<OfficePerson> = {}): OfficePerson {
  return {
    ...{ id: crypto.randomUUID(), name, role: 'consultant', storeIds: [STORE_ID] },
    ...{ active: true, hasPin: true, lockedOn: 0 },
    ...more,
  }
}

export function peoplePage(people: readonly OfficePerson[], next: string | null = null) {
  return { people, total: people.length, next }
}

export const STORE: OfficeStore = {
  ...{ id: STORE_ID, name: '城東店', zone: 'Asia/Shanghai', demo: false },
  ...{ opens: '08:30', closes: '18:30', week: null, closedDays: [], clockMode: 'clock' },
  ...{ quietFrom: '21:00', quietTo: '08:30', devices: 1, people: 2 },
}

export const ACT: AuditRow = {
  ...{ seq: 7, at: AT, act: 'device_rename', personId: 'p1', deviceId: null },
  ...{ sessionId: null, object: null, storeId: STORE_ID, details: { from: '門口' } },
  ...{ personName: '許文', deviceName: null, objectName: '門口平板' },
}
