/** The hash chain over a client's mutations [P1]. */
import { hash } from 'node:crypto'

const HEX_DIGITS = 32

/** `text`: JSON text of the mutation as received, before any schema touched it. */
export function chainHash(previous: string, text: string): string {
  return hash('sha256', previous + text, 'hex').slice(0, HEX_DIGITS)
}
