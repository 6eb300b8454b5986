/** Somebody's phone and recovery codes are gone: everything starts again with an invite. */
import { AppError } from '#shared/errors.ts'
import type { InviteReply } from '#shared/office/session-protocol.ts'
import { officeAccounts } from '../../db/office-tables.ts'
import { writeAudit } from '../../features/audit/write-audit.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { accountOf } from './account.ts'
import { issueInvite } from './invite.ts'
import type { OfficeActor } from './office-actor.ts'
import { voidRecoveryCodes } from './recovery-codes.ts'
import { endSessionsOf } from './start-session.ts'

/** By an administrator, for another one; `not_found` for whoever has no account. */
export async function resetTotp(
  deps: IdentityDeps,
  actor: OfficeActor,
  personId: string,
): Promise<InviteReply> {
  if (actor.role !== 'admin') throw new AppError('forbidden', 'Not your right.')
  // Alone he would be out for good.
  if (personId === actor.personId) throw new AppError('forbidden', 'Not your own.')
  const { tenantId } = actor
  const owner = { tenantId, personId }
  const by = { personId: actor.personId, sessionId: actor.sessionId }
  return await deps.db.inTenant(tenantId, async (tx) => {
    const reset = await tx.orm
      .update(officeAccounts)
      .set({ totpSealed: null, totpAt: null, enrolUntil: 0 })
      .where(accountOf(owner))
      .returning({ personId: officeAccounts.personId })
    if (reset.length === 0) throw new AppError('not_found', 'Nobody with an account.')
    await voidRecoveryCodes(tx, owner)
    const ended = await endSessionsOf(tx, owner)
    const reply = await issueInvite(tx, deps, { ...owner, by })
    const audited = { tenantId, at: deps.now(), by, object: personId, details: { ended } }
    await writeAudit(tx, { ...audited, act: 'totp_reset' })
    return reply
  })
}
