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

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: PrecacheEntry[]
}

const SERVED_BY_THE_SERVER = [
  /^\/(api|sync|auth|push|search)(\/|$)/,
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

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') {
    void self.skipWaiting()
  }
})
