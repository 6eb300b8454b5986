/**
 * As whom the server runs.
 *
 * PostgreSQL refuses to run as root, and so do its tools. Under root it runs as the
 * owner of the data it finds, or as the system user `postgres`; otherwise as us.
 */
import { statSync } from 'node:fs'
import { runCommand } from './run-command.ts'

/** For `spawn`. Absent means: as the user we are. */
export type Account = { uid: number; gid: number }

export async function accountFor(dir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(dir) ?? (await systemAccount('postgres'))
}

/** Looks the user up, and adds it when the system has none. Needs root. */
export async function systemAccount(name: string): Promise<Account> {
  const known = await lookUp(name)
  if (known) return known

  const refusal = await addUser(name).catch((error: unknown) => error)
  const added = await lookUp(name)
  if (added) return added
  throw new Error(
    `PostgreSQL does not run as root and the user "${name}" could not be added. ` +
      'Start Floorwalk as an ordinary user, or set DATABASE_URL.',
    { cause: refusal },
  )
}

/** One at a time: two `useradd` at once both succeed, and the second takes the name over. */
async function addUser(name: string): Promise<void> {
  const flags = '--system --user-group --no-create-home --shell=/usr/sbin/nologin'
  const script = `id -u "$0" >/dev/null 2>&1 || useradd ${flags} --home-dir=/nonexistent "$0"`
  await runCommand('flock', ['/run/floorwalk-user.lock', '/bin/sh', '-c', script, name])
}

/** Data made by an ordinary user stays that user's when root starts it once. */
function ownerOf(dir: string): Account | undefined {
  const stat = statSync(dir, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const uid = Number(await runCommand('id', ['-u', name]))
    const gid = Number(await runCommand('id', ['-g', name]))
    return { uid, gid }
  } catch {
    return undefined
  }
}
