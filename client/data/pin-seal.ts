/**
 * A secret under a 6-digit PIN: AES-256-GCM with a key from PBKDF2-SHA256.
 *
 * No hash of the PIN is kept anywhere: a PIN is right when the seal opens [AU-4]. A PIN is
 * weak as a key (10^6 guesses at 0.1 s each), so the tries are counted beside it
 * (`pin-vault.ts`), and what it protects expires.
 */

/** OWASP's figure for PBKDF2-HMAC-SHA256; kept with each seal, so that it may rise. */
const ROUNDS = 600_000
const SALT_BYTES = 16
const IV_BYTES = 12

type Bytes = Uint8Array<ArrayBuffer>

export type Seal = {
  readonly rounds: number
  readonly salt: Bytes
  readonly iv: Bytes
  readonly box: Bytes
}

/** `bound` names what the seal belongs to (device and person): it opens for nothing else. */
export async function sealWithPin(
  secret: Bytes,
  pin: string,
  bound: string,
): Promise<Seal> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await keyOf(pin, salt, ROUNDS)
  const box = await crypto.subtle.encrypt(cipher(iv, bound), key, secret)
  return { rounds: ROUNDS, salt, iv, box: new Uint8Array(box) }
}

/** The secret; null when the PIN (or `bound`) is not the one it was sealed with. */
export async function openWithPin(
  seal: Seal,
  pin: string,
  bound: string,
): Promise<Bytes | null> {
  const key = await keyOf(pin, seal.salt, seal.rounds)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(cipher(seal.iv, bound), key, seal.box),
    )
  } catch (error) {
    // The one failure GCM has: the tag does not fit. Anything else is a bug.
    if (error instanceof Error && error.name === 'OperationError') return null
    throw error
  }
}

function cipher(iv: Bytes, bound: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) }
}

async function keyOf(pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(pin)
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey'])
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
