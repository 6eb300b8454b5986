/** One-time links by which a person gets an account of the office: thirty minutes, once. */
import { and, eq, isNull, lt } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import { INVITE_MS, type InviteReply } from '#shared/office/session-protocol.ts'
import { officeInvites } from '../../db/office-tables.ts'
import { codeRoutes } from '../../db/tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { type AuditBy, writeAudit } from '../../features/audit/write-audit.ts'
import type { DeviceActor } from '../device-actor.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { hashCode, newSetupToken } from '../new-code.ts'
import { readPerson } from '../read-people.ts'
import type { PersonActor } from '../require-person.ts'
import { readAccount } from './account.ts'
import { type OfficeActor, officeRoleOf } from './office-actor.ts'

type Deps = Pick<IdentityDeps, 'db' | 'now'>

/** By an administrator of the office: for anybody who has to do there. */
export async function invite(
  deps: Deps,
  actor: OfficeActor,
  personId: string,
): Promise<InviteReply> {
  if (actor.role !== 'admin') throw new AppError('forbidden', 'Not your right.')
  const by = { personId: actor.personId, sessionId: actor.sessionId }
  return await deps.db.inTenant(actor.tenantId, (tx) =>
    issueInvite(tx, deps, { tenantId: actor.tenantId, personId, by }),
  )
}

/**
 * By an administrator at a tablet: for himself, and only while he has no account. A PIN is
 * weaker than what it would replace. `conflict` when he has one.
 */
export async function inviteSelf(
  deps: Deps,
  { device, by }: { device: DeviceActor; by: PersonActor },
  personId: string,
): Promise<InviteReply> {
  const { tenantId, deviceId } = device
  if (by.role !== 'admin' || personId !== by.id) {
    throw new AppError('forbidden', 'Not your right.')
  }
  return await deps.db.inTenant(tenantId, async (tx) => {
    const account = await readAccount(tx, { tenantId, personId })
    if (account?.totpAt) throw new AppError('conflict', 'There is an account already.')
    return await issueInvite(tx, deps, { tenantId, personId, by: { personId, deviceId } })
  })
}

type NewInvite = {
  readonly tenantId: string
  readonly personId: string
  readonly by: AuditBy
}

/** Asks nobody's right. The invites before it are void. `not_found` for others than staff. */
export async function issueInvite(
  tx: Tx,
  { now }: Pick<Deps, 'now'>,
  { tenantId, personId, by }: NewInvite,
): Promise<InviteReply> {
  const person = await readPerson(tx, tenantId, personId)
  if (!officeRoleOf(person)) {
    throw new AppError('not_found', 'Nobody of that id who works in the office.')
  }
  const token = newSetupToken()
  const [tokenHash, expiresAt] = [hashCode(token), now() + INVITE_MS]
  await voidInvites(tx, { tenantId, personId })
  await tx.orm.delete(codeRoutes).where(lt(codeRoutes.expiresAt, now()))
  await tx.orm.insert(codeRoutes).values({ codeHash: tokenHash, tenantId, expiresAt })
  await tx.orm.insert(officeInvites).values({
    ...{ tenantId, tokenHash, personId, expiresAt, createdBy: by.personId ?? null },
  })
  await writeAudit(tx, { tenantId, at: now(), act: 'invite', by, object: personId })
  return { path: `/office/invite#token=${token}`, expiresAt }
}

async function voidInvites(tx: Tx, owner: Omit<NewInvite, 'by'>): Promise<void> {
  const gone = await tx.orm
    .delete(officeInvites)
    .where(
      and(
        eq(officeInvites.tenantId, owner.tenantId),
        eq(officeInvites.personId, owner.personId),
        isNull(officeInvites.usedAt),
      ),
    )
    .returning({ tokenHash: officeInvites.tokenHash })
  for (const { tokenHash } of gone) {
    await tx.orm.delete(codeRoutes).where(eq(codeRoutes.codeHash, tokenHash))
  }
}
