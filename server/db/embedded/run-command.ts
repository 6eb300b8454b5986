/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * Always from `/`: the folder we stand in may be closed to the user it runs as.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Account } from './run-as.ts'

const exec = promisify(execFile)

/** Rejects with the program's own words when it exits with anything but 0. */
export async function runCommand(
  file: string,
  args: readonly string[],
  account?: Account,
): Promise<string> {
  try {
    const { stdout } = await exec(file, args, {
      ...account,
      cwd: '/',
      env: cleanEnv(),
      windowsHide: true,
      maxBuffer: 16 * 1024 * 1024,
    })
    return stdout
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    throw new Error(`${file} failed: ${stderr.trim() || message}`, { cause: error })
  }
}

export async function succeeds(
  file: string,
  args: readonly string[],
  account?: Account,
): Promise<boolean> {
  return await runCommand(file, args, account).then(
    () => true,
    () => false,
  )
}

/** The caller's PGDATA, PGPORT, PGOPTIONS … are meant for another PostgreSQL. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(ours), LC_ALL: 'C' }
}
