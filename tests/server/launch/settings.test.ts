import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startEmbedded } from '#server/db/embedded/start.ts'
import { openFolder } from './open-folder.ts'
import { query } from './query.ts'

async function settingsOf(url: string): Promise<Record<string, string>> {
  const rows = await query<{ name: string; setting: string }>(
    url,
    'select name, setting from pg_settings',
  )
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

test('is durable, local and modest, whatever its files say', async () => {
  const dir = join(openFolder(), 'postgres')
  await startEmbedded({ dir }).then(({ stop }) => stop())
  const careless = [
    ...['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'],
    ...["listen_addresses = '*'", "unix_socket_directories = '/tmp'"],
  ]
  appendFileSync(join(dir, 'postgresql.conf'), `\n${careless.join('\n')}\n`)

  const { url, stop } = await startEmbedded({ dir })

  expect(await settingsOf(url)).toMatchObject({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '16384', // of 8 kB
    max_connections: '100',
    io_method: 'sync',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
  })
  // By code point, and yet aware of every script: PostgreSQL's own C.UTF-8.
  const locale = `select upper('é') as upper, string_agg(word, '' order by word) as sorted
    from unnest(array['b', 'B', '巡', 'a']) as word`
  expect(await query(url, locale)).toEqual([{ upper: 'É', sorted: 'Bab巡' }])
  await stop()
})

test('two installations on one machine do not meet', async () => {
  const folder = openFolder()
  const [one, two] = await Promise.all([
    startEmbedded({ dir: join(folder, 'one') }),
    startEmbedded({ dir: join(folder, 'two') }),
  ])
  expect(new URL(one.url).port).not.toBe(new URL(two.url).port)
  expect(new URL(one.url).password).not.toBe(new URL(two.url).password)
  await Promise.all([one.stop(), two.stop()])
})

test('does not follow settings meant for another PostgreSQL', async () => {
  const dir = join(openFolder(), 'postgres')
  vi.stubEnv('PGSSLMODE', 'require')
  vi.stubEnv('PGPORT', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { url, stop } = await startEmbedded({ dir })
  expect(await query(url, 'select current_database() as name')).toEqual([
    { name: 'floorwalk' },
  ])
  await stop()
})
