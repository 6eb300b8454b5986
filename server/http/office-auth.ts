/** Lets people into the back office whose cookie holds, and nobody's other site. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { AppError } from '#shared/errors.ts'
import { BACKGROUND_HEADER, OFFICE_HEADER } from '#shared/office/session-protocol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { recogniseSession } from '../auth/office/recognise-session.ts'
import type { AppEnv } from './app-env.ts'

const NAME = 'floorwalk'
/** `__Host-`: of this host only, over TLS only, for no sub-domain to set. */
const COOKIE = {
  prefix: 'host',
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'Strict',
} as const

/** Sets `c.var.office`; `signed_out` without a session that holds. */
export function officeAuth(deps: Pick<IdentityDeps, 'db' | 'now'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const isBackground = c.req.header(BACKGROUND_HEADER) !== undefined
    const actor = await recogniseSession(deps, readCookie(c), { isBackground })
    if (!actor) throw new AppError('signed_out', 'Nobody is signed in.')
    c.set('office', actor)
    await next()
  })
}

/** Behind `officeAuth`: only shortly after a password or a code; else `reauth_required`. */
export function requireFresh({ now }: Pick<IdentityDeps, 'now'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (now() >= c.var.office.freshUntil) {
      throw new AppError('reauth_required', 'Prove again that it is you.')
    }
    await next()
  })
}

/**
 * What changes something comes from a page of ours, or not at all: JSON, a header that forms
 * cannot send, and a browser that names this origin. A device's credential is no cookie:
 * no other site can make a browser send it.
 */
export const officeOnly = createMiddleware<AppEnv>(async (c, next) => {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isDevice = c.req.header('authorization') !== undefined
  if (!isRead && !isDevice && !isOurs(c)) {
    throw new AppError('cross_site', 'Not from a page of this office.')
  }
  await next()
})

function isOurs(c: Context<AppEnv>): boolean {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || c.req.header(OFFICE_HEADER) !== '1') return false
  // Where the browser says it, no page can say otherwise, and no proxy in between changes it.
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin !== undefined && hostOf(origin) === new URL(c.req.url).host
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

export function readCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, NAME, 'host')
}

/** It goes when the browser does; the server ends it before. */
export function giveCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, NAME, token, COOKIE)
}

export function takeCookie(c: Context<AppEnv>): void {
  deleteCookie(c, NAME, COOKIE)
}
