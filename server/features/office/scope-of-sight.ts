/** What an actor of the office sees: everything, or the stores that are a manager's. */
import { AppError } from '#shared/errors.ts'
import { may, mayAdminister } from '#shared/permissions.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'

export type Sight = Pick<OfficeActor, 'storeIds'>

export function seesStore({ storeIds }: Sight, storeId: string): boolean {
  return storeIds === 'all' || storeIds.includes(storeId)
}

/** The stores to show: those of the actor, narrowed to the one that was asked for. Null = all. */
export function storesInSight({ storeIds }: Sight, asked: string | null): string[] | null {
  if (asked !== null) return seesStore({ storeIds }, asked) ? [asked] : []
  return storeIds === 'all' ? null : [...storeIds]
}

/** The scopes of those stores. Null = all, also what belongs to the whole group. */
export function scopesInSight(sight: Sight, asked: string | null): string[] | null {
  return storesInSight(sight, asked)?.map((id) => scopeIdOf('store', id)) ?? null
}

export function refuseUnlessAdministering({ role }: Pick<OfficeActor, 'role'>): void {
  if (!mayAdminister(role)) throw new AppError('forbidden', 'Not your right.')
}

export function refuseUnless(
  { role }: Pick<OfficeActor, 'role'>,
  action: 'create' | 'edit',
  kind: string,
): void {
  if (!may(role, action, kind)) throw new AppError('forbidden', 'Not your right.')
}
