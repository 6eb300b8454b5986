/** Who speaks: an enrolled device, as its credential proved. Tenant and scopes come from here. */
import type { Device, DeviceKind } from '#shared/people/identity-protocol.ts'
import { ORG_SCOPE, scopeIdOf } from '#shared/sync/scope.ts'

export type DeviceActor = {
  readonly tenantId: string
  readonly deviceId: string
  readonly storeId: string
  readonly kind: DeviceKind
  /** A revoked device still proves who it is: what it pushes goes to quarantine [K7]. */
  readonly status: 'active' | 'revoked'
  /** What it is to do with what it holds, before it goes [AU-9]. */
  readonly wipe?: 'retire' | 'lost' | null
  /** A credential of it that was replaced has been used: nobody is let in by any [AU-2]. */
  readonly isLocked?: boolean
  /** Its credential is old. */
  readonly isToRenew?: boolean
  /** What it may read. A tablet writes its store's scopes; a display writes none. */
  readonly scopes: readonly string[]
}

/** Every device reads its own store and the group's people and settings. */
export function scopesOf(storeId: string): string[] {
  return [ORG_SCOPE, scopeIdOf('store', storeId)]
}

export function asDevice(
  actor: Omit<DeviceActor, 'status' | 'wipe' | 'isLocked' | 'isToRenew'>,
  name: string,
): Device {
  const { tenantId, deviceId, storeId, kind } = actor
  return { tenantId, deviceId, storeId, kind, name, scopes: [...actor.scopes] }
}
