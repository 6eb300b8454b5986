import { useEffect, useRef, useState } from 'react'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { Found } from './local-search.ts'
import type { SearchAsk, SearchTell } from './search-answers.ts'
import { useSession } from './session.ts'
import { useDb } from './use-db.ts'

export type { Found, FoundGroup } from './local-search.ts'

export type LocalSearchState = {
  /** Of the query as it stands, or of what stood before while the answer is on its way. */
  readonly found: Found | null
  readonly isFailed: boolean
}

const NOTHING: LocalSearchState = { found: null, isFailed: false }

/**
 * Searches this tablet while the component is mounted: a worker reads everything once and is
 * gone with it. `query`: empty = nothing is asked.
 */
export function useLocalSearch(query: string): LocalSearchState {
  const db = useDb()
  const actor = useSession((s) => s.role) ?? 'device'
  const [state, setState] = useState(NOTHING)
  const searcher = useRef<Searcher>(null)
  const asked = useRef(query)

  useEffect(() => {
    const started = startSearcher(db, (message) => {
      if (message.type === 'failed') setState((held) => ({ ...held, isFailed: true }))
      else if (message.query === asked.current) {
        setState({ found: message.found, isFailed: false })
      }
    })
    searcher.current = started
    started.ask({ type: 'open', dbName: db.name, actor })
    if (asked.current !== '') started.ask({ type: 'find', query: asked.current })
    return () => started.stop()
  }, [db, actor])

  useEffect(() => {
    asked.current = query
    if (query === '') setState(NOTHING)
    else searcher.current?.ask({ type: 'find', query })
  }, [query])
  return state
}

type Searcher = { ask(ask: SearchAsk): void; stop(): void }

function startSearcher(db: LocalDb, tell: (message: SearchTell) => void): Searcher {
  if (typeof Worker === 'undefined') return startHere(db, tell)
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    type: 'module',
  })
  worker.addEventListener('message', ({ data }: MessageEvent<SearchTell>) => tell(data))
  worker.addEventListener('error', () => tell({ type: 'failed' }))
  return {
    ask: (ask) => worker.postMessage(ask),
    stop: () => worker.terminate(),
  }
}

/** Without a worker the page searches itself, slice by slice. */
function startHere(db: LocalDb, tell: (message: SearchTell) => void): Searcher {
  let isStopped = false
  const answers = import('./search-answers.ts').then(({ answerSearches }) =>
    answerSearches(
      () => ({ open: () => connection(db), keyRange: db.keyRange }),
      (message) => {
        if (!isStopped) tell(message)
      },
    ),
  )
  return {
    ask: (ask) => void answers.then((answer) => isStopped || answer(ask)),
    stop: () => {
      isStopped = true
    },
  }
}

async function connection(db: LocalDb): Promise<IDBDatabase> {
  if (!db.isOpen()) await db.open()
  return db.backendDB()
}
