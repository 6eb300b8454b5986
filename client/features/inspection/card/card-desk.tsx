import { ClipboardCheck, ClipboardList, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { useNow } from '#client/data/use-now.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ListPane } from '#client/ui/list-pane.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { useChosen } from '#client/ui/use-chosen.ts'
import type { CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import { CardList } from './card-list.tsx'
import { CardPane } from './card-pane.tsx'
import { NewCardForm } from './new-card-form.tsx'
import { useCards, useListedCards } from './use-cards.ts'

const HOME = '/cards'
const NEW = 'new'
const MINUTE = 60_000

/** The cards first, then their steps: a card is never shown without its course. */
export function CardDesk({ floor }: { floor: Floor }) {
  const t = useText(cardTexts)
  const listed = useListedCards(floor.store)
  if (listed) return <LoadedDesk floor={floor} listed={listed} />
  return (
    <ScreenFrame title={t('title')}>
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
    </ScreenFrame>
  )
}

type LoadedDeskProps = { floor: Floor; listed: readonly Held<CorrectiveAction>[] }

/** List and detail; the address says which card is open. */
function LoadedDesk({ floor, listed }: LoadedDeskProps) {
  const t = useText(cardTexts)
  const [chosen, go] = useChosen(HOME)
  const [shown, setShown] = useState<'open' | 'closed'>('open')
  const now = useNow(MINUTE)
  const cards = useCards(listed, now)
  const list = cards?.[shown]
  const overdue = cards?.open.filter(({ state }) => state.type === 'overdue').length ?? 0
  const newButton = (
    <Button tone="primary" size="large" icon={Plus} onPress={() => go(NEW)}>
      {t('new')}
    </Button>
  )
  return (
    <ScreenFrame
      title={t('title')}
      summary={
        cards && (
          <span className="figures">
            {t('openCount', { count: cards.open.length })}
            {overdue > 0 && <>・{t('overdueCount', { count: overdue })}</>}
          </span>
        )
      }
      actions={
        <>
          <a
            href="/walk"
            className="inline-flex min-h-12 items-center rounded-control px-3 font-semibold text-primary"
          >
            {t('toWalk')}
          </a>
          {chosen !== NEW && <span className="max-pair:hidden">{newButton}</span>}
        </>
      }
    >
      <ListDetail
        list={
          <ListPane>
            <Segmented
              label={t('which')}
              isLabelHidden
              segments={[
                { value: 'open' as const, label: t('open') },
                { value: 'closed' as const, label: t('closed') },
              ]}
              value={shown}
              onChange={setShown}
            />
            {list?.length === 0 && (
              <EmptyState
                icon={ClipboardCheck}
                text={t(shown === 'open' ? 'noneOpen' : 'noneClosed')}
              />
            )}
            {list && list.length > 0 && (
              <CardList
                key={shown}
                label={t(shown)}
                cards={list}
                floor={floor}
                chosenId={chosen}
              />
            )}
          </ListPane>
        }
        detail={
          chosen === NEW ? (
            <NewCardForm floor={floor} onSaved={go} onCancel={() => go(null)} />
          ) : (
            chosen && <CardPane key={chosen} id={chosen} floor={floor} now={now} />
          )
        }
        placeholder={
          list && list.length > 0 && <EmptyState icon={ClipboardList} text={t('choose')} />
        }
        onBack={() => go(null)}
        backLabel={t('back')}
      />
      {chosen === null && (
        <div className="pointer-events-none sticky bottom-0 mt-4 flex justify-end *:pointer-events-auto pair:hidden lefty:justify-start">
          {newButton}
        </div>
      )}
    </ScreenFrame>
  )
}
