import { Cloud, CloudOff, LogIn, SearchX } from 'lucide-react'
import type { ServerSearchState } from '#client/data/use-server-search.ts'
import { searchTexts } from '#client/locales/search.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Note } from './note.tsx'

type ServerAskProps = {
  state: ServerSearchState
  /** Hits of the server that this tablet did not find. */
  newHits: number
  onAsk: () => void
}

/** Asked for by a tap: the server may know what this tablet no longer holds. */
export function ServerAsk({ state, newHits, onAsk }: ServerAskProps) {
  const t = useText(searchTexts)
  const isAsking = state.type === 'asking'
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      {state.type === 'unreachable' && (
        <Note icon={CloudOff}>{t('server.unreachable')}</Note>
      )}
      {state.type === 'signed_out' && <Note icon={LogIn}>{t('server.signedOut')}</Note>}
      {state.type === 'found' && newHits === 0 && (
        <Note icon={SearchX}>{t('server.nothing')}</Note>
      )}
      {state.type === 'found' && state.more && (
        <p className="text-minor text-muted">{t('server.more')}</p>
      )}
      {state.type !== 'found' && (
        <Button icon={Cloud} isBusy={isAsking} onPress={onAsk}>
          {t(isAsking ? 'server.asking' : 'server.ask')}
        </Button>
      )}
    </div>
  )
}
