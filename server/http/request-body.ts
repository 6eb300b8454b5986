/**
 * Bodies come as JSON, plain or gzipped, and only so large: what is counted are the bytes as
 * they stream in and again as they unpack, so neither a false length nor a gzip bomb counts
 * for less than it is.
 */
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { AppError } from '#shared/errors.ts'
import type { AppEnv } from './app-env.ts'

const unzip = promisify(gunzip)
/** Up to so many packed bytes it takes longer to hand them to another thread. */
const SMALL_BYTES = 32_768

/** Takes the body in, at most `maxBytes` unpacked; afterwards `c.req.json()` has it. */
export function requestBody(maxBytes: number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next()
    requireType(c, 'application/json')
    const text = (await unpack(c, await receive(c, maxBytes), maxBytes)).toString('utf8')
    keepText(c, text)
    await next()
  })
}

/** A body that is no JSON and not packed, at most `maxBytes`. */
export async function receiveBytes(
  c: Context<AppEnv>,
  { type, maxBytes }: { type: string; maxBytes: number },
): Promise<Buffer> {
  requireType(c, type)
  if (c.req.header('content-encoding')) throw new AppError('unsupported', 'Send it plain.')
  return await receive(c, maxBytes)
}

/** The JSON of the body; `invalid` when it is none. */
export async function jsonBody(c: Context<AppEnv>): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text())
  } catch (cause) {
    throw new AppError('invalid', 'The body is not JSON.', { cause })
  }
}

function requireType(c: Context<AppEnv>, wanted: string): void {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== wanted) throw new AppError('unsupported', `Send ${wanted}.`)
}

/** Hono's cache holds promises of what its type says are the values themselves. */
function keepText(c: Context<AppEnv>, text: string): void {
  c.req.bodyCache.text = Promise.resolve(text) as unknown as string
}

async function receive(c: Context<AppEnv>, maxBytes: number): Promise<Buffer> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of bytesOf(c)) {
      size += part.byteLength
      if (size > maxBytes) break
      parts.push(part)
    }
  } catch (cause) {
    throw new AppError('invalid', 'The body broke off.', { cause })
  }
  if (size > maxBytes) throw tooLarge(maxBytes)
  return Buffer.concat(parts)
}

/** Straight from the socket where there is one: half the cost of a web stream. */
function bytesOf(c: Context<AppEnv>): AsyncIterable<Uint8Array> | Uint8Array[] {
  const incoming = c.env?.incoming
  // Not destroyed when we stop reading: the answer still has to get out.
  if (incoming?.iterator) return incoming.iterator({ destroyOnReturn: false })
  return c.req.raw.body ?? []
}

async function unpack(c: Context, body: Buffer, maxBytes: number): Promise<Buffer> {
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity') return body
  if (encoding !== 'gzip') throw new AppError('unsupported', 'Send gzip or plain.')
  try {
    const options = { maxOutputLength: maxBytes }
    return body.length > SMALL_BYTES
      ? await unzip(body, options)
      : gunzipSync(body, options)
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(maxBytes)
    }
    throw new AppError('invalid', 'The gzip does not unpack.', { cause })
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `At most ${maxBytes} bytes.`)
}
