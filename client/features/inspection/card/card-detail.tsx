import { useCallback, useState } from 'react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { usePhotos } from '#client/photos/use-photos.ts'
import { cardState } from '#shared/inspection/card-course.ts'
import { mayRecheck } from '#shared/inspection/card-recheck.ts'
import type { CardView } from '../card-view.ts'
import { NotSaved } from '../not-saved.tsx'
import { type AskedOfCard, CardBar } from './card-bar.tsx'
import { CardFacts } from './card-facts.tsx'
import { CardHead } from './card-head.tsx'
import { CardHistory } from './card-history.tsx'
import { CardPhotos } from './card-photos.tsx'
import { CardSheet } from './card-sheet.tsx'
import { DonePanel } from './done-panel.tsx'
import { MovePanel } from './move-panel.tsx'
import { ReasonPanel } from './reason-panel.tsx'
import { useCardActions } from './use-card-actions.ts'

type CardDetailProps = { view: CardView; floor: Floor; now: number }

/** One card: how it stands, its photos, what happened, and the next step as one big button. */
export function CardDetail({ view, floor, now }: CardDetailProps) {
  const t = useText(cardTexts)
  const { card, course, number } = view
  const state = cardState(card, course, now)
  const actions = useCardActions(view, floor)
  const [asked, setAsked] = useState<AskedOfCard | null>(null)
  const afterPhotos = usePhotos(card.id)?.filter(({ slot }) => slot === 'after').length ?? 0
  const { me } = floor
  const recheck = mayRecheck({ card, course, personId: me.id, actor: me.role })
  const close = useCallback(() => setAsked(null), [])
  const ask = { isBusy: actions.isBusy, onCancel: close }
  return (
    <div className="relative h-full">
      <article
        aria-label={number}
        className="flex flex-col rounded-card border border-hairline bg-card shadow-lift pair:absolute pair:inset-0"
      >
        <div className="flex min-h-0 flex-1 flex-col gap-5 p-5 pair:overflow-y-auto pair:overscroll-contain">
          <CardHead view={view} state={state} floor={floor} />
          <CardFacts view={view} state={state} floor={floor} onEdit={actions.edit} />
          <CardPhotos card={card} isReadOnly={card.closed === true} />
          <CardHistory view={view} floor={floor} onTakeBack={actions.takeBack} />
        </div>
        <div className="sticky -bottom-6 z-2 max-h-[80dvh] shrink-0 overflow-y-auto rounded-b-card border-hairline border-t bg-card px-5 py-3 pair:static pair:max-h-[80%]">
          <NotSaved failed={actions.failed} />
          {asked === null && (
            <CardBar
              state={state}
              recheck={recheck}
              isBusy={actions.isBusy}
              canBeDone={afterPhotos > 0}
              onAsk={setAsked}
              onRecord={(step) => actions.record({ step })}
            />
          )}
          {asked === 'done' && (
            <DonePanel
              {...ask}
              afterPhotos={afterPhotos}
              onSave={(note) =>
                actions.record({ step: 'done', ...(note && { note }) }, close)
              }
            />
          )}
          {asked === 'move' && (
            <MovePanel
              {...ask}
              store={floor.store}
              onSave={(note, dueAt) =>
                actions.record({ step: 'moved', note, dueAt }, close)
              }
            />
          )}
          {(asked === 'not_ok' || asked === 'cancelled' || asked === 'note') && (
            <ReasonPanel
              {...ask}
              title={t(`ask.${asked}`)}
              reasons={REASONS[asked].map((key) => t(key))}
              action={t(`do.${asked}`)}
              onSave={(note) => actions.record({ step: asked, note }, close)}
            />
          )}
        </div>
      </article>
      {asked === 'print' && (
        <CardSheet view={view} state={state} floor={floor} onGone={close} />
      )}
    </div>
  )
}

const REASONS = {
  not_ok: ['why.stillThere', 'why.half', 'why.photoUnclear'],
  cancelled: ['why.mistake', 'why.twice', 'why.notOurs'],
  note: [],
} as const
