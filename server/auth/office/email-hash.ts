/** How an address is found before its tenant is known: by a hash that only this key makes. */
import { createHmac } from 'node:crypto'

/** The same for every way of writing it that reaches the same box. */
export function plainEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

export function emailHash(key: Buffer, email: string): string {
  return createHmac('sha256', key)
    .update(`email ${plainEmail(email)}`)
    .digest('hex')
}
