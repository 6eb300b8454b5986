/**
 * Token buckets for hono-rate-limiter: a burst at once, then a steady rate. A window would
 * make an eager tablet wait for its end; a bucket lets it go on after one interval.
 *
 * Counts live in this process: with several servers a caller has so many times the rate.
 */
import type { Store } from 'hono-rate-limiter'
import type { AppEnv } from './app-env.ts'

export type Rate = {
  /** Requests at once after a rest. */
  readonly burst: number
  readonly perMinute: number
}

type Bucket = { level: number; at: number }

const MINUTE = 60_000
/** Above so many keys the full buckets, which say nothing, are dropped. */
const MANY_KEYS = 10_000

export function bucketStore(rate: Rate, now: () => number): Store<AppEnv> {
  const buckets = new Map<string, Bucket>()
  const msPerToken = MINUTE / rate.perMinute

  function refill(bucket: Bucket, at: number): void {
    const gained = Math.max(0, at - bucket.at) / msPerToken
    bucket.level = Math.min(rate.burst, bucket.level + gained)
    bucket.at = at
  }

  function sweep(at: number): void {
    for (const [key, bucket] of buckets) {
      refill(bucket, at)
      if (bucket.level >= rate.burst) buckets.delete(key)
    }
  }

  return {
    increment(key) {
      const at = now()
      if (buckets.size > MANY_KEYS) sweep(at)
      const bucket = buckets.get(key) ?? { level: rate.burst, at }
      buckets.set(key, bucket)
      refill(bucket, at)
      if (bucket.level < 1) {
        const waitMs = (1 - bucket.level) * msPerToken
        return { totalHits: rate.burst + 1, resetTime: new Date(at + waitMs) }
      }
      bucket.level -= 1
      const fullMs = (rate.burst - bucket.level) * msPerToken
      return {
        totalHits: rate.burst - Math.floor(bucket.level),
        resetTime: new Date(at + fullMs),
      }
    },
    decrement(key) {
      const bucket = buckets.get(key)
      if (bucket) bucket.level = Math.min(rate.burst, bucket.level + 1)
    },
    resetKey(key) {
      buckets.delete(key)
    },
  }
}
