/** Stores as the server's records have them. */

import { quietOf } from '#shared/complaint/quiet-time.ts'
import { clockModeAt } from '#shared/complaint/rule-book.ts'
import { AppError } from '#shared/errors.ts'
import type { StoreSettings } from '#shared/office/store-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import type { Store } from '#shared/store/store.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import type { Tx } from '../../db/transaction.ts'

export type KnownStore = StoreSettings & {
  readonly id: string
  readonly demo: boolean
  readonly clockModes: NonNullable<Store['clockModes']>
}

/** `stores`: only those; null = all. */
export async function readStores(
  tx: Tx,
  tenantId: string,
  stores: readonly string[] | null,
): Promise<KnownStore[]> {
  const { rows } = await tx.query<{ id: string; body: Fields }>(
    `SELECT id, body FROM records WHERE tenant_id = $1 AND scope_id = $2 AND kind = 'store'
       AND deleted_at IS NULL AND ($3::text[] IS NULL OR id = ANY ($3))
     ORDER BY lower(body ->> 'name'), id LIMIT 2000`,
    [tenantId, ORG_SCOPE, stores],
  )
  return rows.map(({ id, body }) => ({
    id,
    ...{ name: text(body.name), zone: text(body.zone) },
    ...{ opens: text(body.opens), closes: text(body.closes), demo: body.demo === true },
    ...settingsOf(body as Partial<Store>),
  }))
}

/** As they hold now, also where the store never said. */
function settingsOf(body: Partial<Store>) {
  const { week = null, closedDays = [], clockModes = [] } = body
  const { from: quietFrom, to: quietTo } = quietOf(body)
  const clockMode = clockModeAt({ clockModes }, Number.POSITIVE_INFINITY)
  return { week, closedDays, clockModes, quietFrom, quietTo, clockMode }
}

/** `not_found`: a store of another tenant is none. */
export async function refuseUnknownStore(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<void> {
  const [known] = await readStores(tx, tenantId, [id])
  if (!known) throw new AppError('not_found', 'No store of that id.')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
