/** The lasting secret of a device: shown once at enrolment, kept here only as a hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { CREDENTIAL_PATTERN } from '#shared/people/identity-protocol.ts'

const SECRET_BYTES = 32

export type Credential = {
  readonly tenantId: string
  readonly deviceId: string
  readonly secret: string
}

export function newCredential(device: Pick<Credential, 'tenantId' | 'deviceId'>): {
  credential: string
  secretHash: string
} {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const credential = `${device.tenantId}.${device.deviceId}.${secret}`
  return { credential, secretHash: hashSecret(secret) }
}

/** What an `Authorization` header carries; null when it is no credential. */
export function readCredential(header: string | undefined): Credential | null {
  const text = /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? ''
  const [, tenantId, deviceId, secret] = CREDENTIAL_PATTERN.exec(text) ?? []
  if (!tenantId || !deviceId || !secret) return null
  return isUuid(tenantId) && isUuid(deviceId) ? { tenantId, deviceId, secret } : null
}

/** Takes as long for a near miss as for a far one. */
export function isSecretOf(secret: string, secretHash: string): boolean {
  const [given, held] = [hashSecret(secret), secretHash].map((hex) =>
    Buffer.from(hex, 'hex'),
  ) as [Buffer, Buffer]
  return given.length === held.length && timingSafeEqual(given, held)
}

/** 256 random bits need no slow hash: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
