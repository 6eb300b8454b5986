/** The hash chain of a client's mutations: an acknowledgement proves which ones it means [P1]. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Hash before a client's first mutation. */
export const CHAIN_START = ''

export type ChainLink = {
  /** 128 bits, hex. */
  readonly hash: string
  /** The mutation's JSON text as UTF-8: what was hashed is what travels. */
  readonly bytes: Uint8Array
}

const encoder = new TextEncoder()

/** `h(n)` from `h(n-1)` and the JSON text of mutation `n`. */
export function chainLink(previous: string, mutationText: string): ChainLink {
  const input = encoder.encode(previous + mutationText)
  const hash = bytesToHex(sha256(input).subarray(0, 16))
  // Hashes are ASCII: as many bytes as characters.
  return { hash, bytes: input.subarray(previous.length) }
}
