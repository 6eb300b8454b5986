/**
 * Where the tests keep what they throw away: in memory where there is plenty of it, since
 * a database that is dropped in a second need not wait for a disk. Nothing else changes:
 * PostgreSQL and the browsers sync their files as they always do.
 */
import { accessSync, constants, readFileSync, statfsSync } from 'node:fs'

const FOLDER = '/dev/shm'
const ENOUGH_BYTES = 4 * 2 ** 30

/** Undefined where there is none, or too little, or nothing may be run from it. */
export function memoryFolder() {
  try {
    accessSync(FOLDER, constants.W_OK)
    const { bavail, bsize } = statfsSync(FOLDER)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === FOLDER)
    const options = mount?.split(' ')[3]?.split(',') ?? []
    const isFit = mount?.startsWith('tmpfs') && !options.includes('noexec')
    return isFit && bavail * bsize >= ENOUGH_BYTES ? FOLDER : undefined
  } catch {
    return undefined
  }
}
