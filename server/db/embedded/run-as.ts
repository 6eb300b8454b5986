/**
 * As whom the server runs.
 *
 * PostgreSQL refuses to run as root, and so do its tools. Under root it runs as the
 * owner of the data it finds, or as the system user `postgres`; otherwise as us.
 */
import { statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { runCommand } from './run-command.ts'

const ATTEMPTS = 20
const TRY_AGAIN_MS = 100

/** For `spawn`. Absent means: as the user we are. */
export type Account = { uid: number; gid: number }

export async function accountFor(dir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(dir) ?? (await systemAccount('postgres'))
}

/** Looks the user up, and adds it when the system has none. Needs root. */
export async function systemAccount(name: string): Promise<Account> {
  let refusal: unknown
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const account = await lookUp(name)
    if (account) return account
    if (attempt > 0) await delay(TRY_AGAIN_MS)
    // A second starter may be at it: then this one finds the user files locked.
    refusal = await addUser(name).catch((error: unknown) => error)
  }
  throw new Error(
    `PostgreSQL does not run as root and the user "${name}" could not be added. ` +
      'Start Floorwalk as an ordinary user, or set DATABASE_URL.',
    { cause: refusal },
  )
}

async function addUser(name: string): Promise<void> {
  await runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    name,
  ])
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
