/** Who may see what was refused, and let it in: managers their store's, the office all. */
import { AppError } from '#shared/errors.ts'
import type {
  QuarantineItem,
  ReplayQuarantined,
  ReplayReply,
} from '#shared/office/quarantine-protocol.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { ORG_SCOPE, storeOfScope } from '#shared/sync/scope.ts'
import { writeAudit } from '../features/audit/write-audit.ts'
import { listQuarantine, replayQuarantined } from '../sync/quarantine.ts'
import type { DeviceActor } from './device-actor.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { PersonActor } from './require-person.ts'

type Ctx = {
  readonly device: Pick<DeviceActor, 'tenantId' | 'deviceId' | 'scopes'>
  readonly by: PersonActor
}

export async function listForPerson(
  deps: IdentityDeps,
  ctx: Ctx,
  state: QuarantineItem['state'] | undefined,
): Promise<QuarantineItem[]> {
  refuseOthers(ctx.by)
  const { tenantId, scopes } = ctx.device
  const filter = {
    ...(state ? { state } : {}),
    ...(mayAdminister(ctx.by.role) ? {} : { scopes: ofStore(scopes) }),
  }
  const entries = await listQuarantine(deps, tenantId, filter)
  return entries.map(({ clientId: _, n: __, ...entry }) => entry)
}

/** `not_found` also for one that was let in already, or belongs to another store. */
export async function replayForPerson(
  deps: IdentityDeps,
  ctx: Ctx,
  { id, scope, isVouched = false }: ReplayQuarantined & { readonly id: string },
): Promise<ReplayReply> {
  refuseOthers(ctx.by)
  const { tenantId, deviceId, scopes } = ctx.device
  const isTheirs = mayAdminister(ctx.by.role) || ofStore(scopes).includes(scope)
  const personId = ctx.by.id
  const request = { tenantId, scope, id, resolvedBy: personId, isVouched }
  const replayed = isTheirs
    ? await replayQuarantined(deps, request, (tx) =>
        writeAudit(tx, {
          ...{ tenantId, at: deps.now(), act: 'quarantine_replay' },
          ...{ by: { personId, deviceId }, object: id, storeId: storeOfScope(scope) },
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

/** What belongs to the whole group is not one store's to see. */
function ofStore(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => scope !== ORG_SCOPE)
}

function refuseOthers({ role }: PersonActor): void {
  if (mayAdminister(role) || role === 'manager') return
  throw new AppError('forbidden', 'Not your right.')
}
