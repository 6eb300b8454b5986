/**
 * A PostgreSQL as a system administrator would set it up: the distribution's own
 * binaries, its own tools, no launcher of ours. The server suite runs on it a second
 * time, as it would with `DATABASE_URL`.
 */
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, systemAccount } from '#server/db/embedded/run-as.ts'
import { runCommand } from '#server/db/embedded/run-command.ts'
import { freePort } from '#server/db/embedded/spawn-server.ts'
import { clusterFolder, onCluster, type TestCluster } from './embedded-cluster.ts'
import { findExternalBindir } from './external-bindir.mjs'

/** Throws when there is none: whoever asks for it wants it to run. */
export async function startExternalCluster(): Promise<TestCluster> {
  const bindir = findExternalBindir()
  if (!bindir) throw new Error('no PostgreSQL found on this machine (initdb, pg_ctl)')
  return await startExternal(bindir)
}

export async function startExternal(bindir: string): Promise<TestCluster> {
  const { dir, remove } = clusterFolder()
  const account = process.getuid?.() === 0 ? await systemAccount('postgres') : undefined
  const password = randomBytes(12).toString('hex')
  let port: number
  try {
    await init({ bindir, dir, password, account })
    port = await freePort()
    await control({ bindir, dir, account }, [
      ...['start', '-l', join(dir, 'server.log')],
      ...['-o', `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1`],
    ])
  } catch (error) {
    remove()
    throw error
  }
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/floorwalk`
  await onCluster(url, (client) => client.query('create database floorwalk'))
  const stop = () =>
    control({ bindir, dir, account }, ['stop', '-m', 'fast']).finally(remove)
  return { url, stop }
}

type Where = { bindir: string; dir: string; account: Account | undefined }

async function init({ bindir, dir, account, password }: Where & { password: string }) {
  const passwordFile = join(dirname(dir), 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  mkdirSync(dir, { mode: 0o700 })
  if (account) {
    for (const path of [passwordFile, dir]) chownSync(path, account.uid, account.gid)
  }
  await runCommand(
    join(bindir, 'initdb'),
    [
      ...['-D', dir, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C'],
    ],
    account,
  )
}

async function control({ bindir, dir, account }: Where, args: string[]): Promise<void> {
  await runCommand(join(bindir, 'pg_ctl'), ['-D', dir, '-w', ...args], account)
}
