/**
 * What a person's PIN opens on this tablet without a network: the server's token for the
 * person, and a random key for what only people signed in may read.
 *
 * Filled at an online unlock, so the first sign-in of a person on a device needs the network.
 * A try is on disk before it is checked: reload, crash and power cut give none back [AU-3].
 * The counts are per person: one person's lock bothers nobody else.
 */
import { MAX_PIN_TRIES } from '#shared/people/pin-rules.ts'
import type { LocalDb } from '../sync/local-db.ts'
import { done, transact } from '../sync/transact.ts'
import { openWithPin, type Seal, sealWithPin } from './pin-seal.ts'

const KEY_BYTES = 32

/** What is under the seal. */
export type PersonSecret = {
  readonly personToken: string
  /** Of the token, server time, ms. */
  readonly expiresAt: number
  /** 256 bits made on this tablet, base64; the same for as long as the seal lives on. */
  readonly key: string
}

/** One person's place in `meta`. */
export type PinEntry = {
  /** Tries begun since the last right one. */
  readonly failed: number
  /** Server time as the tablet knew it, ms; only a PIN set later lifts it. */
  readonly lockedAt: number | null
  readonly seal: Seal | null
}

export type VaultTry =
  | { type: 'opened'; secret: PersonSecret }
  /** Nothing to open: never signed in here, or the seal was taken away. */
  | { type: 'empty' }
  | { type: 'wrong'; triesLeft: number }
  | { type: 'locked' }

export type VaultOf = {
  readonly db: LocalDb
  readonly deviceId: string
  readonly personId: string
}

const NOTHING: PinEntry = { failed: 0, lockedAt: null, seal: null }

/**
 * Counts the try, then checks it. `now` is server time, ms. Rejects when the count cannot be
 * written: then nothing was checked either.
 */
export async function tryPin(of: VaultOf, pin: string, now: number): Promise<VaultTry> {
  const { before, after } = await change(of, (entry) => {
    if (!entry.seal || entry.lockedAt !== null) return entry
    const failed = entry.failed + 1
    return { ...entry, failed, lockedAt: failed >= MAX_PIN_TRIES ? now : null }
  })
  if (before.lockedAt !== null) return { type: 'locked' }
  if (!before.seal) return { type: 'empty' }
  const opened = await openWithPin(before.seal, pin, boundTo(of))
  if (!opened) {
    const triesLeft = MAX_PIN_TRIES - after.failed
    return triesLeft > 0 ? { type: 'wrong', triesLeft } : { type: 'locked' }
  }
  await change(of, (entry) => ({ ...entry, failed: 0, lockedAt: null }))
  return { type: 'opened', secret: JSON.parse(new TextDecoder().decode(opened)) }
}

/** Seals what an online unlock gave, and begins to count anew. Keeps `key` where there is one. */
export async function fillVault(
  of: VaultOf,
  pin: string,
  given: Omit<PersonSecret, 'key'> & { readonly key?: string | undefined },
): Promise<PersonSecret> {
  const secret = { ...given, key: given.key ?? newKey() }
  const plain = new TextEncoder().encode(JSON.stringify(secret))
  const seal = await sealWithPin(plain, pin, boundTo(of))
  await change(of, () => ({ failed: 0, lockedAt: null, seal }))
  return secret
}

/** The PIN was changed or the person shut out: what was sealed with it must not open again. */
export async function emptyVault(of: VaultOf): Promise<void> {
  await change(of, (entry) => ({ ...entry, seal: null }))
}

/** The server has locked the PIN of this person on this device. `now` is server time, ms. */
export async function lockVault(of: VaultOf, now: number): Promise<void> {
  await change(of, (entry) => ({ ...entry, lockedAt: entry.lockedAt ?? now, seal: null }))
}

export async function readVault({ db, personId }: VaultOf): Promise<PinEntry> {
  return await transact(db, 'meta', 'readonly', async (tx) => {
    const row = await done(tx.objectStore('meta').get(keyOf(personId)))
    return (row?.value as PinEntry | undefined) ?? NOTHING
  })
}

async function change(
  { db, personId }: VaultOf,
  edit: (entry: PinEntry) => PinEntry,
): Promise<{ before: PinEntry; after: PinEntry }> {
  const key = keyOf(personId)
  return await transact(db, 'meta', 'readwrite', async (tx) => {
    const meta = tx.objectStore('meta')
    const row = await done(meta.get(key))
    const before = (row?.value as PinEntry | undefined) ?? NOTHING
    const after = edit(before)
    if (after !== before) await done(meta.put({ key, value: after }))
    return { before, after }
  })
}

function keyOf(personId: string): string {
  return `pin:${personId}`
}

/** A seal copied to another device or person does not open there. */
function boundTo({ deviceId, personId }: VaultOf): string {
  return `floorwalk pin ${deviceId} ${personId}`
}

function newKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(KEY_BYTES))))
}
