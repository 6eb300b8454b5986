/** Where somebody is signed in, and the end of it: one's own, an administrator anybody's. */
import { and, desc, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { SessionList } from '#shared/office/session-protocol.ts'
import { officeSessions } from '../../db/office-tables.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { OfficeActor } from './office-actor.ts'
import { isOver } from './recognise-session.ts'
import { recoveryLeft, replaceRecoveryCodes } from './recovery-codes.ts'
import { readSessionToken } from './session-token.ts'

type Deps = Pick<IdentityDeps, 'db' | 'now'>

/** Newest first. `forbidden` for another's without being an administrator. */
export async function listSessions(
  { db, now }: Deps,
  actor: OfficeActor,
  personId = actor.personId,
): Promise<SessionList> {
  if (personId !== actor.personId && actor.role !== 'admin') {
    throw new AppError('forbidden', 'Not your right.')
  }
  const { tenantId } = actor
  return await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm
      .select()
      .from(officeSessions)
      .where(
        and(
          ...[eq(officeSessions.tenantId, tenantId), eq(officeSessions.stage, 'in')],
          eq(officeSessions.personId, personId),
        ),
      )
      .orderBy(desc(officeSessions.createdAt), desc(officeSessions.sessionId))
    const sessions = rows
      .filter((row) => !isOver(row, now()))
      .map(({ sessionId: id, agent, createdAt, lastSeenAt }) => ({
        ...{ id, agent, createdAt, lastSeenAt, isThis: id === actor.sessionId },
      }))
    return { sessions, recoveryLeft: await recoveryLeft(tx, { tenantId, personId }) }
  })
}

/** `not_found` also for another's without being an administrator. */
export async function endSession(
  { db, now }: Deps,
  actor: OfficeActor,
  sessionId: string,
): Promise<void> {
  const { tenantId, personId } = actor
  await db.inTenant(tenantId, async (tx) => {
    const ended = await tx.orm
      .delete(officeSessions)
      .where(
        and(
          eq(officeSessions.tenantId, tenantId),
          eq(officeSessions.sessionId, sessionId),
          actor.role === 'admin' ? undefined : eq(officeSessions.personId, personId),
        ),
      )
      .returning({ personId: officeSessions.personId })
    if (!ended[0]) throw new AppError('not_found', 'No session of that id.')
    await writeAudit(tx, {
      ...{ tenantId, at: now(), by: { personId, sessionId: actor.sessionId } },
      act: sessionId === actor.sessionId ? 'sign_out' : 'session_end',
      object: ended[0].personId,
      details: { ended: sessionId },
    })
  })
}

/** Whatever session a browser had is over when it signs in anew. */
export async function forgetCookie(
  { db }: Deps,
  cookie: string | undefined,
): Promise<void> {
  const token = readSessionToken(cookie)
  if (!token) return
  const { tenantId, tokenHash } = token
  const held = and(
    eq(officeSessions.tenantId, tenantId),
    eq(officeSessions.tokenHash, tokenHash),
  )
  await db.inTenant(tenantId, (tx) => tx.orm.delete(officeSessions).where(held))
}

/** Ten new recovery codes, shown once; the old ones are void. */
export async function renewRecoveryCodes(
  { db, now }: Deps,
  { tenantId, personId, sessionId }: OfficeActor,
): Promise<string[]> {
  return await db.inTenant(tenantId, async (tx) => {
    const codes = await replaceRecoveryCodes(tx, { tenantId, personId })
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'totp_set', object: personId },
      ...{ by: { personId, sessionId }, details: { recoveryCodes: codes.length } },
    })
    return codes
  })
}
