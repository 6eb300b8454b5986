/** The first of two steps: the password. It opens nothing but the question for the code. */
import { AppError } from '#shared/errors.ts'
import type { StageReply } from '#shared/office/session-protocol.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { Account } from './account.ts'
import { offerTotp } from './authenticator.ts'
import { isPassword } from './hash-password.ts'
import { startSession } from './start-session.ts'

type Proof = { readonly password: string; readonly agent: string }

/**
 * `wrong_login` whatever of it is wrong, after the same work; `bad_code` when the invite that
 * made the account is over and no authenticator was set up.
 */
export async function signIn(
  deps: IdentityDeps,
  account: Account | null,
  { password, agent }: Proof,
): Promise<{ token: string; reply: StageReply }> {
  const isRight = await isPassword(password, account?.passwordHash ?? null)
  if (!account?.role || !isRight) throw wrongLogin()
  const { tenantId, personId, totpAt, enrolUntil } = account
  const now = deps.now()
  if (totpAt === null && now >= enrolUntil) {
    throw new AppError('bad_code', 'The invite is over. Ask for a new one.')
  }
  return await deps.db.inTenant(tenantId, async (tx) => {
    const stage = totpAt === null ? 'enrol_totp' : 'totp'
    const session = { tenantId, personId, stage, agent, now } as const
    const { token } = await startSession(tx, session)
    const reply: StageReply =
      stage === 'totp' ? { stage } : await offerTotp(tx, deps.officeKey, account)
    return { token, reply }
  })
}

/**
 * Notes a wrong password for those who have an account. Not on the way of the answer: the
 * time it takes would tell who has one.
 */
export async function noteFailure(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  account: Account | null,
): Promise<void> {
  if (!account) return
  const { tenantId, personId } = account
  await db.inTenant(tenantId, (tx) =>
    writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'sign_in_failed', by: {}, object: personId },
      details: { step: 'password' },
    }),
  )
}

export function wrongLogin(): AppError {
  return new AppError('wrong_login', 'The address or the password is wrong.')
}
