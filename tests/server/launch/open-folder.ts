/** A folder of one test that other users may enter, and that leaves no server behind. */
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { lockOwner, readLock } from '#server/db/embedded/lock-file.ts'

export function openFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'floorwalk-launch-'))
  chmodSync(folder, 0o755) // made 0700, which shuts out `postgres` when we are root
  onTestFinished(() => {
    for (const name of readdirSync(folder)) killServer(join(folder, name))
    const patience = { maxRetries: 20, retryDelay: 50 }
    rmSync(folder, { recursive: true, force: true, ...patience })
  })
  return folder
}

/** Ends whatever server runs on `dir`, the hard way. */
export function killServer(dir: string): void {
  const lock = readLockSafely(dir)
  if (lock && lockOwner(lock, dir) === 'server') process.kill(lock.pid, 'SIGKILL')
}

/** Most entries of a folder are no data folders, and some are plain files. */
function readLockSafely(dir: string): ReturnType<typeof readLock> {
  try {
    return readLock(dir)
  } catch {
    return undefined
  }
}
