/**
 * When sync is worth a banner: rarely (product.md 1, row 11). A short gap in the network is
 * the chip's business; a banner that comes and goes with it would be read by nobody.
 */

const HOUR = 3_600_000
const OFFLINE_MS = 4 * HOUR
const OFFLINE_LONG_MS = 24 * HOUR
const STORAGE_SHARE = 0.8

export type BannerState =
  | { type: 'offline' | 'offlineLong'; forMs: number }
  | { type: 'storage'; percent: number }
  | { type: 'locked' }

export type BannerFacts = {
  /** Its credential was used elsewhere: nothing moves until somebody does something. */
  readonly isLocked?: boolean
  /** Device clock, ms; null while the server can be reached. */
  readonly offlineSince: number | null
  /** Used share of what the browser grants, 0 to 1; null when it does not say. */
  readonly storageShare: number | null
}

/** At most one, the worst; null nearly always. `now` by the device clock, ms. */
export function bannerState(facts: BannerFacts, now: number): BannerState | null {
  if (facts.isLocked) return { type: 'locked' }
  const forMs = facts.offlineSince === null ? 0 : now - facts.offlineSince
  if (forMs > OFFLINE_LONG_MS) return { type: 'offlineLong', forMs }
  const { storageShare } = facts
  if (storageShare !== null && storageShare > STORAGE_SHARE) {
    return { type: 'storage', percent: Math.floor(storageShare * 100) }
  }
  return forMs > OFFLINE_MS ? { type: 'offline', forMs } : null
}
