/**
 * Photos that have come in part. One file each, by device: nobody can spoil another's upload.
 *
 * Nothing here is flushed: after a power cut its hash does not match and it comes again.
 */
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unlessMissing } from './missing-file.ts'
import { photoPath } from './photo-path.ts'
import type { PhotoKey } from './photo-store.ts'
import { ASIDE } from './write-file-safely.ts'

export type PartialKey = PhotoKey & { readonly deviceId: string }

export type PartialUploads = {
  /** Bytes held. */
  size(key: PartialKey): Promise<number>
  /** Puts `bytes` at `offset`, which is at most the size; resolves with the new size. */
  write(key: PartialKey, offset: number, bytes: Uint8Array): Promise<number>
  /** Null when there is none. */
  read(key: PartialKey): Promise<Buffer | null>
  drop(key: PartialKey): Promise<void>
}

const PART = '.part'
const WRITE = constants.O_CREAT | constants.O_WRONLY

export function partialUploads(dir: string): PartialUploads {
  const fileOf = ({ deviceId, scopeId, ...key }: PartialKey) =>
    photoPath(dir, { ...key, scopeId: `${scopeId}\n${deviceId}` }) + PART
  const size = async (key: PartialKey) =>
    (await unlessMissing(() => stat(fileOf(key))))?.size ?? 0
  return {
    size,
    async write(key, offset, bytes) {
      const path = fileOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(path, WRITE, 0o600)
      try {
        await writeAt(file, offset, bytes)
      } finally {
        await file.close()
      }
      return await size(key)
    },
    read: (key) => unlessMissing(() => readFile(fileOf(key))),
    drop: (key) => rm(fileOf(key), { force: true }),
  }
}

/** Two servers that take the same chunk at once write the same bytes to the same place. */
async function writeAt(file: FileHandle, offset: number, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, null, offset + done)
    done += bytesWritten
  }
}

/** Removes what nobody has added to since `before`, ms. Returns how many. */
export async function sweepPartials(dir: string, before: number): Promise<number> {
  const files = await unlessMissing(() => readdir(dir, { recursive: true }))
  let swept = 0
  for (const name of files ?? []) {
    if (!name.endsWith(PART) && !name.endsWith(ASIDE)) continue
    const path = join(dir, name)
    const found = await unlessMissing(() => stat(path))
    if (!found || found.mtimeMs >= before) continue
    await rm(path, { force: true })
    swept += 1
  }
  return swept
}
