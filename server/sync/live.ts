/**
 * Tells connected tablets that a scope has something new: where to pull, never what [K4].
 *
 * A push of this process pokes at once (a burst is gathered to 4 a second per scope); what
 * other processes commit is found by asking the counter rows every 5 s. So nothing is lost
 * without a message bus, it only comes later.
 */
import type { LiveEvent } from '#shared/sync/protocol.ts'
import type { Database } from '../db/connect.ts'
import { createDeviceWatch, type DeviceWatch } from './device-watch.ts'

export const POLL_MS = 5_000
/** At most four pokes a second per scope. */
const GATHER_MS = 250

type Listener = (event: LiveEvent) => void

export interface LiveHub extends Pick<DeviceWatch, 'watch' | 'cut'> {
  /** After a commit: tells everyone who listens to the scope. */
  poke(tenantId: string, event: LiveEvent): void
  /** Returns the way to stop. */
  subscribe(tenantId: string, scopes: readonly string[], listener: Listener): () => void
  /** Asks the database what other processes did; runs by itself every 5 s. */
  poll(): Promise<void>
  close(): void
}

type Channel = {
  readonly tenantId: string
  readonly scope: string
  readonly listeners: Set<Listener>
  /** Last event told. */
  told: LiveEvent | null
  waiting: LiveEvent | null
  quiet: NodeJS.Timeout | null
}

export function createLiveHub(db: Database): LiveHub {
  const channels = new Map<string, Channel>()
  const { watch, cut, poll: pollDevices } = createDeviceWatch(db)
  let timer: NodeJS.Timeout | null = null

  const tell = (channel: Channel, event: LiveEvent) => {
    channel.told = event
    channel.waiting = null
    for (const listener of channel.listeners) listener(event)
    channel.quiet = setTimeout(() => {
      channel.quiet = null
      if (channel.waiting) tell(channel, channel.waiting)
    }, GATHER_MS)
    channel.quiet.unref()
  }

  const hear = (channel: Channel, event: LiveEvent) => {
    if (channel.told?.epoch === event.epoch && channel.told.seq >= event.seq) return
    if (channel.quiet) channel.waiting = event
    else tell(channel, event)
  }

  const poll = async () => {
    await pollDevices()
    const tenants = new Set([...channels.values()].map((channel) => channel.tenantId))
    for (const tenantId of tenants) {
      const theirs = [...channels.values()].filter((c) => c.tenantId === tenantId)
      const scopes = theirs.map((channel) => channel.scope)
      for (const head of await readHeads(db, tenantId, scopes)) {
        const channel = channels.get(keyOf(tenantId, head.scope))
        if (channel) hear(channel, head)
      }
    }
  }

  const schedule = () => {
    timer = setTimeout(() => {
      // The database may be away for a while; the next round finds what was missed.
      poll()
        .catch(() => {})
        .finally(() => {
          if (timer) schedule()
        })
    }, POLL_MS)
    timer.unref()
  }

  return {
    ...{ poll, watch, cut },
    poke(tenantId, event) {
      const channel = channels.get(keyOf(tenantId, event.scope))
      if (channel) hear(channel, event)
    },
    subscribe(tenantId, scopes, listener) {
      for (const scope of scopes) {
        const channel = channels.get(keyOf(tenantId, scope)) ?? newChannel(tenantId, scope)
        channels.set(keyOf(tenantId, scope), channel)
        channel.listeners.add(listener)
      }
      if (!timer) schedule()
      return () => {
        for (const scope of scopes) {
          const channel = channels.get(keyOf(tenantId, scope))
          channel?.listeners.delete(listener)
          if (channel?.listeners.size === 0) channels.delete(keyOf(tenantId, scope))
        }
      }
    },
    close() {
      if (timer) clearTimeout(timer)
      timer = null
      for (const channel of channels.values()) {
        if (channel.quiet) clearTimeout(channel.quiet)
      }
      channels.clear()
    },
  }
}

function newChannel(tenantId: string, scope: string): Channel {
  return { tenantId, scope, listeners: new Set(), told: null, waiting: null, quiet: null }
}

function keyOf(tenantId: string, scope: string): string {
  return `${tenantId} ${scope}`
}

/** Where the scopes stand; one that was never used is left out. */
export async function readHeads(
  db: Database,
  tenantId: string,
  scopes: readonly string[],
): Promise<LiveEvent[]> {
  const { rows } = await db.inTenant(tenantId, (tx) =>
    tx.query<LiveEvent>(
      `SELECT scope_id AS scope, epoch, seq FROM scopes
       WHERE tenant_id = $1 AND scope_id = ANY($2)`,
      [tenantId, scopes],
    ),
  )
  return rows
}
