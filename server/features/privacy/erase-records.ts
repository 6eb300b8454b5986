/**
 * Empties records for good: what is held, what lost in them, the log, quarantine and picture
 * files, all in the caller's transaction [X2]. Tablets take the emptied record as any other.
 */
import { ERASED, type Fields, lastStamp } from '#shared/record/record.ts'
import { CLOCK_START, nextStamp, observe } from '#shared/record/stamp.ts'
import { type Erasure, erasureOf, joinErasures } from '#shared/sync/erased.ts'
import { applySet } from '#shared/sync/merge.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import type { Tx } from '../../db/transaction.ts'
import { readGround } from '../../sync/record-sql.ts'
import { alsoLeft, keyOf, type RecordState } from '../../sync/record-state.ts'
import { lockScope, type ScopePlace } from '../../sync/scope-row.ts'
import { SERVER_CLIENT } from '../../sync/write-own.ts'
import { writePlans } from '../../sync/write-plan.ts'
import { emptyQuarantine } from './empty-quarantine.ts'
import type { PrivacyDeps } from './privacy-deps.ts'

export type Gone = {
  readonly kind: string
  readonly id: string
  readonly erasure: Erasure
}

/** Poke with the event after the commit; null when nothing of it is held. */
export async function eraseIn(
  tx: Tx,
  deps: Pick<PrivacyDeps, 'kinds' | 'now' | 'pictures'>,
  place: ScopePlace,
  gone: readonly Gone[],
): Promise<LiveEvent | null> {
  const row = await lockScope(tx, place)
  if (!row || gone.length === 0) return null
  const now = deps.now()
  const { held } = await readGround(tx, place, gone)
  const rows = gone.flatMap((one) => {
    const state = held.get(keyOf(one))
    return state ? [{ state: erased(state, one.erasure, now), isExact: false }] : []
  })
  const plan = {
    ...{ rows, log: [], parked: [], restamped: [], wanted: [] },
    clampMs: row.clampMs,
  }
  const part = { plan, clientId: SERVER_CLIENT, deviceId: SERVER_CLIENT, client: null }
  const writing = { place, row, now, via: 'server' as const, parts: [part] }
  const after = await writePlans(tx, deps.kinds, writing)
  const list = gone.map(({ kind, id, erasure }) => {
    return { kind, id, fields: erasure === true ? null : erasure }
  })
  await tx.query('SELECT erase_changes($1, $2)', [place.scope, JSON.stringify(list)])
  await emptyQuarantine(tx, place, gone)
  await dropNotices(tx, place, gone)
  await dropPictures(tx, deps, place, [...held.values()], gone)
  return { scope: place.scope, epoch: after.epoch, seq: after.seq }
}

/** With a stamp above all it holds, so that it is the newest state whoever compares. */
function erased(held: RecordState, erasure: Erasure, now: number): RecordState {
  const joined = joinErasures(erasureOf(held.body), erasure) as true | string[]
  const { stamp } = nextStamp(observe(CLOCK_START, lastStamp(held)), now, 'server')
  const set: Fields =
    joined === true ? { [ERASED]: true, _deleted: true } : { [ERASED]: joined }
  const state = applySet(held, set, stamp) as RecordState
  const also = alsoLeft(held.also, joined)
  const deletedAt = joined === true ? (held.deletedAt ?? now) : held.deletedAt
  return { ...state, also, deletedAt }
}

/** Notifications that were not sent yet may name a customer. */
async function dropNotices(tx: Tx, { tenantId }: ScopePlace, gone: readonly Gone[]) {
  await tx.query(
    `DELETE FROM push_outbox o USING unnest($2::text[]) AS g (id)
     WHERE o.tenant_id = $1 AND strpos(o.message::text, g.id) > 0`,
    [tenantId, gone.map(({ id }) => id)],
  )
}

/** The file goes unless another record shows the same picture. Last: it cannot be undone. */
async function dropPictures(
  tx: Tx,
  { pictures }: Pick<PrivacyDeps, 'pictures'>,
  place: ScopePlace,
  held: readonly RecordState[],
  gone: readonly Gone[],
): Promise<void> {
  const whole = new Set(gone.filter(({ erasure }) => erasure === true).map(keyOf))
  const hashes = held.flatMap((state) => {
    const { sha256 } = state.body
    const isGone = state.kind === 'photo' && whole.has(keyOf(state))
    return isGone && typeof sha256 === 'string' ? [sha256] : []
  })
  if (!pictures || hashes.length === 0) return
  const { rows } = await tx.query<{ sha256: string }>(
    `SELECT DISTINCT body ->> 'sha256' AS sha256 FROM records WHERE tenant_id = $1
       AND scope_id = $2 AND kind = 'photo' AND body ->> 'sha256' = ANY ($3)`,
    [place.tenantId, place.scope, hashes],
  )
  const shown = new Set(rows.map(({ sha256 }) => sha256))
  const { tenantId, scope: scopeId } = place
  for (const sha256 of hashes) {
    if (!shown.has(sha256)) await pictures.drop({ tenantId, scopeId, sha256 })
  }
}
