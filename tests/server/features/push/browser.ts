/** What a browser does with a push: keys of its own, and RFC 8291 read from the other end. */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'

export type Browser = {
  readonly keys: { readonly p256dh: string; readonly auth: string }
  /** The text of an encrypted body; throws when it was not made for this browser. */
  readonly open: (body: Buffer) => string
}

export function newBrowser(): Browser {
  const ecdh = createECDH('prime256v1')
  const publicKey = ecdh.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') },
    open(body) {
      const salt = body.subarray(0, 16)
      const keyEnd = 21 + (body[20] as number)
      const sender = body.subarray(21, keyEnd)
      const shared = ecdh.computeSecret(sender)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
      const secret = derive({ key: shared, salt: auth, info, length: 32 })
      const of = (name: string, length: number) =>
        derive({
          key: secret,
          salt,
          info: Buffer.from(`Content-Encoding: ${name}\0`),
          length,
        })
      const sealed = body.subarray(keyEnd)
      const cipher = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12))
      cipher.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      // The last record ends with a 2 and zeros.
      return padded.subarray(0, padded.lastIndexOf(2)).toString()
    },
  }
}

type Derive = { key: Buffer; salt: Buffer; info: Buffer; length: number }

function derive({ key, salt, info, length }: Derive): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length))
}

/** The claims of a VAPID header (RFC 8292) and its key; throws when it is not signed by it. */
export function readVapid(header: string): {
  key: string
  claims: Record<string, unknown>
} {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(
    header,
  ) as unknown as string[]
  const [head, body, signature] = (token as string).split('.') as [string, string, string]
  const point = Buffer.from(key as string, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((b) =>
    b.toString('base64url'),
  )
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as never
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) throw new Error('not signed')
  return {
    key: key as string,
    claims: JSON.parse(Buffer.from(body, 'base64url').toString()),
  }
}
