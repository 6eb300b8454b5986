/** The worker of one search: lives as long as the search is open, and forgets all with it. */
import type { SearchedStorage } from './local-search.ts'
import { answerSearches, type SearchAsk } from './search-answers.ts'

const answer = answerSearches(storageByName, (message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<SearchAsk>) => answer(data))

function storageByName(name: string): SearchedStorage {
  return { open: () => openByName(name), keyRange: IDBKeyRange }
}

let held: IDBDatabase | null = null

/** In whatever version it is; gives way when the page wants to change it. */
async function openByName(name: string): Promise<IDBDatabase> {
  held ??= await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const give = () => {
    held?.close()
    held = null
  }
  held.onversionchange = give
  held.onclose = () => {
    held = null
  }
  return held
}
