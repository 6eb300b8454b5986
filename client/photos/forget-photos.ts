/**
 * Pictures whose records were erased, and those that no record shows any more, leave this
 * tablet: their bytes, thumbnails and what was fetched of them [PR-4][PR-5].
 */
import { rowsBetween } from '#client/data/read-rows.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import { photo } from '#shared/photo/photo.ts'
import { erasureOf } from '#shared/sync/erased.ts'
import { chunksOf } from './photo-bytes.ts'
import type { PhotoDb } from './photo-db.ts'
import { writeWhole } from './try-again.ts'

/** Returns how many of the photos taken here went. */
export async function forgetPhotos(db: PhotoDb, local: LocalDb): Promise<number> {
  const records = await rowsBetween(local, '[kind+id]', [[photo.name], [photo.name, []]])
  const erased = records.filter(({ body }) => erasureOf(body) === true).map(({ id }) => id)
  const shown = new Set(records.map(({ body }) => body.sha256))
  let count = 0
  await writeWhole(db, [db.photos, db.chunks, db.thumbs, db.fulls], async () => {
    const gone = await db.photos.where('id').anyOf(erased).toArray()
    count = gone.length
    await db.photos.bulkDelete(gone.map(({ id }) => id))
    // What is taken here and not sent yet has no record that counts.
    for (const { sha256 } of await db.photos.toArray()) shown.add(sha256)
    for (const { sha256 } of gone) {
      if (!shown.has(sha256)) await chunksOf(db, sha256).delete()
    }
    for (const table of [db.thumbs, db.fulls]) {
      const keys = (await table.toCollection().primaryKeys()) as string[]
      await table.bulkDelete(keys.filter((sha256) => !shown.has(sha256)))
    }
  })
  return count
}
