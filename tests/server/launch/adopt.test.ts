import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { lockOwner, readLock } from '#server/db/embedded/lock-file.ts'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { openFolder } from './open-folder.ts'
import { query } from './query.ts'
import { spawnStarter } from './starter-process.ts'

const LIMIT = { timeout: 30_000, interval: 20 }

test('adopts the server that a killed process left running', async () => {
  const dir = join(openFolder(), 'postgres')
  const starter = spawnStarter(dir)
  const { url } = await starter.started
  await query(url, 'create table kept as select 42 as answer')
  await starter.kill()
  const orphan = readLock(dir)

  const next = await startEmbedded({ dir })

  expect(next).toMatchObject({ adopted: true, url })
  expect(readLock(dir)).toEqual(orphan)
  expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }])

  await next.stop()
  expect(lockOwner(readLock(dir), dir)).toBe('nobody')
})

test('is not in the way of Ctrl-C: the server is in no group of ours', async () => {
  const dir = join(openFolder(), 'postgres')
  const starter = spawnStarter(dir)
  const { url } = await starter.started
  process.kill(-starter.child.pid!, 'SIGINT')
  process.kill(-starter.child.pid!, 'SIGINT')
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await starter.leave()
})

test('two starters at once end on the same server, and the last one stops it', async () => {
  const dir = join(openFolder(), 'postgres')
  const starters = [spawnStarter(dir), spawnStarter(dir)] as const
  const [a, b] = await Promise.all(starters.map(({ started }) => started))

  expect(a!.url).toBe(b!.url)
  expect([a!.adopted, b!.adopted].sort()).toEqual([false, true])

  await starters[0].leave()
  expect(await query(b!.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await starters[1].leave()
  expect(lockOwner(readLock(dir), dir)).toBe('nobody')
})

test('a killed server is back on the same address with every committed row', async () => {
  const dir = join(openFolder(), 'postgres')
  const { url, stop } = await startEmbedded({ dir })
  await query(url, 'create table kept (n int)')
  await query(url, 'insert into kept select generate_series(1, 500)')
  const killed = readLock(dir)!.pid
  process.kill(killed, 'SIGKILL')

  const count = async () => {
    const rows = await query<{ n: number }>(url, 'select count(*)::int as n from kept')
    return rows[0]!.n
  }
  expect(await vi.waitFor(count, LIMIT)).toBe(500)
  expect(readLock(dir)!.pid).not.toBe(killed)
  await stop()
})

test('after a kill of everything the next start recovers', async () => {
  const dir = join(openFolder(), 'postgres')
  const starter = spawnStarter(dir)
  const { url } = await starter.started
  await query(url, 'create table kept as select generate_series(1, 500) as n')
  await starter.kill()
  process.kill(readLock(dir)!.pid, 'SIGKILL')

  const next = await startEmbedded({ dir })

  expect(next.adopted).toBe(false)
  const rows = await query(next.url, 'select count(*)::int as n from kept')
  expect(rows).toEqual([{ n: 500 }])
  await next.stop()
})
