/**
 * Heads are signed with a key that is not in the database, so a head that carries our
 * signature and that the database does not know proves that it went back in time [E1][E2].
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const RND_BYTES = 8
const MAC_BYTES = 16

export type HeadPlace = {
  readonly tenantId: string
  readonly scope: string
  readonly epoch: string
  readonly seq: number
}

/** Two histories that reach the same seq differ in it. */
export function newRnd(): Buffer {
  return randomBytes(RND_BYTES)
}

export function headToken(key: Buffer, place: HeadPlace, rnd: Buffer): string {
  return Buffer.concat([rnd, sign(key, place, rnd)]).toString('base64url')
}

/** The random part, hex, of a token that we signed for this place; else null [E3]. */
export function readToken(key: Buffer, place: HeadPlace, tok: string): string | null {
  const bytes = Buffer.from(tok, 'base64url')
  if (bytes.length !== RND_BYTES + MAC_BYTES) return null
  const rnd = bytes.subarray(0, RND_BYTES)
  const isOurs = timingSafeEqual(bytes.subarray(RND_BYTES), sign(key, place, rnd))
  return isOurs ? rnd.toString('hex') : null
}

function sign(key: Buffer, place: HeadPlace, rnd: Buffer): Buffer {
  const { tenantId, scope, epoch, seq } = place
  return createHmac('sha256', key)
    .update(`${scope}|${tenantId}|${epoch}|${seq}|`)
    .update(rnd)
    .digest()
    .subarray(0, MAC_BYTES)
}
