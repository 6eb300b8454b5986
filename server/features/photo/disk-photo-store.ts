/** Pictures as files in one folder that all servers of an installation share. */
import { readFile, rm, stat } from 'node:fs/promises'
import type { PhotoSize } from '#shared/photo/photo-protocol.ts'
import { unlessMissing } from './missing-file.ts'
import { photoPath } from './photo-path.ts'
import type { PhotoKey, PhotoStore } from './photo-store.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** `dir`: absolute; made when the first picture comes. */
export function diskPhotoStore(dir: string): PhotoStore {
  const fileOf = (key: PhotoKey, size: PhotoSize) => `${photoPath(dir, key)}.${size}.jpg`
  return {
    async put(key, { full, thumb }, at) {
      await writeFileSafely(fileOf(key, 'thumb'), thumb, at)
      // Last: where it is, all is.
      await writeFileSafely(fileOf(key, 'full'), full, at)
    },
    get: (key, size) => unlessMissing(() => readFile(fileOf(key, size))),
    async has(key) {
      const found = await unlessMissing(() => stat(fileOf(key, 'full')))
      return found && Math.round(found.mtimeMs)
    },
    async drop(key) {
      for (const size of ['full', 'thumb'] as const) {
        await rm(fileOf(key, size), { force: true })
      }
    },
  }
}
