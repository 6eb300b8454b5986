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

  const added = await runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    name,
  ]).catch((error: Error) => error)

  // A second starter may have added it between our look and ours to add.
  const account = await lookUp(name)
  if (account) return account
  throw new Error(
    `PostgreSQL does not run as root and the user "${name}" could not be added. ` +
      'Start Floorwalk as an ordinary user, or set DATABASE_URL.',
    { cause: added },
  )
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
