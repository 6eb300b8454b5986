import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOwner, readLock } from '#server/db/embedded/lock-file.ts'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { openFolder } from './open-folder.ts'
import { query } from './query.ts'

test('stops cleanly: the next start has nothing to recover', async () => {
  const dir = join(openFolder(), 'postgres')
  const first = await startEmbedded({ dir })
  await query(first.url, 'create table kept as select 1')
  await first.stop()
  expect(lockOwner(readLock(dir), dir)).toBe('nobody')
  const log = () => readFileSync(first.logFile, 'utf8').trimEnd()
  expect(log().split('\n').at(-1)).toContain('database system is shut down')

  const second = await startEmbedded({ dir })
  expect(second.adopted).toBe(false)
  await second.stop()
  expect(log()).not.toMatch(/not properly shut down|interrupted/)
})

test('ends open connections instead of waiting for them', async () => {
  const dir = join(openFolder(), 'postgres')
  const { url, stop } = await startEmbedded({ dir })
  const busy = query(url, 'select pg_sleep(600)')
  const outcome = expect(busy).rejects.toThrow()
  await stop()
  await outcome
})

test('a second stop, or one after the server died, does no harm', async () => {
  const dir = join(openFolder(), 'postgres')
  const { stop } = await startEmbedded({ dir })
  process.kill(readLock(dir)!.pid, 'SIGKILL')
  await stop()
  await stop()
  expect(lockOwner(readLock(dir), dir)).not.toBe('server')
})
