/** Refuses what a guesser would try first: of everybody, and of this very person. */
import { and, eq, isNull } from 'drizzle-orm'
import { AppError } from '#shared/errors.ts'
import {
  holdsWord,
  passwordLength,
  type WeakPasswordReason,
} from '#shared/office/password-rules.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { records, tenants } from '../../db/tables.ts'
import type { Tx } from '../../db/transaction.ts'
import type { KnownPerson } from '../read-people.ts'
import { isKnownPassword } from './known-passwords.ts'

const PRODUCT = ['floorwalk', '巡場']

/** `weak_password` with the reason. `words` as `wordsAbout` gives them. */
export function refuseWeakPassword(password: string, words: readonly string[]): void {
  const reason = weakness(password, words)
  if (reason) {
    throw new AppError('weak_password', 'Too easy to guess.', { facts: { reason } })
  }
}

function weakness(password: string, words: readonly string[]): WeakPasswordReason | null {
  const length = passwordLength(password)
  if (length) return length
  if (isKnownPassword(password)) return 'common'
  return holdsWord(password, words) ? 'context' : null
}

/** What a stranger knows of the person: names of the group and its stores, the address. */
export async function wordsAbout(
  tx: Tx,
  tenantId: string,
  { name, email }: Pick<KnownPerson, 'name'> & { readonly email: string },
): Promise<string[]> {
  const groups = await tx.orm
    .select({ name: tenants.name })
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId))
  const stores = await tx.orm
    .select({ body: records.body })
    .from(records)
    .where(
      and(
        eq(records.tenantId, tenantId),
        eq(records.scopeId, ORG_SCOPE),
        eq(records.kind, 'store'),
        isNull(records.deletedAt),
      ),
    )
  const [account = '', host = ''] = email.split('@')
  const names = [...groups.map((group) => group.name), ...stores.map((s) => s.body.name)]
  return [
    ...PRODUCT,
    ...[name, email, account, host, host.split('.')[0] ?? ''],
    ...names.filter((one) => typeof one === 'string'),
  ]
}
