/** A live listener: told where each scope stands, then of every commit. */
import type { LiveEvent } from '#shared/sync/protocol.ts'
import { readHeads } from './live.ts'
import type { SyncDeps } from './sync-deps.ts'

/**
 * Listens before it looks, so that no commit falls between. Returns the way to stop.
 * A `send` that fails, because the other side is gone, is the stream's own business.
 */
export async function followScopes(
  { db, live }: Pick<SyncDeps, 'db' | 'live'>,
  tenantId: string,
  scopes: readonly string[],
  send: (event: LiveEvent) => Promise<void>,
): Promise<() => void> {
  const stop = live.subscribe(tenantId, scopes, (event) => {
    send(event).catch(() => {})
  })
  try {
    for (const event of await readHeads(db, tenantId, scopes)) await send(event)
  } catch (error) {
    stop()
    throw error
  }
  return stop
}
