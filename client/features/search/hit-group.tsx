import { useId } from 'react'
import type { FoundGroup } from '#client/data/use-local-search.ts'
import { searchTexts } from '#client/locales/search.ts'
import { useText } from '#client/locales/use-text.ts'
import { HitRow, OPTION_CLASS } from './hit-row.tsx'
import type { LinkOf } from './search-box.tsx'

/** Before one asks for all of them. */
const FEW = 5

type HitGroupProps = {
  listId: string
  group: FoundGroup
  active: string | null
  isWide: boolean
  onWiden: () => void
  linkOf: LinkOf
  onFollow: () => void
}

export function HitGroup({
  listId,
  group: { group, hits, count },
  active,
  isWide,
  onWiden,
  linkOf,
  onFollow,
}: HitGroupProps) {
  const t = useText(searchTexts)
  const titleId = useId()
  const widenId = `${listId}-${group}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset
    <div role="group" aria-labelledby={titleId} className="border-hairline border-b">
      <div id={titleId} className="px-5 pt-3 pb-1 text-label font-semibold text-muted">
        {t(`group.${group}`)}
      </div>
      {hits.slice(0, isWide ? hits.length : FEW).map((hit) => (
        <HitRow
          key={`${hit.kind} ${hit.id}`}
          id={`${listId}-${hit.kind}-${hit.id}`}
          hit={hit}
          href={linkOf(hit.kind, hit.id)}
          isActive={active === `${listId}-${hit.kind}-${hit.id}`}
          onFollow={onFollow}
        />
      ))}
      {!isWide && count > FEW && (
        <button
          type="button"
          role="option"
          id={widenId}
          tabIndex={-1}
          aria-selected={active === widenId}
          onClick={onWiden}
          className={`${OPTION_CLASS} font-semibold text-primary`}
        >
          {t('all', { count })}
        </button>
      )}
    </div>
  )
}
