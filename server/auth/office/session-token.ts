/** What the office's cookie holds: the tenant, and 256 random bits that are kept as a hash. */
import { randomBytes } from 'node:crypto'
import { hashSecret } from '../credential.ts'

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

export function newSessionToken(tenantId: string): { token: string; tokenHash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { token: `${tenantId}.${secret}`, tokenHash: hashSecret(secret) }
}

/** Null when it is no token of ours. */
export function readSessionToken(
  token: string | undefined,
): { tenantId: string; tokenHash: string } | null {
  const [, tenantId, secret] = TOKEN.exec(token ?? '') ?? []
  return tenantId && secret ? { tenantId, tokenHash: hashSecret(secret) } : null
}
