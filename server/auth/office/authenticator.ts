/** The authenticator of an account: offered once, then each of its codes once. */
import { and, lt } from 'drizzle-orm'
import type { EnrolTotp } from '#shared/office/session-protocol.ts'
import { officeAccounts } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Account, accountOf } from './account.ts'
import { seal, unseal } from './seal.ts'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

type Owner = Pick<Account, 'tenantId' | 'personId' | 'email'>

/** A secret nobody has yet, in place of the one before. */
export async function offerTotp(tx: Tx, key: Buffer, owner: Owner): Promise<EnrolTotp> {
  const secret = newTotpSecret()
  await tx.orm
    .update(officeAccounts)
    .set({ totpSealed: seal(key, aboutOf(owner), secret), totpAt: null, totpStep: 0 })
    .where(accountOf(owner))
  return { stage: 'enrol_totp', secret, uri: totpUri(secret, owner.email) }
}

/** Whether the code is right now and was not used: it is spent with this. */
export async function spendTotp(
  tx: Tx,
  key: Buffer,
  { account, code, now }: { account: Account; code: string; now: number },
): Promise<boolean> {
  const secret = account.totpSealed && unseal(key, aboutOf(account), account.totpSealed)
  const step = secret ? totpStep(secret, code, now) : null
  if (step === null) return false
  // Of two at once with one code the second finds the step taken.
  const spent = await tx.orm
    .update(officeAccounts)
    .set({ totpStep: step })
    .where(and(accountOf(account), lt(officeAccounts.totpStep, step)))
    .returning({ personId: officeAccounts.personId })
  return spent.length === 1
}

function aboutOf({ tenantId, personId }: Pick<Account, 'tenantId' | 'personId'>): string {
  return `totp ${tenantId} ${personId}`
}
