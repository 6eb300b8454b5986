/** PINs at rest: argon2id as ASVS 5.0 asks, about 10 ms each. */
import { hash, verify } from '@node-rs/argon2'

/** Argon2id is this library's default algorithm; memory in KiB. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobody: Promise<string> | undefined

export async function hashPin(pin: string): Promise<string> {
  return await hash(pin, COST)
}

/** With no hash it takes as long and says no: an answer does not tell who has a PIN. */
export async function isPin(pin: string, held: string | null): Promise<boolean> {
  nobody ??= hashPin('nobody')
  const isMatch = await verify(held ?? (await nobody), pin)
  return isMatch && held !== null
}
