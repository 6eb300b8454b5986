/** Where a photo's bytes are: here, or still on the device that took it. */
import { photo } from '#shared/photo/photo.ts'
import type { PhotoState } from '#shared/photo/photo-protocol.ts'
import { type FoundPhoto, findPhoto } from './find-photo.ts'
import type { PhotoActor, PhotoDeps } from './photo-deps.ts'

const TAKEN_BY = `SELECT d.name FROM changes c
  JOIN devices d ON d.tenant_id = c.tenant_id AND d.device_id = c.device_id
  WHERE c.tenant_id = $1 AND c.scope_id = $2 AND c.kind = $3 AND c.record_id = $4
    AND c.n > 0 AND c.set ? 'sha256'
  ORDER BY c.seq LIMIT 1`

export async function readPhotoState(
  deps: PhotoDeps,
  actor: PhotoActor,
  id: string,
): Promise<PhotoState> {
  const found = await findPhoto(deps, actor, id)
  const stored = await storedState(deps, found)
  if (stored) return stored
  const [offset, device] = await Promise.all([
    deps.partials.size({ ...found.key, deviceId: actor.deviceId }),
    deviceName(deps, found, id),
  ])
  return { type: 'waiting', offset, device }
}

/** Null while it is not here. */
export async function storedState(
  { store, now }: PhotoDeps,
  { key }: FoundPhoto,
): Promise<PhotoState | null> {
  const since = await store.has(key)
  if (since === null) return null
  return { type: 'stored', sha256: key.sha256, storedForMs: Math.max(0, now() - since) }
}

async function deviceName(
  { db }: PhotoDeps,
  { key: { tenantId, scopeId } }: FoundPhoto,
  id: string,
): Promise<string | null> {
  const values = [tenantId, scopeId, photo.name, id]
  const rows = await db.readTenant(tenantId, async (tx) => {
    return (await tx.query<{ name: string }>(TAKEN_BY, values)).rows
  })
  return rows[0]?.name ?? null
}
