import { Tablet } from 'lucide-react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { ListRow } from '#client/ui/list-row.tsx'
import { PagedList } from '#client/ui/paged-list.tsx'
import { CardTimer } from './card-timer.tsx'
import { ColorMark } from './color-mark.tsx'
import { useAreas } from './use-areas.ts'
import type { ListedCard } from './use-cards.ts'
import { useProblemWords } from './use-problem-words.ts'

/** More rows than this are asked for. */
const PAGE = 50

type CardListProps = {
  label: string
  /** Sorted. */
  cards: readonly ListedCard[]
  floor: Floor
  chosenId: string | null
}

export function CardList({ label, cards, floor, chosenId }: CardListProps) {
  const t = useText(cardTexts)
  const wordsOf = useProblemWords()
  const { nameOf } = useAreas()
  return (
    <PagedList
      label={label}
      rows={cards}
      page={PAGE}
      moreLabel={(count) => t('showMore', { count })}
    >
      {({ view, state }) => (
        <ListRow
          key={view.card.id}
          href={`/cards/${view.card.id}`}
          isSelected={view.card.id === chosenId}
          leading={<ColorMark color={state.color} />}
          title={<bdi className="line-clamp-2">{wordsOf(view.card)}</bdi>}
          subtitle={
            <span className="flex flex-col items-start gap-1">
              <span>
                {nameOf(view.card.areaCode)}・{floor.people.nameOf(view.card.ownerId)}
              </span>
              <CardTimer state={state} zone={floor.store.zone} />
              {view.isWaiting && (
                <span className="flex items-center gap-1 text-label">
                  <Tablet className="size-3.5" aria-hidden />
                  {t('waitingMark')}
                </span>
              )}
            </span>
          }
        />
      )}
    </PagedList>
  )
}
