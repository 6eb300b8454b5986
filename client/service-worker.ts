/**
 * Keeps the app itself for offline starts, and nothing else: data never goes through here.
 *
 * A new version waits until the page says so (`update-prompt.tsx`), so that the code under
 * an open form stays the code it was opened with.
 */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { OPEN_PATH } from '#client/app/notice-clicks.ts'
import { pushNotice } from '#client/app/push-notice.ts'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: PrecacheEntry[]
}

const SERVED_BY_THE_SERVER = [
  /^\/(api|sync|auth|push|search)(\/|$)/,
  /^\/office\/v1\//,
  /^\/(healthz|readyz|metrics)$/,
  /\.[a-z0-9]+$/,
]

// The page that installs it goes offline safely without a reload first.
clientsClaim()
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: SERVED_BY_THE_SERVER,
  }),
)

self.addEventListener('push', (event) => {
  const { title, options } = pushNotice(messageOf(event.data))
  event.waitUntil(self.registration.showNotification(title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data as { path: string }
  event.waitUntil(openAt(path))
})

/** In the window that is open, which keeps what was half written, or in a new one. */
async function openAt(path: string): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const window = open.find((one) => one.visibilityState === 'visible') ?? open[0]
  if (!window) return void (await self.clients.openWindow(path))
  window.postMessage({ type: OPEN_PATH, path })
  await window.focus()
}

function messageOf(data: PushMessageData | null): unknown {
  try {
    return data?.json()
  } catch {
    return null
  }
}

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') {
    void self.skipWaiting()
  }
})
