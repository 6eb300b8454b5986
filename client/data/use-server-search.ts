import { useCallback, useState } from 'react'
import { MAX_HITS, type SearchHit } from '#shared/search/search-protocol.ts'
import { searchServer } from './search-server.ts'
import { useSession } from './session.ts'
import { useDb } from './use-db.ts'
import { useCredential } from './use-device.ts'

export type ServerHit = {
  readonly hit: SearchHit
  /** This tablet holds it too, so it can be opened. */
  readonly isHere: boolean
}

export type ServerSearchState =
  | { type: 'idle' }
  | { type: 'asking' }
  | { type: 'unreachable' }
  | { type: 'signed_out' }
  | { type: 'found'; hits: readonly ServerHit[]; more: boolean }

const IDLE: ServerSearchState = { type: 'idle' }
const NOTHING = { query: '', state: IDLE }

/** Asks the server for `query` when told to. */
export function useServerSearch(query: string) {
  const db = useDb()
  const credential = useCredential() ?? ''
  const personToken = useSession((s) => s.secret?.personToken)
  const [asked, setAsked] = useState<{ query: string; state: ServerSearchState }>(NOTHING)
  const ask = useCallback(async () => {
    const setState = (state: ServerSearchState) =>
      setAsked((held) =>
        state.type === 'asking' || held.query === query ? { query, state } : held,
      )
    setState({ type: 'asking' })
    const caller = { credential, ...(personToken && { personToken }) }
    const answer = await searchServer(caller, { text: query, limit: MAX_HITS })
    if (answer.type !== 'ok') return setState(answer)
    const { hits, more } = answer.reply
    const here = await db.records.bulkGet(hits.map(({ kind, id }) => [kind, id]))
    setState({
      type: 'found',
      more,
      hits: hits.map((hit, i) => ({ hit, isHere: here[i] !== undefined })),
    })
  }, [db, credential, personToken, query])
  // What was said of another query is not said of this one.
  return { state: asked.query === query ? asked.state : IDLE, ask }
}
