/** Signed lists and rounds, and opening one again: the signature stays, a new one is due. */
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import {
  type ReopenRequest,
  SIGNED_DAYS,
  type SignedKind,
  type SignedRow,
} from '#shared/office/signed-protocol.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { scopesInSight, seesStore } from './scope-of-sight.ts'

const SIGNATURES = {
  checklistRun: { kind: 'checklistSignature', field: 'runId' },
  inspectionRound: { kind: 'roundSignature', field: 'roundId' },
} as const satisfies Record<SignedKind, { kind: string; field: string }>

type SignedFilter = {
  readonly store?: string | undefined
  /** The last day of the month shown. */
  readonly until: string
}

const LIST = `WITH marks AS (
    SELECT s.scope_id, coalesce(s.body ->> 'runId', s.body ->> 'roundId') AS parent,
      CASE s.kind WHEN 'checklistSignature' THEN 'checklistRun' ELSE 'inspectionRound' END
        AS kind,
      jsonb_agg(jsonb_build_object('id', s.id, 'type', s.body -> 'type', 'at', s.body -> 'at',
        'byName', p.body -> 'name', 'note', s.body -> 'note',
        'scorePct', s.body -> 'scorePct', 'done', s.body -> 'done',
        'skipped', s.body -> 'skipped', 'open', s.body -> 'open')
        ORDER BY (s.body -> 'at'), s.id) AS list
    FROM records s
    LEFT JOIN records p ON p.tenant_id = s.tenant_id AND p.scope_id = 'org'
      AND p.kind = 'person' AND p.id = s.by
    WHERE s.tenant_id = $1 AND s.kind IN ('checklistSignature', 'roundSignature')
      AND s.deleted_at IS NULL AND ($2::text[] IS NULL OR s.scope_id = ANY ($2))
      AND s.day >= $3
    GROUP BY 1, 2, 3)
  SELECT r.kind, r.id, substring(r.scope_id FROM 7 FOR 36) AS "storeId", r.day,
    r.body ->> 'moment' AS moment, r.body ->> 'slot' AS slot,
    (r.body ->> 'startedAt')::bigint AS "startedAt", r.body ->> 'ended' AS ended,
    m.list AS marks
  FROM marks m JOIN records r ON r.tenant_id = $1 AND r.scope_id = m.scope_id
    AND r.kind = m.kind AND r.id = m.parent AND r.deleted_at IS NULL
    AND r.day BETWEEN $3 AND $4
  ORDER BY r.day DESC, r.body -> 'startedAt' DESC, r.kind, r.id LIMIT 2000`

export async function listSigned(
  { db }: Pick<IdentityDeps, 'db'>,
  actor: OfficeActor,
  { store, until }: SignedFilter,
): Promise<SignedRow[]> {
  const from = shiftDay(until, 1 - SIGNED_DAYS)
  const { rows } = await db.readTenant(actor.tenantId, (tx) =>
    tx.query<SignedRow>(LIST, [
      ...[actor.tenantId, scopesInSight(actor, store ?? null), from, until],
    ]),
  )
  return rows
}

/**
 * In one transaction: the mark with the reason and what the signature said, the record open
 * again, the audit. `not_found` out of sight, `conflict` when it is not signed (any more).
 */
export async function reopenSigned(
  deps: IdentityDeps,
  actor: OfficeActor,
  { kind, id, storeId, reason }: ReopenRequest,
): Promise<void> {
  const { tenantId, personId, sessionId } = actor
  if (!seesStore(actor, storeId)) throw new AppError('not_found', 'Nothing of that id.')
  const scope = scopeIdOf('store', storeId)
  const event = await deps.db.inTenant(tenantId, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `reopen ${tenantId} ${id}`,
    ])
    const { held, last } = await readSigned(tx, { tenantId, scope, kind, id })
    if (!held) throw new AppError('not_found', 'Nothing of that id.')
    if (!held.ended || !last) throw new AppError('conflict', 'It is not signed.')
    const at = deps.now()
    const mark = { ...last, at, type: 'reopened', note: reason }
    // Whose right it is was decided here: on a tablet nobody has it.
    const context = { tenantId, scope, by: personId, isVouched: true as const }
    const made = await writeOwnIn(tx, deps, context, [
      { kind: SIGNATURES[kind].kind, id: randomUUID(), set: mark, isNew: true },
      { kind, id, set: { ended: null } },
    ])
    await writeAudit(tx, {
      ...{ tenantId, at, act: 'reopen', by: { personId, sessionId }, object: id, storeId },
      details: { of: kind },
    })
    return made
  })
  deps.live.poke(tenantId, event)
}

type Place = {
  readonly tenantId: string
  readonly scope: string
  readonly kind: SignedKind
  readonly id: string
}

async function readSigned(tx: Tx, { tenantId, scope, kind, id }: Place) {
  const { kind: signature, field } = SIGNATURES[kind]
  const { rows } = await tx.query<{ held: Fields; last: Fields | null }>(
    `SELECT r.body AS held, (SELECT s.body FROM records s WHERE s.tenant_id = r.tenant_id
         AND s.scope_id = r.scope_id AND s.kind = $5 AND s.body ->> $6 = r.id
         AND s.deleted_at IS NULL ORDER BY s.body -> 'at' DESC, s.id LIMIT 1) AS last
     FROM records r WHERE r.tenant_id = $1 AND r.scope_id = $2 AND r.kind = $3 AND r.id = $4
       AND r.deleted_at IS NULL`,
    [tenantId, scope, kind, id, signature, field],
  )
  return { held: rows[0]?.held ?? null, last: rows[0]?.last ?? null }
}
