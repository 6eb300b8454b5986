/** The second step: a code of the authenticator, or one of the ten for when it is gone. */
import { and, eq, isNull } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import type { SignedInReply } from '#shared/office/session-protocol.ts'
import { officeAccounts, officeSessions } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { type Account, accountOf, readAccount } from './account.ts'
import { spendTotp } from './authenticator.ts'
import type { OfficeRole } from './office-actor.ts'
import { readMe } from './read-me.ts'
import { findSession } from './recognise-session.ts'
import { replaceRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { readSessionToken } from './session-token.ts'
import { endSessionsOf, startSession } from './start-session.ts'

export type Pending = {
  readonly account: Account & { readonly role: OfficeRole }
  readonly sessionId: string
  readonly stage: 'totp' | 'enrol_totp'
}

/** Who gave the password and is asked for the code; `signed_out` when nobody is. */
export async function readPending(
  { db, now }: Pick<IdentityDeps, 'db' | 'now'>,
  cookie: string | undefined,
): Promise<Pending> {
  const token = readSessionToken(cookie)
  if (!token) throw signedOut()
  return await db.inTenant(token.tenantId, async (tx) => {
    const session = await findSession(tx, token, now())
    if (!session || session.stage === 'in') throw signedOut()
    const { tenantId, personId, sessionId, stage } = session
    const account = await readAccount(tx, { tenantId, personId })
    const role = account?.role
    if (!account || !role) throw signedOut()
    return { account: { ...account, role }, sessionId, stage }
  })
}

type Code = { readonly code: string; readonly by: 'totp' | 'recovery' }

/** `wrong_code`; `signed_out` when the step before was undone or used meanwhile. */
export async function finishSignIn(
  deps: IdentityDeps,
  pending: Pending,
  { code, by, agent }: Code & { readonly agent: string },
): Promise<{ token: string; reply: SignedInReply }> {
  const { account, sessionId: pendingId, stage } = pending
  const { tenantId, personId, role } = account
  const now = deps.now()
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const at = { tenantId, at: now, object: personId }
    if (!(await isRight(tx, deps, { pending, code, by }))) {
      const act = { act: 'sign_in_failed', by: {}, details: { step: by } } as const
      await writeAudit(tx, { ...at, ...act })
      return null
    }
    await claimPending(tx, { tenantId, pendingId })
    const isNew = stage === 'enrol_totp'
    const recoveryCodes = isNew ? await confirmTotp(tx, account, now) : undefined
    const session = await startSession(tx, { tenantId, personId, stage: 'in', agent, now })
    const { token, sessionId, freshUntil } = session
    const me = await readMe(tx, { tenantId, personId, role, freshUntil })
    const who = { personId, sessionId }
    if (isNew) await writeAudit(tx, { ...at, act: 'totp_set', by: who })
    if (by === 'recovery') await writeAudit(tx, { ...at, act: 'recovery_used', by: who })
    await writeAudit(tx, { ...at, act: 'sign_in', by: who, details: { step: by } })
    return { token, reply: { me, ...(recoveryCodes ? { recoveryCodes } : {}) } }
  })
  if (!done) throw wrongCode()
  return done
}

export function wrongCode(): AppError {
  return new AppError('wrong_code', 'The code is wrong, over or was used before.')
}

async function isRight(
  tx: Tx,
  { officeKey, now }: IdentityDeps,
  { pending, code, by }: Code & { readonly pending: Pending },
): Promise<boolean> {
  const { account, stage } = pending
  if (by === 'totp') return await spendTotp(tx, officeKey, { account, code, now: now() })
  // A new authenticator proves itself by its own codes only.
  return stage === 'totp' && (await spendRecoveryCode(tx, account, { code, now: now() }))
}

/** Of two at once one has it; what the other one spent comes back with its transaction. */
async function claimPending(
  tx: Tx,
  { tenantId, pendingId }: { readonly tenantId: string; readonly pendingId: string },
): Promise<void> {
  const claimed = await tx.orm
    .delete(officeSessions)
    .where(
      and(eq(officeSessions.tenantId, tenantId), eq(officeSessions.sessionId, pendingId)),
    )
    .returning({ id: officeSessions.sessionId })
  if (claimed.length === 0) throw signedOut()
}

async function confirmTotp(tx: Tx, account: Account, now: number): Promise<string[]> {
  const confirmed = await tx.orm
    .update(officeAccounts)
    .set({ totpAt: now })
    .where(and(accountOf(account), isNull(officeAccounts.totpAt)))
    .returning({ personId: officeAccounts.personId })
  if (confirmed.length === 0) throw signedOut()
  await endSessionsOf(tx, account)
  return await replaceRecoveryCodes(tx, account)
}

function signedOut(): AppError {
  return new AppError('signed_out', 'Start again with the password.')
}
