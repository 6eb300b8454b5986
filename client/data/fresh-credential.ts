/**
 * The credential as it is stored now, read anew for every request: another tab may have
 * renewed it, and one that was replaced must never be shown again [AU-2].
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import { transact } from '#client/sync/transact.ts'
import { enrolmentIn } from './device.ts'

let source: LocalDb | null = null

/** Of this page, or of this worker. */
export function credentialsFrom(db: LocalDb): void {
  source = db
}

/** `held` itself where this browser has since become another device. */
export async function freshCredential(held: string): Promise<string> {
  if (!source) return held
  const enrolment = await transact(source, 'meta', 'readonly', enrolmentIn)
  const stored = enrolment?.credential
  return stored && deviceOf(stored) === deviceOf(held) ? stored : held
}

function deviceOf(credential: string): string {
  return credential.slice(0, credential.lastIndexOf('.'))
}
