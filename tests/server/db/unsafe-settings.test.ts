/** On a server of its own: the settings are the cluster's, and others are at work there. */
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/db/connect.ts'
import { findBinaries } from '#server/db/embedded/binaries.ts'
import { initCluster } from '#server/db/embedded/init-cluster.ts'
import { readPassword } from '#server/db/embedded/password-file.ts'
import { findPlace, type Place } from '#server/db/embedded/place.ts'
import { runCommand } from '#server/db/embedded/run-command.ts'
import { freePort } from '#server/db/embedded/spawn-server.ts'
import { healSymlinks } from '#server/db/embedded/symlinks.ts'
import { clusterFolder } from '#tests/support/embedded-cluster.ts'

let folder: ReturnType<typeof clusterFolder>
let place: Place
let port: number
beforeAll(async () => {
  folder = clusterFolder()
  const binaries = findBinaries()
  healSymlinks(binaries.nativeDir)
  place = await findPlace(folder.dir, binaries, () => {})
  await initCluster(place.dir, place.binaries, place.account)
  port = await freePort()
})
afterAll(() => folder.remove())

async function control(...args: string[]): Promise<void> {
  const { binaries, dir, account } = place
  await runCommand(binaries.pgCtl, ['-D', dir, '-w', ...args], account)
}

function urlOf(): string {
  return `postgres://postgres:${readPassword(place.dir)}@127.0.0.1:${port}/postgres`
}

async function openAt(setting: string): Promise<unknown> {
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${setting}`
  await control('start', '-l', join(place.dir, 'server.log'), '-o', flags)
  try {
    const db = await openDatabase({ url: urlOf() })
    await db.close()
    return 'opened'
  } catch (error) {
    return error
  } finally {
    await control('stop', '-m', 'fast')
  }
}

test.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
  '[DU-4] %s = off is refused, with what to do',
  async (name) => {
    expect(await openAt(`-c ${name}=off`)).toMatchObject({
      name: 'DatabaseRefused',
      reason: 'unsafe_settings',
      message: expect.stringMatching(new RegExp(`${name} = off.*Set it to on`, 's')),
    })
  },
)

test('[DU-4] with all of them on it opens', async () => {
  expect(await openAt('')).toBe('opened')
  await expect(new pg.Client({ connectionString: urlOf() }).connect()).rejects.toThrow()
})
