/** A picture for a device that may read its record. */
import type { PhotoSize } from '#shared/photo/photo-protocol.ts'
import { findPhoto, notFound } from './find-photo.ts'
import type { PhotoActor, PhotoDeps } from './photo-deps.ts'

/** Not here yet is the same `not_found` as everything else. */
export async function openPhoto(
  deps: PhotoDeps,
  actor: PhotoActor,
  { id, size }: { id: string; size: PhotoSize },
): Promise<Buffer> {
  const { key } = await findPhoto(deps, actor, id)
  const bytes = await deps.store.get(key, size)
  if (!bytes) throw notFound()
  return bytes
}
