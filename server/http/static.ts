/**
 * The built client. Files with a hash in the name never change; everything else is asked for
 * again each time, so an update is seen at the next start. Screens are addresses of the
 * client: a navigation that finds no file gets its page.
 */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { acceptsGzip } from './compress.ts'

const pack = promisify(gzip)

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
}
const PACKED = /^(text|application)\/|svg/
const IMMUTABLE = 'public, max-age=31536000, immutable'
/** Whose addresses are never screens. */
const API =
  /^\/((api|sync|auth|push|search|metrics|healthz|readyz|assets)(\/|$)|office\/v1\/)/

type Found = { plain: Buffer; packed: Buffer | null; etag: string; type: string }
type Held = Found & { mtimeMs: number; size: number }

/** Answers GET from the folder `dir`, or leaves the request to what comes after. */
export function staticFiles(dir: string) {
  const held = new Map<string, Held>()

  async function find(path: string): Promise<Found | null> {
    const file = normalize(join(dir, path))
    const type = TYPES[extname(file)]
    // Only types the client is made of; never outside the folder, never a dot file.
    if (!type || !file.startsWith(dir + sep) || file.includes(`${sep}.`, dir.length)) {
      return null
    }
    const info = await stat(file).catch(() => null)
    if (!info?.isFile()) return null
    const known = held.get(file)
    if (known?.mtimeMs === info.mtimeMs && known.size === info.size) return known
    const plain = await readFile(file)
    const packed = PACKED.test(type) ? await pack(plain, { level: 9 }) : null
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
    const { mtimeMs, size } = info
    const found = { plain, packed, etag: `"${hash}"`, type, mtimeMs, size }
    held.set(file, found)
    return found
  }

  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return await next()
    const path = decoded(c.req.path)
    const found = path && (await find(path === '/' ? '/index.html' : path))
    if (found) return send(c, found, path.startsWith('/assets/'))
    if (!isNavigation(c)) return await next()
    const page = await find('/index.html')
    if (page) return send(c, page, false)
    return await next()
  })
}

function isNavigation(c: Context): boolean {
  if (API.test(c.req.path)) return false
  return (c.req.header('accept') ?? '').includes('text/html')
}

function send(c: Context<AppEnv>, found: Found, isImmutable: boolean): Response {
  c.header('Cache-Control', isImmutable ? IMMUTABLE : 'no-cache')
  c.header('ETag', found.etag)
  if (found.packed) c.header('Vary', 'Accept-Encoding')
  const known = c.req.header('if-none-match')?.replaceAll('W/', '')
  if (known?.split(/\s*,\s*/).includes(found.etag)) return c.body(null, 304)
  c.header('Content-Type', found.type)
  const isPacked = found.packed !== null && acceptsGzip(c)
  if (isPacked) c.header('Content-Encoding', 'gzip')
  return c.body(new Uint8Array(isPacked ? (found.packed as Buffer) : found.plain))
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
