/** Codes of an authenticator: six digits, thirty seconds, one step early or late allowed. */
import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
const WINDOW = 1
const ISSUER = 'Floorwalk'

/** 160 random bits, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the authenticator scans. */
export function totpUri(secret: string, label: string): string {
  return totpOf(secret, label).toString()
}

/** The thirty-second step that `code` is of; null when it is of none near `now`. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s/g, '')
  const delta = totpOf(secret).validate({ token, timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    ...{ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD_S },
    secret: Secret.fromBase32(secret),
  })
}
