/**
 * A new version of the app: known of, waiting, taken.
 *
 * The waiting service worker is only let in when no form is open: by a tap, or while the
 * tablet is locked. When another tab lets it in, this page keeps running on the code it has
 * until it may reload as well.
 */

import { create } from 'zustand'
import { hasOpenForm } from '#client/ui/open-forms.ts'

type AppUpdate = { isReady: boolean; isPutOff: boolean }

export const useAppUpdate = create<AppUpdate>(() => ({ isReady: false, isPutOff: false }))

const CHECK_EVERY_MS = 3_600_000

let letIn: (() => void) | null = null

/** Reloads into the new version, unless a form is open: then nothing happens. */
export function applyUpdate(): void {
  if (!useAppUpdate.getState().isReady || hasOpenForm()) return
  if (letIn) letIn()
  else location.reload()
}

export function putOffUpdate(): void {
  useAppUpdate.setState({ isPutOff: true })
}

/** Registers the service worker and keeps asking for new versions. */
export async function watchForUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  // One that comes to a page without any, also by another page's doing, is of its version.
  let isControlled = navigator.serviceWorker.controller !== null
  const { Workbox } = await import('workbox-window')
  const worker = new Workbox('/sw.js')
  worker.addEventListener('waiting', () => {
    letIn = () => worker.messageSkipWaiting()
    useAppUpdate.setState({ isReady: true, isPutOff: false })
  })
  worker.addEventListener('controlling', () => {
    const isFirst = !isControlled
    isControlled = true
    if (isFirst) return
    letIn = null
    useAppUpdate.setState({ isReady: true, isPutOff: false })
    applyUpdate()
  })
  // Refused (plain http, a private window, no network): the app runs, only without it.
  const isRegistered = await worker.register().then(Boolean, () => false)
  if (!isRegistered) return
  const check = () => void worker.update().catch(() => {}) // offline: the next one will do
  setInterval(check, CHECK_EVERY_MS)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check()
  })
}
