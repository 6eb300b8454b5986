/**
 * Leaves nothing of the store on this tablet [AU-9]: every database of this origin, the app's
 * own files, what lies beside them. It works without the server's word, too (ASVS 14.3.1).
 */
const OURS = ['floorwalk', 'floorwalk-photos']

export async function wipeTablet(): Promise<void> {
  // One that cannot be deleted must not keep the next from it.
  await Promise.allSettled([
    ...(await databaseNames()).map(deleteDatabase),
    deleteCaches(),
    leaveServiceWorker(),
  ])
  localStorage.clear()
  sessionStorage.clear()
}

async function databaseNames(): Promise<string[]> {
  const found = await indexedDB.databases?.().catch(() => [])
  const names = (found ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))
  return [...new Set([...OURS, ...names])]
}

/** Whoever has it open is told and lets go; it is gone when the last one has. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

async function deleteCaches(): Promise<void> {
  if (typeof caches === 'undefined') return
  for (const name of await caches.keys()) await caches.delete(name)
}

async function leaveServiceWorker(): Promise<void> {
  const all = (await navigator.serviceWorker?.getRegistrations?.()) ?? []
  for (const one of all) await one.unregister()
}
