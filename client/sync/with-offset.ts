/** Lets every answer teach the offset between device and server, and keeps it [T3]. */
import type { LocalDb } from './local-db.ts'
import { bestOffset, learnOffset, type OffsetSample } from './offset.ts'
import type { MetaRow } from './rows.ts'
import type { EngineDeps, EngineOptions } from './step.ts'
import { done, transact } from './transact.ts'
import type { Transport } from './transport.ts'

export const OFFSET_KEY = 'offset'
/** A smaller change is not worth a write. */
const WORTH_MS = 50

/** What earlier runs learned, ms; null before the first answer ever. */
export async function storedOffset(db: LocalDb): Promise<number | null> {
  return bestOffset(await readSamples(db))
}

export function withOffset(
  options: EngineOptions,
): EngineDeps & { loadOffset(): Promise<void> } {
  const { db, clock } = options
  let samples: readonly OffsetSample[] = []
  let stored: number | null = null
  let isLoaded = false
  let isTold = false

  async function loadOffset(): Promise<void> {
    if (isLoaded) return
    samples = await readSamples(db)
    isLoaded = true
    stored = bestOffset(samples)
  }

  async function timed<T extends object>(ask: () => Promise<T>): Promise<T> {
    const wall = clock.now()
    const mono = clock.mono()
    const answer = await ask()
    const roundTripMs = clock.mono() - mono
    const serverNow = 'now' in answer ? answer.now : undefined
    if (typeof serverNow === 'number') {
      // The wall clock is read once: it may be set while the request is under way.
      await learn({ off: serverNow - (wall + roundTripMs / 2), roundTripMs })
    }
    return answer
  }

  async function learn(sample: OffsetSample): Promise<void> {
    samples = learnOffset(samples, sample)
    const best = bestOffset(samples) as number
    if (stored !== null && Math.abs(best - stored) < WORTH_MS) {
      // Known from earlier days and now confirmed: the first answer says so.
      if (!isTold) options.onOffset?.(stored)
      isTold = true
      return
    }
    isTold = true
    stored = best
    const row: MetaRow = { key: OFFSET_KEY, value: samples }
    await transact(db, 'meta', 'readwrite', (tx) => {
      tx.objectStore('meta').put(row)
    })
    options.onOffset?.(best)
  }

  const transport: Transport = {
    push: (request) => timed(() => options.transport.push(request)),
    pull: (request) => timed(() => options.transport.pull(request)),
    snapshot: (request) => timed(() => options.transport.snapshot(request)),
    repair: (request) => timed(() => options.transport.repair(request)),
  }
  return { ...options, transport, offset: () => stored, loadOffset }
}

async function readSamples(db: LocalDb): Promise<readonly OffsetSample[]> {
  const row = await transact(db, 'meta', 'readonly', (tx) =>
    done<MetaRow | undefined>(tx.objectStore('meta').get(OFFSET_KEY)),
  )
  return (row?.value as readonly OffsetSample[] | undefined) ?? []
}
