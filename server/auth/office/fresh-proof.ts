/** Who is signed in proves again that it is he: for five minutes the grave acts are open. */
import { and, eq } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { FRESH_MS, type FreshRequest } from '#shared/office/session-protocol.ts'
import { officeSessions } from '../../db/office-tables.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readAccount } from './account.ts'
import { spendTotp } from './authenticator.ts'
import { wrongCode } from './finish-sign-in.ts'
import { isPassword } from './hash-password.ts'
import type { OfficeActor } from './office-actor.ts'
import { newSessionToken } from './session-token.ts'
import { wrongLogin } from './sign-in.ts'

/** The session gets a new cookie, too. `wrong_login` or `wrong_code`. */
export async function freshProof(
  deps: IdentityDeps,
  actor: OfficeActor,
  proof: FreshRequest,
): Promise<{ token: string; freshUntil: number }> {
  const { tenantId, personId, sessionId } = actor
  const account = await deps.db.inTenant(tenantId, (tx) => readAccount(tx, actor))
  if (!account) throw new AppError('signed_out', 'Nobody is signed in.')
  const isKnown =
    'password' in proof && (await isPassword(proof.password, account.passwordHash))
  const now = deps.now()
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const isRight =
      'code' in proof
        ? await spendTotp(tx, deps.officeKey, { account, code: proof.code, now })
        : isKnown
    const audited = { tenantId, at: now, object: personId, by: { personId, sessionId } }
    const details = { step: 'code' in proof ? 'totp' : 'password', again: true }
    if (!isRight) {
      await writeAudit(tx, { ...audited, act: 'sign_in_failed', details })
      return null
    }
    const { token, tokenHash } = newSessionToken(tenantId)
    const freshUntil = now + FRESH_MS
    await tx.orm
      .update(officeSessions)
      .set({ tokenHash, freshUntil })
      .where(
        and(eq(officeSessions.tenantId, tenantId), eq(officeSessions.sessionId, sessionId)),
      )
    await writeAudit(tx, { ...audited, act: 'fresh_proof', details })
    return { token, freshUntil }
  })
  if (!done) throw 'code' in proof ? wrongCode() : wrongLogin()
  return done
}
