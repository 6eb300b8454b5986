/** Sync partitions. A scope has one audience: rights choose scopes, never rows inside one. */
import type { ScopeType } from '../record/define-kind.ts'

export const ORG_SCOPE = 'org'

export const SCOPE_PATTERN = /^(org|store:[0-9a-f-]{36}(:lead)?)$/

/** The scope id for a kind's scope type in a store. */
export function scopeIdOf(type: ScopeType, storeId: string): string {
  if (type === 'org') return ORG_SCOPE
  return type === 'lead' ? `store:${storeId}:lead` : `store:${storeId}`
}

/** The store a scope belongs to; null for `org`. */
export function storeOfScope(scope: string): string | null {
  return scope === ORG_SCOPE ? null : scope.slice('store:'.length, 'store:'.length + 36)
}

export function scopeTypeOf(scope: string): ScopeType {
  if (scope === ORG_SCOPE) return 'org'
  return scope.endsWith(':lead') ? 'lead' : 'store'
}
