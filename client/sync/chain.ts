/** The hash chain of a client's mutations: an acknowledgement proves which ones it means [P1]. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Hash before a client's first mutation. */
export const CHAIN_START = ''

/** `h(n)` from `h(n-1)` and the JSON text of mutation `n`: 128 bits, hex; and its size. */
export function chainLink(
  previous: string,
  mutationText: string,
): { hash: string; bytes: number } {
  const input = utf8ToBytes(previous + mutationText)
  return { hash: bytesToHex(sha256(input).subarray(0, 16)), bytes: input.length }
}
