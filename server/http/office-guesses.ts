/**
 * How often somebody may guess: by account and address, so that whoever floods one from
 * elsewhere locks nobody out. A right answer is no guess and costs nothing.
 *
 * An administrator's account takes fewer guesses. That alone must not tell that an address
 * is known: of those that nobody has, half are as strict, and always the same half.
 */
import type { Context } from 'hono'
import type { Account } from '../auth/office/account.ts'
import { emailHash } from '../auth/office/email-hash.ts'
import type { Pending } from '../auth/office/finish-sign-in.ts'
import type { Database } from '../db/connect.ts'
import type { AppEnv } from './app-env.ts'
import { guessCounter, type TakeBack } from './guess-counter.ts'
import type { Limits } from './rate-limit.ts'

type Owner = Pick<Account, 'tenantId' | 'personId' | 'role'>

export type OfficeGuesses = {
  password(c: Context<AppEnv>, email: string, account: Account | null): Promise<TakeBack>
  /** Of whoever gave the password. Setting up an authenticator shows its secret: no guess. */
  code(c: Context<AppEnv>, pending: Pick<Pending, 'account' | 'stage'>): Promise<TakeBack>
  /** Of whoever is signed in. */
  proof(c: Context<AppEnv>, owner: Owner): Promise<TakeBack>
}

type GuessDeps = {
  readonly limits: Limits
  readonly db: Database
  readonly now: () => number
  readonly officeKey: Buffer
  readonly peerOf: (c: Context<AppEnv>) => string
}

export function officeGuesses({ limits, peerOf, ...deps }: GuessDeps): OfficeGuesses {
  const { officeKey } = deps
  const lenient = guessCounter(deps, 'lenient', limits.officeGuess)
  const strict = guessCounter(deps, 'strict', limits.officeAdminGuess)
  const anywhere = guessCounter(deps, 'anywhere', limits.officeProof)
  return {
    password(c, email, account) {
      const hash = emailHash(officeKey, email)
      const isStrict = account?.role ? account.role === 'admin' : isOdd(hash)
      return (isStrict ? strict : lenient)(`password ${hash} ${peerOf(c)}`)
    },
    code: async (c, { account, stage }) =>
      stage === 'totp' ? await proof(c, account) : free,
    proof,
  }

  /** Also one count for all addresses: whoever knows the password may have many of them. */
  async function proof(c: Context<AppEnv>, { tenantId, personId, role }: Owner) {
    const key = `proof ${tenantId} ${personId}`
    const here = await (role === 'admin' ? strict : lenient)(`${key} ${peerOf(c)}`)
    const everywhere = await anywhere(key)
    return async () => {
      await here()
      await everywhere()
    }
  }
}

async function free(): Promise<void> {}

function isOdd(hash: string): boolean {
  return Number.parseInt(hash.at(-1) as string, 16) % 2 === 1
}
