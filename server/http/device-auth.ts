/** Lets devices in that prove who they are, and says no to everyone else. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { AppError } from '#shared/errors.ts'
import { ORDER_HEADER } from '#shared/sync/device-order.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import type { AppEnv } from './app-env.ts'
import { isLocalPeer } from './peer.ts'

/** Sets `c.var.device`. A revoked device comes in too: sync decides what it may [K7]. */
export function deviceAuth({ recognise }: RecogniseDevice) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const device = await recognised(c, recognise)
    c.set('device', device)
    // Told with every answer until it has gone: send what you hold, then wipe yourself.
    if (device.wipe === 'retire' && device.status === 'active')
      c.header(ORDER_HEADER, 'retire')
    else if (device.isToRenew && device.status === 'active') c.header(ORDER_HEADER, 'renew')
    await next()
  })
}

/** Only devices that were not revoked. */
export function activeDevice({ recognise }: RecogniseDevice) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const device = await recognised(c, recognise)
    if (device.status !== 'active') throw signedOut()
    c.set('device', device)
    await next()
  })
}

/** The operator on this machine, or a device. */
export function localOrDevice({ recognise }: RecogniseDevice) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (!isLocalPeer(c)) c.set('device', await recognised(c, recognise))
    await next()
  })
}

/** A wall display shows; it opens nothing and changes nothing [AZ-10]. */
export const notDisplay = createMiddleware<AppEnv>(async (c, next) => {
  if (c.var.device.kind === 'display') {
    throw new AppError('forbidden', 'A display only shows.')
  }
  await next()
})

/** A browser says when a request comes from another site; no tablet's ever does. */
export const sameSite = createMiddleware<AppEnv>(async (c, next) => {
  const site = c.req.header('sec-fetch-site') ?? 'none'
  if (site !== 'same-origin' && site !== 'none') {
    throw new AppError('forbidden', 'From another site.')
  }
  await next()
})

async function recognised(
  c: Context<AppEnv>,
  recognise: RecogniseDevice['recognise'],
): Promise<AppEnv['Variables']['device']> {
  const device = await recognise(c.req.header('authorization'))
  if (!device) throw signedOut()
  const isGone = device.wipe === 'lost' || (device.wipe && device.status === 'revoked')
  if (isGone) {
    // Both: the order for our own page, the header for a browser that never shows it again.
    c.header(ORDER_HEADER, 'wipe')
    c.header('Clear-Site-Data', '"cache", "storage"')
    throw signedOut()
  }
  if (device.isLocked) {
    c.header(ORDER_HEADER, 'locked')
    throw new AppError('device_locked', 'Somebody else holds its credential.')
  }
  return device
}

function signedOut(): AppError {
  return new AppError('signed_out', 'This device is not signed in.')
}
