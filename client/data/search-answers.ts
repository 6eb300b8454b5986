/** One open search: what it is asked and what it tells, wherever it runs. */
import type { Actor } from '#shared/permissions.ts'
import { type Found, LocalSearch, type SearchedStorage } from './local-search.ts'
import { isSpelling, loadSpelling } from './spell-name.ts'

export type SearchAsk =
  | { type: 'open'; dbName: string; actor: Actor }
  | { type: 'find'; query: string }

export type SearchTell = { type: 'found'; query: string; found: Found } | { type: 'failed' }

type Tell = (message: SearchTell) => void

export function answerSearches(storageOf: (name: string) => SearchedStorage, tell: Tell) {
  let search: LocalSearch | null = null
  let query = ''
  let spelling: Promise<void> | null = null

  function answer(): void {
    if (search && query !== '') tell({ type: 'found', query, found: search.find(query) })
  }

  return (ask: SearchAsk): void => {
    if (ask.type === 'open') {
      const opened = new LocalSearch(storageOf(ask.dbName), ask.actor)
      search = opened
      opened.read(answer).catch(() => tell({ type: 'failed' }))
      return
    }
    query = ask.query
    answer()
    if (!search || spelling || !isSpelling(query)) return
    const asked = search
    spelling = loadSpelling().then((spell) => {
      asked.spell = spell
      answer()
    })
    // Without the dictionary all but the letters is found.
    spelling.catch(() => {
      spelling = null
    })
  }
}
