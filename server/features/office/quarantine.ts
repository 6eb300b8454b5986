/** What was refused, in sight of the actor, and the way in for it under its own author. */
import { AppError } from '#shared/errors.ts'
import type {
  QuarantineItem,
  ReplayQuarantined,
  ReplayReply,
} from '#shared/office/quarantine-protocol.ts'
import { storeOfScope } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import { listQuarantine, replayQuarantined } from '../../sync/quarantine.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { scopesInSight } from './scope-of-sight.ts'

export type QuarantineFilter = {
  readonly state?: QuarantineItem['state'] | undefined
  readonly store?: string | undefined
  readonly offset: number
  readonly limit: number
}

export async function listForOffice(
  deps: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  { state, store, offset, limit }: QuarantineFilter,
): Promise<{ entries: QuarantineItem[]; next: number | null }> {
  const scopes = scopesInSight(actor, store ?? null)
  const found = await listQuarantine(deps, actor.tenantId, {
    ...(state ? { state } : {}),
    ...(scopes ? { scopes } : {}),
    // One more than is shown tells whether there are more.
    ...{ offset, limit: limit + 1 },
  })
  const entries = found.slice(0, limit).map(({ clientId: _, n: __, ...entry }) => entry)
  return { entries, next: found.length > limit ? offset + limit : null }
}

/** `not_found` also for one that was let in already, or belongs to another store. */
export async function replayForOffice(
  deps: IdentityDeps,
  actor: OfficeActor,
  { id, scope, isVouched = false }: ReplayQuarantined & { readonly id: string },
): Promise<ReplayReply> {
  const { tenantId, personId, sessionId } = actor
  const scopes = scopesInSight(actor, null)
  const isTheirs = scopes === null || scopes.includes(scope)
  const request = { tenantId, scope, id, resolvedBy: personId, isVouched }
  const replayed = isTheirs
    ? await replayQuarantined(deps, request, (tx) =>
        writeAudit(tx, {
          ...{ tenantId, at: deps.now(), act: 'quarantine_replay' },
          ...{ by: { personId, sessionId }, object: id, storeId: storeOfScope(scope) },
          details: { isVouched },
        }),
      )
    : null
  if (!replayed || replayed.type === 'not_found') {
    throw new AppError('not_found', 'Nothing of that id is waiting.')
  }
  return replayed.type === 'refused'
    ? { type: 'refused', ...replayed.refusal }
    : { type: 'replayed' }
}
