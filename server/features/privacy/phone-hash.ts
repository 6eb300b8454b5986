/**
 * A phone that is known again and cannot be read. Who has the key can find it by trial, so it
 * is personal data still, and has its own limit.
 */
import { createHmac } from 'node:crypto'

/** Null when it is too short to be anybody's. */
export function phoneDigits(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/\D/g, '').slice(-11)
  return digits.length > 6 ? digits : null
}

export function phoneHash(key: Buffer, tenantId: string, digits: string): string {
  return createHmac('sha256', key).update(`phone ${tenantId} ${digits}`).digest('hex')
}
