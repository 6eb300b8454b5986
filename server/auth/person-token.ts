/**
 * Proof that a person gave the PIN on this device: signed, so no server keeps a session.
 * It ends after twelve hours, with a new PIN, and when the person is switched off, which
 * whoever accepts a token looks up.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { PERSON_TOKEN_MS } from '#shared/people/identity-protocol.ts'
import type { DeviceActor } from './device-actor.ts'

type TokenDevice = Pick<DeviceActor, 'tenantId' | 'deviceId'>

export type PersonClaim = {
  readonly personId: string
  /** When the PIN was set that opened it, ms: a later PIN ends the token. */
  readonly pinSetAt: number
  readonly expiresAt: number
}

type SignInput = { key: Buffer; device: TokenDevice; now: number } & Pick<
  PersonClaim,
  'personId' | 'pinSetAt'
>

export function signPersonToken(input: SignInput): { token: string; expiresAt: number } {
  const { key, device, personId, pinSetAt, now } = input
  const claim = { personId, pinSetAt, expiresAt: now + PERSON_TOKEN_MS }
  const text = [personId, pinSetAt, claim.expiresAt].join('.')
  return { token: `${text}.${mac(key, device, text)}`, expiresAt: claim.expiresAt }
}

type ReadInput = { key: Buffer; device: TokenDevice; now: number; token: string }

/** Null when it is forged, of another device, or over. */
export function readPersonToken({
  key,
  device,
  now,
  token,
}: ReadInput): PersonClaim | null {
  const match = /^([\w-]{1,120})\.(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/.exec(token)
  if (!match) return null
  const [, personId, pinSetAt, expiresAt, signature] = match as unknown as string[]
  const text = token.slice(0, -44)
  const expected = Buffer.from(mac(key, device, text))
  if (!timingSafeEqual(expected, Buffer.from(signature as string))) return null
  if (Number(expiresAt) <= now) return null
  return {
    personId: personId as string,
    pinSetAt: Number(pinSetAt),
    expiresAt: Number(expiresAt),
  }
}

function mac(key: Buffer, device: TokenDevice, text: string): string {
  const bound = `${device.tenantId}.${device.deviceId}.${text}`
  return createHmac('sha256', key).update(bound).digest('base64url')
}
