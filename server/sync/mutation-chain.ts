/** The hash chain over a client's mutations [P1]. */
import { createHash } from 'node:crypto'

const HEX_DIGITS = 32

/** `text`: JSON text of the mutation as received, before any schema touched it. */
export function chainHash(previous: string, text: string): string {
  return createHash('sha256')
    .update(previous + text)
    .digest('hex')
    .slice(0, HEX_DIGITS)
}
