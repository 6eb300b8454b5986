/** The device that asks, as its credential proved, and what it may do in a scope. */
import type { SyncError } from '#shared/sync/protocol.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'

export type SyncActor = {
  readonly tenantId: string
  readonly deviceId: string
  readonly kind: 'tablet' | 'display'
  readonly status: 'active' | 'revoked'
  /** What it may read. */
  readonly scopes: readonly string[]
}

/** A revoked device gets no data; its pushes are still taken, into quarantine [K7]. */
export function mayRead(actor: SyncActor, scope: string): boolean {
  return actor.status === 'active' && actor.scopes.includes(scope)
}

/** Nobody writes `org` from a tablet: people and settings go through the server's verbs. */
export function mayPush(actor: SyncActor, scope: string): boolean {
  return actor.kind === 'tablet' && scope !== ORG_SCOPE && actor.scopes.includes(scope)
}

export const SCOPE_REVOKED = { error: 'scope_revoked' } as const satisfies SyncError
