/**
 * Ten codes for when the phone is gone: 120 random bits each, so a plain hash keeps them;
 * written down as groups of four, read in whatever way they are typed.
 */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { CODE_ALPHABET } from '#shared/people/enrolment-code.ts'
import { officeRecoveryCodes } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'

export const RECOVERY_CODES = 10
const LENGTH = 24

type Owner = { readonly tenantId: string; readonly personId: string }

/** New ones; those before are void. */
export async function replaceRecoveryCodes(tx: Tx, owner: Owner): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  await voidRecoveryCodes(tx, owner)
  await tx.orm
    .insert(officeRecoveryCodes)
    .values(codes.map((code) => ({ ...owner, codeHash: hashRecoveryCode(code) })))
  return codes.map((code) => (code.match(/.{4}/g) ?? []).join('-'))
}

export async function voidRecoveryCodes(tx: Tx, owner: Owner): Promise<void> {
  await tx.orm.delete(officeRecoveryCodes).where(of(owner))
}

/** Whether it was one of theirs, and unused: it no longer is. */
export async function spendRecoveryCode(
  tx: Tx,
  owner: Owner,
  { code, now }: { readonly code: string; readonly now: number },
): Promise<boolean> {
  const used = await tx.orm
    .update(officeRecoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        of(owner),
        eq(officeRecoveryCodes.codeHash, hashRecoveryCode(code)),
        isNull(officeRecoveryCodes.usedAt),
      ),
    )
    .returning({ codeHash: officeRecoveryCodes.codeHash })
  return used.length === 1
}

export async function recoveryLeft(tx: Tx, owner: Owner): Promise<number> {
  return await tx.orm.$count(
    officeRecoveryCodes,
    and(of(owner), isNull(officeRecoveryCodes.usedAt)),
  )
}

function newCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => CODE_ALPHABET[byte & 31]).join('')
}

function hashRecoveryCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return createHash('sha256').update(`recovery ${code}`).digest('hex')
}

function of({ tenantId, personId }: Owner) {
  return and(
    eq(officeRecoveryCodes.tenantId, tenantId),
    eq(officeRecoveryCodes.personId, personId),
  )
}
