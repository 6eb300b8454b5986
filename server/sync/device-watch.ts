/** Open streams by device: whose credential ended is cut off, here or on another server. */
import type { Database } from '../db/connect.ts'

export type DeviceWatch = {
  /** Calls `onCut` once when the device is shut out. Returns the way to stop watching. */
  watch(tenantId: string, deviceId: string, onCut: () => void): () => void
  cut(tenantId: string, deviceId: string): void
  /** Asks the database for devices that other servers shut out. */
  poll(): Promise<void>
}

export function createDeviceWatch(db: Database): DeviceWatch {
  /** Tenant, device, streams. */
  const tenants = new Map<string, Map<string, Set<() => void>>>()

  const cut = (tenantId: string, deviceId: string) => {
    const streams = tenants.get(tenantId)?.get(deviceId) ?? []
    for (const onCut of [...streams]) onCut()
  }

  return {
    cut,
    watch(tenantId, deviceId, onCut) {
      const devices = tenants.get(tenantId) ?? new Map<string, Set<() => void>>()
      tenants.set(tenantId, devices)
      const streams = devices.get(deviceId) ?? new Set()
      devices.set(deviceId, streams)
      streams.add(onCut)
      return () => {
        streams.delete(onCut)
        if (streams.size === 0 && devices.get(deviceId) === streams)
          devices.delete(deviceId)
        if (devices.size === 0 && tenants.get(tenantId) === devices)
          tenants.delete(tenantId)
      }
    },
    async poll() {
      for (const [tenantId, devices] of [...tenants]) {
        const { rows } = await db.inTenant(tenantId, (tx) =>
          tx.query<{ id: string }>(
            `SELECT device_id AS id FROM devices WHERE tenant_id = $1
               AND device_id = ANY ($2) AND status = 'revoked'`,
            [tenantId, [...devices.keys()]],
          ),
        )
        for (const { id } of rows) cut(tenantId, id)
      }
    },
  }
}
