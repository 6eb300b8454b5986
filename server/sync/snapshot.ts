/**
 * Bootstrap: everything of a scope, page by page, open and newest records first [B1].
 *
 * Each page is a transaction of its own, so together they may be torn; the pull from the
 * first page's head mends that, because whatever changed since has a greater seq [B2].
 */
import { snapshotRequestSchema } from '#shared/sync/protocol.ts'
import type { Tx } from '../db/transaction.ts'
import { type Answer, refused } from './answer.ts'
import { invalid, lowerCased } from './read-push.ts'
import { answerHead, readRequest } from './read-request.ts'
import { WIRE_COLUMNS, type WireRow, wireJson } from './record-sql.ts'
import type { ScopePlace } from './scope-row.ts'
import { sieveFor, sift } from './sieve.ts'
import type { SyncActor } from './sync-actor.ts'
import type { SyncDeps } from './sync-deps.ts'

/** NDJSON text: a head line, rows, an end line. */
export type SnapshotText = { readonly ndjson: true }

type Place = { readonly shelf: string; readonly kind: string; readonly id: string }

// One direction for all three, so that the index is read as it lies.
const READ_ROWS = `SELECT shelf, ${WIRE_COLUMNS} FROM records
  WHERE tenant_id = $1 AND scope_id = $2 AND (shelf, kind, id) < ($3, $4, $5) AND shelf > ''
    AND ($6::text IS NULL OR kind = $6)
  ORDER BY shelf DESC, kind DESC, id DESC LIMIT $7`

/** Behind every row, in a descending order in front of the first. */
const TOP: Place = { shelf: '\u{10ffff}', kind: '', id: '' }

export async function snapshot(
  deps: SyncDeps,
  actor: SyncActor,
  input: unknown,
): Promise<Answer<SnapshotText>> {
  const parsed = snapshotRequestSchema.safeParse(input)
  if (!parsed.success) return refused(invalid(parsed.error))
  const request = lowerCased(parsed.data)
  const { minSchema = 1 } = deps
  if (request.schema < minSchema) return refused({ error: 'update_needed', minSchema })
  const after = request.after === null ? TOP : readPlace(request.after)
  if (!after) return refused({ error: 'invalid', message: 'after' })
  return await readRequest<SnapshotText>(deps, actor, request, async (reading) => {
    const { kind = null, limit } = request
    const rows = await readRows(reading.tx, reading.place, { after, kind, limit })
    const head = { ...answerHead(deps, reading), type: 'head' } as const
    const last = rows.length < limit ? undefined : rows.at(-1)
    const shown = sift(rows, sieveFor(actor))
    const end = { type: 'end', next: last ? writePlace(last) : null, count: shown.length }
    const lines = [JSON.stringify(head), ...shown.map(wireJson), JSON.stringify(end), '']
    return { ok: true, json: lines.join('\n') }
  })
}

async function readRows(
  tx: Tx,
  { tenantId, scope }: ScopePlace,
  { after, kind, limit }: { after: Place; kind: string | null; limit: number },
) {
  const { rows } = await tx.query<WireRow & Place>({
    name: 'read-snapshot',
    text: READ_ROWS,
    values: [tenantId, scope, after.shelf, after.kind, after.id, kind, limit],
  })
  return rows
}

function writePlace({ shelf, kind, id }: Place): string {
  return `${shelf} ${kind} ${id}`
}

function readPlace(text: string): Place | null {
  const [shelf, kind, id, ...more] = text.split(' ')
  if (!shelf || !kind || !id || more.length > 0) return null
  return { shelf, kind, id }
}
