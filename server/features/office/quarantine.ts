/** What was refused, in sight of the actor, and the way in for it under its own author. */
import * as z from 'zod'
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
import { cursorOf, noCursor, readCursor } from './cursor.ts'
import { scopesInSight } from './scope-of-sight.ts'

export type QuarantineFilter = {
  readonly state?: QuarantineItem['state'] | undefined
  readonly store?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export async function listForOffice(
  deps: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  { state, store, after, limit }: QuarantineFilter,
): Promise<{ entries: QuarantineItem[]; next: string | null }> {
  const scopes = scopesInSight(actor, store ?? null)
  const found = await listQuarantine(deps, actor.tenantId, {
    ...(state ? { state } : {}),
    ...(scopes ? { scopes } : {}),
    // One more than is shown tells whether there are more.
    limit: limit + 1,
    ...(after === undefined ? {} : { after: entryAt(after) }),
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const names = await deviceNames(deps, actor, page)
  const entries = page.map(({ clientId: _, n: __, ...entry }) => ({
    ...entry,
    deviceName: names.get(entry.deviceId) ?? null,
  }))
  const next =
    last && found.length > limit ? cursorOf([last.receivedAt, last.n, last.id]) : null
  return { entries, next }
}

async function deviceNames(
  { db }: Pick<IdentityDeps, 'db'>,
  { tenantId }: OfficeActor,
  entries: readonly { readonly deviceId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.readTenant(tenantId, (tx) =>
    tx.query<{ id: string; name: string }>(
      'SELECT device_id AS id, name FROM devices WHERE tenant_id = $1 AND device_id = ANY ($2)',
      [tenantId, entries.map(({ deviceId }) => deviceId)],
    ),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const place = z.tuple([z.int(), z.int(), z.guid()])

function entryAt(after: string) {
  const read = place.safeParse(readCursor(after))
  if (!read.success) throw noCursor()
  const [receivedAt, n, id] = read.data
  return { receivedAt, n, id }
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
