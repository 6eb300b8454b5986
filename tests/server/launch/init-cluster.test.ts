import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { openFolder } from './open-folder.ts'
import { query } from './query.ts'
import { spawnStarter } from './starter-process.ts'

const LIMIT = { timeout: 30_000, interval: 5 }

test('starts over when the first start was killed in the middle of initdb', async () => {
  let folder = ''
  const dirIn = (parent: string) => join(parent, 'postgres')
  const unfinished = () =>
    readdirSync(folder).find((name) => name.startsWith('postgres.init'))
  // Killed too late, on a busy machine, it was not in the middle: then another one.
  do {
    folder = openFolder()
    const starter = spawnStarter(dirIn(folder))
    const isUnderWay = () => existsSync(join(folder, unfinished() ?? '-', 'base'))
    await vi.waitUntil(() => isUnderWay() || existsSync(dirIn(folder)), LIMIT)
    await starter.kill()
  } while (existsSync(dirIn(folder)))
  const dir = dirIn(folder)

  const { url, stop } = await startEmbedded({ dir })

  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(unfinished()).toBeUndefined()
  await stop()
})

test('keeps the password in a file that only its owner reads', async () => {
  const dir = join(openFolder(), 'postgres')
  const first = await startEmbedded({ dir })
  await first.stop()
  const file = `${dir}.password`
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const password = readFileSync(file, 'utf8').trim()
  expect(password).toMatch(/^[0-9a-f]{48}$/)
  expect(new URL(first.url).password).toBe(password)

  chmodSync(file, 0o644) // as a careless copy leaves it
  const second = await startEmbedded({ dir })
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const wrong = second.url.replace(password, 'wrong')
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  await second.stop()
})

test('says which file is missing when the password is gone', async () => {
  const dir = join(openFolder(), 'postgres')
  await startEmbedded({ dir }).then(({ stop }) => stop())
  rmSync(`${dir}.password`)
  await expect(startEmbedded({ dir })).rejects.toThrow(`${dir}.password`)
})

test('leaves a folder alone that holds something else', async () => {
  const dir = join(openFolder(), 'postgres')
  mkdirSync(dir)
  writeFileSync(join(dir, 'photos.txt'), 'ours')
  await expect(startEmbedded({ dir })).rejects.toThrow(/left alone/)
  expect(readFileSync(join(dir, 'photos.txt'), 'utf8')).toBe('ours')
})
