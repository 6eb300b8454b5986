/** Whole or not at all, and still there after a power cut: written aside, flushed, renamed. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Of what lies about while it is written, or since a crash. */
export const ASIDE = '.tmp'

/** `at`: its time of change, ms. */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  at: number,
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomUUID()}${ASIDE}`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await utimes(aside, at / 1000, at / 1000)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  await flushFolder(folder)
}

/** A name is only safe once its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
