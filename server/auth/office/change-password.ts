/** A new password for whoever knows the old one; every other session of his ends. */
import { AppError } from '#shared/errors.ts'
import type { PasswordRequest } from '#shared/office/session-protocol.ts'
import { officeAccounts } from '../../db/office-tables.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { accountOf, readAccount } from './account.ts'
import { hashPassword, isPassword } from './hash-password.ts'
import type { OfficeActor } from './office-actor.ts'
import { refuseWeakPassword, wordsAbout } from './refuse-weak-password.ts'
import { wrongLogin } from './sign-in.ts'
import { endSessionsOf } from './start-session.ts'

/** `wrong_login` when the old one is wrong; `weak_password`. */
export async function changePassword(
  { db, now }: IdentityDeps,
  actor: OfficeActor,
  { current, next }: PasswordRequest,
): Promise<void> {
  const { tenantId, personId, sessionId } = actor
  const { account, words } = await db.inTenant(tenantId, async (tx) => {
    const found = await readAccount(tx, actor)
    if (!found) throw new AppError('signed_out', 'Nobody is signed in.')
    return { account: found, words: await wordsAbout(tx, tenantId, found) }
  })
  if (!(await isPassword(current, account.passwordHash))) throw wrongLogin()
  refuseWeakPassword(next, words)
  const passwordHash = await hashPassword(next)
  await db.inTenant(tenantId, async (tx) => {
    await tx.orm
      .update(officeAccounts)
      .set({ passwordHash, passwordAt: now() })
      .where(accountOf(actor))
    const ended = await endSessionsOf(tx, actor, { except: sessionId })
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'password_set', object: personId },
      ...{ by: { personId, sessionId }, details: { ended } },
    })
  })
}
