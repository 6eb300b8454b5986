import { useId } from 'react'
import type { Found } from '#client/data/use-local-search.ts'
import type { ServerHit, ServerSearchState } from '#client/data/use-server-search.ts'
import { searchTexts } from '#client/locales/search.ts'
import { useText } from '#client/locales/use-text.ts'
import { HitRow } from './hit-row.tsx'
import type { LinkOf } from './search-box.tsx'

type ServerGroupProps = {
  listId: string
  hits: readonly ServerHit[]
  active: string | null
  linkOf: LinkOf
  onFollow: () => void
}

/** What only the server found; what is not on this tablet can be read here, not opened. */
export function ServerGroup({ listId, hits, active, linkOf, onFollow }: ServerGroupProps) {
  const t = useText(searchTexts)
  const titleId = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset
    <div role="group" aria-labelledby={titleId} className="border-hairline border-b">
      <div id={titleId} className="px-5 pt-3 pb-1 text-label font-semibold text-muted">
        {t('server.title')}
      </div>
      {hits.map(({ hit, isHere }) => {
        const id = `${listId}-server-${hit.kind}-${hit.id}`
        return (
          <HitRow
            key={id}
            id={id}
            hit={hit}
            href={isHere ? linkOf(hit.kind, hit.id) : null}
            isActive={active === id}
            onFollow={onFollow}
            {...(!isHere && { mark: t('server.notHere') })}
          />
        )
      })}
    </div>
  )
}

/** Those of the server that are not among what this tablet found. */
export function newHitsOf(state: ServerSearchState, found: Found | null): ServerHit[] {
  if (state.type !== 'found') return []
  const shown = new Set(
    found?.groups.flatMap(({ hits }) => hits.map(({ kind, id }) => `${kind} ${id}`)),
  )
  return state.hits.filter(({ hit: { kind, id } }) => !shown.has(`${kind} ${id}`))
}
