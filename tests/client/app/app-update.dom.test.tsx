import { afterEach, expect, test, vi } from 'vitest'
import { useAppUpdate, watchForUpdates } from '#client/app/app-update.ts'

afterEach(() => vi.unstubAllGlobals())

test('where the browser refuses the service worker, the app runs without one', async () => {
  const register = vi.fn(() => Promise.reject(new Error('not over plain http')))
  const serviceWorker = Object.assign(new EventTarget(), { register, controller: null })
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { serviceWorker }))
  await watchForUpdates()
  expect(register).toHaveBeenCalledTimes(1)
  expect(useAppUpdate.getState().isReady).toBe(false)
})
