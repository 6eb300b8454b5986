/**
 * Whose session a cookie is, asked anew at each request: who was switched off or lost the
 * role is out at once. Limits are the server's: thirty minutes idle, twelve hours at most.
 */
import { and, eq } from 'drizzle-orm'
import { officeSessions } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readPerson } from '../read-people.ts'
import { type OfficeActor, officeRoleOf, storesOf } from './office-actor.ts'
import { readSessionToken } from './session-token.ts'

export const IDLE_MS = 30 * 60_000
export const ABSOLUTE_MS = 12 * 3_600_000

type Session = typeof officeSessions.$inferSelect

export function isOver(
  { createdAt, lastSeenAt }: Pick<Session, 'createdAt' | 'lastSeenAt'>,
  now: number,
): boolean {
  return now - lastSeenAt >= IDLE_MS || now - createdAt >= ABSOLUTE_MS
}

/** `isBackground`: asked by a page nobody touches, which keeps no session alive. */
export async function recogniseSession(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  cookie: string | undefined,
  { isBackground = false } = {},
): Promise<OfficeActor | null> {
  const token = readSessionToken(cookie)
  if (!token) return null
  const { tenantId } = token
  return await db.inTenant(tenantId, async (tx) => {
    const session = await findSession(tx, token, now())
    if (session?.stage !== 'in') return null
    const { sessionId, personId, freshUntil } = session
    const person = await readPerson(tx, tenantId, personId)
    const role = officeRoleOf(person)
    const ours = and(
      eq(officeSessions.tenantId, tenantId),
      eq(officeSessions.sessionId, sessionId),
    )
    if (!person || !role) {
      await tx.orm.delete(officeSessions).where(ours)
      return null
    }
    if (!isBackground) {
      await tx.orm.update(officeSessions).set({ lastSeenAt: now() }).where(ours)
    }
    const storeIds = storesOf(role, person)
    return { tenantId, personId, role, sessionId, storeIds, freshUntil }
  })
}

/** Of any stage; null when there is none, or it is over. */
export async function findSession(
  tx: Tx,
  { tenantId, tokenHash }: { tenantId: string; tokenHash: string },
  now: number,
): Promise<Session | null> {
  const rows = await tx.orm
    .select()
    .from(officeSessions)
    .where(
      and(eq(officeSessions.tenantId, tenantId), eq(officeSessions.tokenHash, tokenHash)),
    )
  return rows[0] && !isOver(rows[0], now) ? rows[0] : null
}
