import { CloudOff, SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { type Found, useLocalSearch } from '#client/data/use-local-search.ts'
import { useServerSearch } from '#client/data/use-server-search.ts'
import { searchTexts } from '#client/locales/search.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { daysBetween } from '#shared/record/business-day.ts'
import type { SearchGroup } from '#shared/search/searched.ts'
import { HitGroup } from './hit-group.tsx'
import { Note } from './note.tsx'
import type { LinkOf } from './search-box.tsx'
import { ServerAsk } from './server-ask.tsx'
import { newHitsOf, ServerGroup } from './server-group.tsx'

type SearchPanelProps = {
  listId: string
  query: string
  /** Id of the option the arrow keys have reached. */
  active: string | null
  linkOf: LinkOf
  onFollow: () => void
}

/** What was found, by kind; and how far was looked. */
export function SearchPanel(props: SearchPanelProps) {
  const { listId, query } = props
  const t = useText(searchTexts)
  const asked = useDeferredValue(query.trim())
  const { found, isFailed } = useLocalSearch(asked)
  const server = useServerSearch(asked)
  const newHits = newHitsOf(server.state, found)
  const [wide, setWide] = useState<{ query: string; group: SearchGroup } | null>(null)
  const groups = found?.groups ?? []
  const isEmpty = asked !== '' && found !== null && !found.isReading && groups.length === 0
  return (
    <section
      aria-label={t('results')}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-card pair:absolute pair:end-0 pair:top-full pair:mt-2 pair:max-h-[72dvh] pair:w-[min(36rem,70vw)] pair:rounded-card pair:border pair:border-hairline pair:shadow-lift pair:lefty:start-0 pair:lefty:end-auto"
    >
      <p role="status" className="sr-only">
        {asked !== '' && found && !found.isReading
          ? t('found', { count: groups.reduce((sum, { count }) => sum + count, 0) })
          : ''}
      </p>
      {asked === '' && <p className="px-5 pt-4 text-minor text-muted">{t('hint')}</p>}
      {isFailed && (
        <div className="px-5 pt-4">
          <Note icon={CloudOff}>{t('failed')}</Note>
        </div>
      )}
      {isEmpty && (
        <div className="px-5 pt-4">
          <Note icon={SearchX}>{t('nothing', { query: asked })}</Note>
        </div>
      )}
      <div id={listId} role="listbox" aria-label={t('results')}>
        {groups.map((group) => (
          <HitGroup
            key={group.group}
            {...props}
            group={group}
            isWide={wide?.query === asked && wide.group === group.group}
            onWiden={() => setWide({ query: asked, group: group.group })}
          />
        ))}
        {newHits.length > 0 && <ServerGroup {...props} hits={newHits} />}
      </div>
      <footer className="flex flex-col gap-2 px-5 py-3">
        {found && <Reach found={found} />}
        {asked !== '' && (
          <ServerAsk state={server.state} newHits={newHits.length} onAsk={server.ask} />
        )}
      </footer>
    </section>
  )
}

/** How far was looked, with the days this tablet really holds. */
function Reach({ found: { fromDay, isReading } }: { found: Found }) {
  const t = useText(searchTexts)
  const format = useFormat()
  const today = useBusinessDay()
  const words = isReading
    ? t('reading')
    : fromDay === null
      ? t('searchedNothing')
      : t('searched', {
          count: Math.max(1, daysBetween(fromDay, today) + 1),
          from: format.day(fromDay),
        })
  return <p className="text-minor text-muted">{words}</p>
}
