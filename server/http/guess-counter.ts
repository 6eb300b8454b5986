/**
 * Counts guesses in the database, so that several servers on it count together: a burst at
 * once, then a steady rate. What is counted stands under a keyed hash: it tells nothing.
 */
import { createHmac } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import type { Database } from '../db/connect.ts'
import type { Rate } from './bucket-store.ts'

/** Counts one guess, or throws `too_many`; what it returns takes that guess back. */
export type TakeBack = () => Promise<void>

type CounterDeps = {
  readonly db: Database
  readonly now: () => number
  readonly officeKey: Buffer
}

const MINUTE = 60_000
/** Every bucket is full again long before. */
const FORGET_MS = 86_400_000

const LEVEL = `least($2::float8, g.level + greatest(0, $3::bigint - g.at) / $4::float8)`

/** A clock that was set back gives nothing and takes nothing. */
const TAKE = `INSERT INTO guess_buckets AS g (key, level, at) VALUES ($1, $2::float8 - 1, $3)
  ON CONFLICT (key) DO UPDATE SET level = ${LEVEL} - 1, at = greatest(g.at, $3::bigint)
    WHERE ${LEVEL} >= 1
  RETURNING level`
const LOOK = `SELECT ${LEVEL} AS level FROM guess_buckets g WHERE key = $1`
const GIVE_BACK = `UPDATE guess_buckets g SET level = least($2::float8, g.level + 1) WHERE key = $1`

export function guessCounter(
  { db, now, officeKey }: CounterDeps,
  name: string,
  rate: Rate,
) {
  const msPerToken = MINUTE / rate.perMinute
  return async (what: string): Promise<TakeBack> => {
    const key = createHmac('sha256', officeKey).update(`${name} ${what}`).digest('hex')
    const values = [key, rate.burst, now(), msPerToken]
    const level = await db.inNoTenant(async (tx) => {
      const taken = await tx.query<{ level: number }>(TAKE, values)
      if (taken.rows.length > 0) return null
      const left = await tx.query<{ level: number }>(LOOK, values)
      return left.rows[0]?.level ?? 0
    })
    if (level !== null) {
      const retryAfterMs = Math.max(1, Math.ceil((1 - level) * msPerToken))
      throw new AppError('too_many', 'Too many tries.', { facts: { retryAfterMs } })
    }
    return async () => {
      await db.inNoTenant((tx) => tx.query(GIVE_BACK, [key, rate.burst]))
    }
  }
}

/** Of those that were idle for a day nothing is known any more. */
export async function forgetGuesses({ db, now }: Pick<CounterDeps, 'db' | 'now'>) {
  await db.inNoTenant((tx) =>
    tx.query('DELETE FROM guess_buckets WHERE at < $1', [now() - FORGET_MS]),
  )
}
