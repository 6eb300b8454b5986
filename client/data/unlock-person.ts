/**
 * A PIN at the lock screen: opened on this tablet when it can be, by the server when it must.
 *
 * The tablet answers first, so that switching people is quick and works without a network.
 * What the server knows better comes after: a PIN that was changed, a person shut out, ten
 * wrong tries elsewhere. `verify` asks it once the person is already in.
 */
import type { UnlockReply } from '#shared/people/identity-protocol.ts'
import { type Caller, unlock } from './identity-api.ts'
import {
  emptyVault,
  fillVault,
  lockVault,
  type PersonSecret,
  readVault,
  tryPin,
  type VaultOf,
} from './pin-vault.ts'

/** Longer than this and a person at the pad believes it hangs. */
const PATIENCE_MS = 6_000

export type UnlockResult =
  | { type: 'unlocked'; secret: PersonSecret; by: 'tablet' | 'server' }
  /** `triesLeft` of whoever leaves fewer. */
  | { type: 'wrong'; triesLeft: number }
  /** `isOffline`: by this tablet's own count, and no server to ask for a newer PIN. */
  | { type: 'locked'; isOffline: boolean }
  /** Never signed in here: only the server can open it. */
  | { type: 'needsNetwork' }
  | { type: 'deviceRevoked' }
  | { type: 'tooFast'; retryAfterMs: number }
  | { type: 'serverTrouble' }

export type UnlockInput = {
  readonly of: VaultOf
  readonly caller: Pick<Caller, 'credential'>
  readonly pin: string
  /** Server time, ms. */
  readonly now: number
  /** The key the tablet's own seal gave, to be kept in the new one. */
  readonly key?: string
}

/** Rejects only when this tablet cannot write: then no PIN was checked. */
export async function unlockPerson(input: UnlockInput): Promise<UnlockResult> {
  const { of, pin, now } = input
  const here = await tryPin(of, pin, now)
  if (here.type === 'opened') {
    return { type: 'unlocked', secret: here.secret, by: 'tablet' }
  }
  // Wrong here may be right there: the PIN was changed in the back office.
  const there = await askServer(input)
  if (there.type !== 'needsNetwork') {
    if (there.type !== 'wrong' || here.type !== 'wrong') return there
    return { type: 'wrong', triesLeft: Math.min(here.triesLeft, there.triesLeft) }
  }
  if (here.type === 'empty') return there
  return here.type === 'wrong' ? here : { type: 'locked', isOffline: true }
}

/** After the tablet let somebody in: `gone` when the server would not have. */
export async function verify(
  input: UnlockInput,
): Promise<{ type: 'ok'; secret: PersonSecret } | { type: 'gone' | 'unknown' }> {
  const there = await askServer(input)
  if (there.type === 'unlocked') return { type: 'ok', secret: there.secret }
  if (there.type === 'wrong') await emptyVault(input.of)
  const isGone = there.type === 'wrong' || there.type === 'locked'
  return { type: isGone || there.type === 'deviceRevoked' ? 'gone' : 'unknown' }
}

async function askServer(input: UnlockInput): Promise<UnlockResult> {
  const { of, caller, pin, now } = input
  const answer = await unlock(caller, { personId: of.personId, pin }, PATIENCE_MS)
  if (answer.type === 'unreachable') return { type: 'needsNetwork' }
  if (answer.type === 'ok') return await letIn(input, answer.value)
  const { code, triesLeft = 0, retryAfterMs = 0 } = answer.error
  switch (code) {
    case 'wrong_pin':
      return { type: 'wrong', triesLeft }
    case 'pin_locked':
      await lockVault(of, now)
      return { type: 'locked', isOffline: false }
    case 'signed_out':
      return { type: 'deviceRevoked' }
    case 'too_many':
      return { type: 'tooFast', retryAfterMs }
    default:
      return { type: 'serverTrouble' }
  }
}

/** Ten wrong tries without a network count too: only a PIN set after them opens again. */
async function letIn(
  { of, pin, key }: UnlockInput,
  reply: UnlockReply,
): Promise<UnlockResult> {
  const { lockedAt } = await readVault(of)
  if (lockedAt !== null && reply.pinSetAt <= lockedAt)
    return { type: 'locked', isOffline: false }
  const { personToken, expiresAt } = reply
  const secret = await fillVault(of, pin, { personToken, expiresAt, key })
  return { type: 'unlocked', secret, by: 'server' }
}
