/** Passwords at rest: argon2id as ASVS 5.0 asks, exactly as they were typed. */
import { hash, verify } from '@node-rs/argon2'

/** Argon2id is this library's default algorithm; memory in KiB. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobody: Promise<string> | undefined

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, COST)
}

/** With no hash it takes as long and says no: an answer does not tell who has an account. */
export async function isPassword(password: string, held: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody')
  const isMatch = await verify(held ?? (await nobody), password)
  return isMatch && held !== null
}
