/**
 * The keys by which push services know this installation (VAPID, RFC 8292). Made from the
 * installation's secret: every server of one database has the same, and nothing is stored.
 */
import { createECDH } from 'node:crypto'

/** Order of the curve P-256. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string }

/** `seed`: 32 secret bytes. Both keys base64url, the public one an uncompressed point. */
export function vapidKeys(seed: Buffer): VapidKeys {
  // Every private key is a number from 1 to the order less one.
  const number = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n
  const privateKey = Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(privateKey)
  return {
    publicKey: ecdh.getPublicKey('base64url'),
    privateKey: privateKey.toString('base64url'),
  }
}
