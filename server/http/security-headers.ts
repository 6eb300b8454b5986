/** The same strict headers on every answer, whatever it is (product.md 5.5). */
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'report-to csp',
].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** One year, sub-domains too. Only over TLS: a showroom may start on plain HTTP. */
const HSTS = 'max-age=31536000; includeSubDomains'

export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value)
  // A page over plain HTTP ignores it, so a false header harms only who sent it.
  const proto = c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol
  if (proto.startsWith('https')) headers.set('Strict-Transport-Security', HSTS)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
})
