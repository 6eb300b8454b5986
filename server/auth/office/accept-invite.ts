/** Turns an invite into an account: address and password now, the authenticator next. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import {
  type AcceptRequest,
  type EnrolTotp,
  INVITE_MS,
} from '#shared/office/session-protocol.ts'
import { officeAccounts, officeInvites, officeRoutes } from '../../db/office-tables.ts'
import { codeRoutes } from '../../db/tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { hashCode } from '../new-code.ts'
import { readPerson } from '../read-people.ts'
import { readAccount } from './account.ts'
import { offerTotp } from './authenticator.ts'
import { emailHash, plainEmail } from './email-hash.ts'
import { hashPassword } from './hash-password.ts'
import { officeRoleOf } from './office-actor.ts'
import { voidRecoveryCodes } from './recovery-codes.ts'
import { refuseWeakPassword, wordsAbout } from './refuse-weak-password.ts'
import { endSessionsOf, startSession } from './start-session.ts'

/**
 * `bad_code` when it is wrong, used or over; `weak_password`; `conflict` when somebody else
 * has the address. Only success uses the invite up. Whatever the account was before is void.
 */
export async function acceptInvite(
  deps: IdentityDeps,
  { token, email: typed, password }: AcceptRequest,
  agent: string,
): Promise<{ token: string; reply: EnrolTotp }> {
  const { db, officeKey, now } = deps
  const tokenHash = hashCode(token)
  const email = plainEmail(typed)
  const routes = await db.inNoTenant((tx) =>
    tx.orm.select().from(codeRoutes).where(eq(codeRoutes.codeHash, tokenHash)),
  )
  const tenantId = routes[0]?.tenantId
  if (!tenantId) throw badCode()
  const invited = { tenantId, tokenHash }
  await db.inTenant(tenantId, async (tx) => {
    const rows = await tx.orm.select().from(officeInvites).where(openInvite(invited, now()))
    const person = rows[0] && (await readPerson(tx, tenantId, rows[0].personId))
    if (!person) throw badCode()
    const about = { name: person.name, email }
    refuseWeakPassword(password, await wordsAbout(tx, tenantId, about))
  })
  const passwordHash = await hashPassword(password)

  return await db.inTenant(tenantId, async (tx) => {
    const owner = { tenantId, personId: await claimInvite(tx, invited, now()) }
    await takeAddress(tx, owner, emailHash(officeKey, email))
    const account = {
      ...{ email, emailHash: emailHash(officeKey, email), passwordHash },
      ...{ passwordAt: now(), totpStep: 0, enrolUntil: now() + INVITE_MS },
    }
    await tx.orm
      .insert(officeAccounts)
      .values({ ...owner, ...account, createdAt: now() })
      .onConflictDoUpdate({
        target: [officeAccounts.tenantId, officeAccounts.personId],
        set: account,
      })
    await endSessionsOf(tx, owner)
    await voidRecoveryCodes(tx, owner)
    const reply = await offerTotp(tx, officeKey, { ...owner, email })
    const pending = { ...owner, stage: 'enrol_totp', agent, now: now() } as const
    const session = await startSession(tx, pending)
    await writeAudit(tx, {
      ...{ tenantId, at: now(), act: 'invite_accept', object: owner.personId },
      by: { personId: owner.personId },
    })
    return { token: session.token, reply }
  })
}

type Invited = { readonly tenantId: string; readonly tokenHash: string }

/** Whom it was for. Of two at once the second waits, and is refused. */
async function claimInvite(tx: Tx, invited: Invited, now: number): Promise<string> {
  const claimed = await tx.orm
    .update(officeInvites)
    .set({ usedAt: now })
    .where(openInvite(invited, now))
    .returning({ personId: officeInvites.personId })
  const personId = claimed[0]?.personId
  const person = personId ? await readPerson(tx, invited.tenantId, personId) : null
  if (!personId || !officeRoleOf(person)) throw badCode()
  await tx.orm.delete(codeRoutes).where(eq(codeRoutes.codeHash, invited.tokenHash))
  return personId
}

async function takeAddress(
  tx: Tx,
  owner: { readonly tenantId: string; readonly personId: string },
  hash: string,
): Promise<void> {
  const before = await readAccount(tx, owner)
  if (before?.emailHash === hash) return
  const taken = await tx.orm
    .insert(officeRoutes)
    .values({ emailHash: hash, tenantId: owner.tenantId })
    .onConflictDoNothing()
    .returning({ emailHash: officeRoutes.emailHash })
  if (taken.length === 0) throw new AppError('conflict', 'The address is in use.')
  if (before) {
    await tx.orm.delete(officeRoutes).where(eq(officeRoutes.emailHash, before.emailHash))
  }
}

function openInvite({ tenantId, tokenHash }: Invited, now: number) {
  return and(
    eq(officeInvites.tenantId, tenantId),
    eq(officeInvites.tokenHash, tokenHash),
    isNull(officeInvites.usedAt),
    gt(officeInvites.expiresAt, now),
  )
}

function badCode(): AppError {
  return new AppError('bad_code', 'The invite is wrong, used or over.')
}
