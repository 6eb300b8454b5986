/** The record of a photo, for a device that may read it. */
import * as z from 'zod'
import { AppError } from '#shared/errors.ts'
import { photo } from '#shared/photo/photo.ts'
import type { PhotoActor, PhotoDeps } from './photo-deps.ts'
import type { PhotoKey } from './photo-store.ts'

export type FoundPhoto = {
  readonly key: PhotoKey
  /** As the record says. */
  readonly bytes: number
}

const { sha256, bytes } = photo.body.shape
const bodySchema = z.object({ sha256, bytes })

const FIND = `SELECT scope_id AS "scopeId", body FROM records
  WHERE tenant_id = $1 AND scope_id = ANY ($2::text[]) AND kind = $3 AND id = $4
    AND deleted_at IS NULL`

/** One answer for unknown, foreign, deleted and unreadable: an id proves nothing [AZ-11]. */
export async function findPhoto(
  { db }: PhotoDeps,
  { tenantId, scopes }: PhotoActor,
  id: string,
): Promise<FoundPhoto> {
  const rows = await db.readTenant(tenantId, async (tx) => {
    const values = [tenantId, [...scopes], photo.name, id]
    return (await tx.query<{ scopeId: string; body: unknown }>(FIND, values)).rows
  })
  const row = rows[0]
  const body = bodySchema.safeParse(row?.body)
  if (!row || !body.success) throw notFound()
  const { scopeId } = row
  return {
    key: { tenantId, scopeId, sha256: body.data.sha256 },
    bytes: body.data.bytes,
  }
}

export function notFound(): AppError {
  return new AppError('not_found', 'There is nothing here.')
}
