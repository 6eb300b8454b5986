/** This tab's share in sending photos: it stands in line, and sends when it is its turn. */
import type { Enrolment } from '#client/data/device.ts'
import { useOutbox } from '#client/data/outbox-state.ts'
import { useSender } from '#client/data/sender-state.ts'
import { serverNow } from '#client/data/server-now.ts'
import { onSyncNow } from '#client/data/sync-now.ts'
import { Leader } from '#client/sync/leader.ts'
import type { LocalDb } from '#client/sync/local-db.ts'
import { realTimers } from '#client/sync/timers.ts'
import { followCounts } from './follow-counts.ts'
import { forgetPhotos } from './forget-photos.ts'
import type { PhotoDb } from './photo-db.ts'
import { photoHeartbeat } from './photo-heartbeat.ts'
import { PhotoQueue } from './photo-queue.ts'
import { createPhotoTransport } from './photo-transport.ts'
import { onPhotoPoke } from './photo-wake.ts'

/** A photo waits for records that are on their way, but not for ever. */
const RECORDS_FIRST_MS = 10_000
const RECORDS_LOOK_MS = 200

/** Runs until the returned function is called. */
export function startPhotos(
  db: PhotoDb,
  local: LocalDb,
  { device, credential }: Enrolment,
): () => void {
  let queue: PhotoQueue | null = null
  const onError = (error: unknown) => useSender.setState({ lastError: String(error) })
  const leader = new Leader({
    locks: navigator.locks ?? null,
    name: `floorwalk-photos:${device.deviceId}`,
    heartbeat: photoHeartbeat(db),
    timers: realTimers,
    random: Math.random,
    isVisible: () => document.visibilityState === 'visible',
    onError,
    onLead(signal) {
      const started = new PhotoQueue({
        db,
        transport: createPhotoTransport({
          baseUrl: location.origin,
          fetch: (request) => fetch(request),
          credential,
        }),
        timers: realTimers,
        now: serverNow,
        mono: () => performance.now(),
        random: Math.random,
        lineFree: recordsFirst,
        forget: () => forgetPhotos(db, local),
        onError,
      })
      queue = started
      signal.addEventListener('abort', () => started.stop())
    },
  })
  const look = () => queue?.wake('look')
  const fresh = () => queue?.wake('fresh')
  const stops = [
    followCounts(db),
    onPhotoPoke(look),
    onSyncNow(fresh),
    listen(window, 'online', fresh),
    listen(document, 'visibilitychange', look),
    // A record the server has just taken in may be that of a photo it did not know.
    useOutbox.subscribe((now, before) => now.acked !== before.acked && fresh()),
    useSender.subscribe((now, before) => {
      if (before.offlineSince !== null && now.offlineSince === null) fresh()
    }),
    () => leader.stop(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

async function recordsFirst(): Promise<void> {
  const isBusy = () => useOutbox.getState().waiting > 0 && useSender.getState().isBusy
  for (let ms = 0; ms < RECORDS_FIRST_MS && isBusy(); ms += RECORDS_LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, RECORDS_LOOK_MS))
  }
}

function listen(target: EventTarget, type: string, run: () => void): () => void {
  target.addEventListener(type, run)
  return () => target.removeEventListener(type, run)
}
