/** Names on disk: made here from hashes, never from anything a caller wrote. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { PhotoKey } from './photo-store.ts'

const TENANT = /^[0-9a-f-]{36}$/

/** `<dir>/<tenant>/<2 hex>/<64 hex>`: without an extension. */
export function photoPath(dir: string, { tenantId, scopeId, sha256 }: PhotoKey): string {
  if (!TENANT.test(tenantId)) throw new Error('Internal: a tenant id that is no uuid')
  const name = createHash('sha256').update(`${scopeId}\n${sha256}`).digest('hex')
  return join(dir, tenantId, name.slice(0, 2), name)
}
