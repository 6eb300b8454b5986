/** A lock whose process is not the server makes PostgreSQL itself refuse to start. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findBinaries } from '#server/db/embedded/binaries.ts'
import { lockOwner, readLock, removeStaleLock } from '#server/db/embedded/lock-file.ts'
import { type Account, accountFor } from '#server/db/embedded/run-as.ts'
import { freePort } from '#server/db/embedded/spawn-server.ts'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { openFolder } from './open-folder.ts'
import { query } from './query.ts'

const LIMIT = { timeout: 30_000, interval: 20 }

async function stoppedCluster(): Promise<{ dir: string; account: Account | undefined }> {
  const dir = join(openFolder(), 'postgres')
  const { url, stop } = await startEmbedded({ dir })
  await query(url, 'create table kept as select 42 as answer')
  await stop()
  return { dir, account: await accountFor(dir) }
}

function spawnAs(account: Account | undefined, file: string, args: string[]): ChildProcess {
  const child = spawn(file, args, { ...account, cwd: '/', stdio: 'ignore' })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

async function expectRecovered(dir: string): Promise<void> {
  const { url, adopted, stop } = await startEmbedded({ dir })
  expect(adopted).toBe(false)
  expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await stop()
}

// Where there is no /proc there is no way to see a zombie either.
describe.runIf(process.platform === 'linux')('with /proc', () => {
  test('a zombie does not count as a running server', async () => {
    const { dir, account } = await stoppedCluster()
    // A parent that never asks what became of its child, as PID 1 of many a container.
    const server = [
      findBinaries().postgres,
      '-D',
      dir,
      '-p',
      `${await freePort()}`,
      '-k',
      '',
    ]
    spawnAs(account, '/bin/sh', ['-c', '"$@" & exec sleep 600', 'sh', ...server])
    const pid = await vi.waitUntil(() => {
      const lock = readLock(dir)
      return lock?.state === 'ready' && lock.pid
    }, LIMIT)
    process.kill(pid, 'SIGKILL')
    await vi.waitUntil(() => lockOwner(readLock(dir), dir) === 'zombie', LIMIT)

    await expectRecovered(dir)
  })

  test('nor does another program that got the same number', async () => {
    const { dir, account } = await stoppedCluster()
    const stranger = spawnAs(account, 'sleep', ['600'])
    const lock = `${stranger.pid}\n${dir}\n1\n1\n\n127.0.0.1\n         0         0\nready   \n`
    writeFileSync(join(dir, 'postmaster.pid'), lock, { mode: 0o600 })
    if (account) chownSync(join(dir, 'postmaster.pid'), account.uid, account.gid)
    expect(lockOwner(readLock(dir), dir)).toBe('stranger')

    await expectRecovered(dir)
    expect(stranger.exitCode).toBeNull()
  })
})

test('the lock of a server that came up meanwhile is put back', () => {
  const dir = openFolder()
  writeFileSync(join(dir, 'postmaster.pid'), '4711\nnew server\n')
  removeStaleLock(dir, 42)
  expect(readFileSync(join(dir, 'postmaster.pid'), 'utf8')).toBe('4711\nnew server\n')
})
