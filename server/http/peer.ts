/** Who is at the other end of the socket. Headers are believed only from our own proxy. */
import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** Address of the peer; what our proxy saw when `isProxied`; null without a socket. */
export function peerAddress(c: Context<AppEnv>, isProxied: boolean): string | null {
  const address = c.env?.incoming?.socket?.remoteAddress ?? null
  if (!isProxied || address === null || !LOOPBACK.test(address)) return address
  // The last entry is the proxy's own; those before it are whatever the caller wrote.
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || address
}

/** The operator on this machine, not somebody behind a proxy on it. */
export function isLocalPeer(c: Context<AppEnv>): boolean {
  const address = c.env?.incoming?.socket?.remoteAddress
  if (address === undefined || !LOOPBACK.test(address)) return false
  return FORWARDED.every((name) => c.req.header(name) === undefined)
}
