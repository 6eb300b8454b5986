/**
 * The one-time link of a fresh installation. Nobody exists before it is used: there is no
 * default account. Every start prints a new one until then; it lasts thirty minutes.
 */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { Database } from '../db/connect.ts'
import { installation } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { hashCode, newSetupToken } from './new-code.ts'

export const SETUP_TOKEN_MS = 30 * 60_000
const ONLY_ROW = 1

type SetupDeps = { readonly db: Database; readonly now: () => number }

/** A fresh token, the one before it is void; null when the installation is set up. */
export async function openSetup({ db, now }: SetupDeps): Promise<string | null> {
  const token = newSetupToken()
  const fresh = { setupHash: hashCode(token), setupExpiresAt: now() + SETUP_TOKEN_MS }
  const written = await db.inNoTenant((tx) =>
    tx.orm
      .insert(installation)
      .values({ id: ONLY_ROW, ...fresh })
      .onConflictDoUpdate({
        target: installation.id,
        set: fresh,
        setWhere: isNull(installation.setupUsedAt),
      })
      .returning({ id: installation.id }),
  )
  return written.length > 0 ? token : null
}

/** Lets the installation be set up again; `openSetup` then makes the link. */
export async function reopenSetup({ db }: SetupDeps): Promise<void> {
  await db.inNoTenant((tx) => tx.orm.update(installation).set({ setupUsedAt: null }))
}

export async function isSetupOpen({ db }: SetupDeps): Promise<boolean> {
  const rows = await db.inNoTenant((tx) => tx.orm.select().from(installation))
  return rows.every((row) => row.setupUsedAt === null)
}

/** Uses the token up inside `tx`; `bad_code`. Of two at once the second waits, and is refused. */
export async function useSetupToken(tx: Tx, token: string, now: number): Promise<void> {
  const used = await tx.orm
    .update(installation)
    .set({ setupUsedAt: now })
    .where(opensWith(token, now))
    .returning({ id: installation.id })
  if (used.length === 0) throw badToken()
}

function opensWith(token: string, now: number) {
  return and(
    eq(installation.id, ONLY_ROW),
    eq(installation.setupHash, hashCode(token)),
    isNull(installation.setupUsedAt),
    gt(installation.setupExpiresAt, now),
  )
}

function badToken(): AppError {
  return new AppError(
    'bad_code',
    'The setup link is used or over. Start again for a new one.',
  )
}
