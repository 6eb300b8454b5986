import { useRecord } from '#client/data/use-records.ts'
import { cardTexts } from '#client/locales/card.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Select } from '#client/ui/select.tsx'
import type { CardState } from '#shared/inspection/card-course.ts'
import type { CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { answersOf } from '#shared/inspection/score.ts'
import type { CardView } from '../card-view.ts'
import { useRoundTitle } from '../use-round-title.ts'
import { reasonWord } from '../walk/reason-word.ts'

const NOBODY = ''

type CardFactsProps = {
  view: CardView
  state: CardState
  floor: Floor
  onEdit: (fields: Partial<CorrectiveAction>, said: string) => void
}

/** Where it came from, why, and whose it is now. */
export function CardFacts({ view, state, floor, onEdit }: CardFactsProps) {
  const t = useText(cardTexts)
  const words = useText(inspectionTexts)
  const format = useFormat()
  const { people, store } = floor
  const titleOf = useRoundTitle(store.zone)
  const { card } = view
  const round = useRecord(inspectionRound, card.roundId ?? null)
  const reason = round && answersOf(round).get(card.itemId ?? '')?.reason
  // Whoever checks must not be who did it: the owner stands once the work is reported done.
  const isFixed = state.type !== 'open' && state.type !== 'due' && state.type !== 'overdue'
  return (
    <div className="grid gap-x-6 gap-y-3 rail:grid-cols-2">
      <dl className="flex flex-col gap-2 text-minor [&_dt]:text-muted">
        <div>
          <dt>{t('from')}</dt>
          <dd className="figures">
            {round ? (
              <a
                href={`/walk/${round.id}`}
                className="inline-flex min-h-12 items-center font-semibold text-primary"
              >
                {titleOf(round)}・{format.day(round.day)}
              </a>
            ) : (
              t(card.roundId ? 'fromRound' : 'fromSelf')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('issued')}</dt>
          <dd className="figures">
            {people.nameOf(card.by)}・{format.dayTime(card.issuedAt, store.zone)}
          </dd>
        </div>
        {reason && (
          <div>
            <dt>{t('cause')}</dt>
            <dd>
              <bdi>{reasonWord(words, reason)}</bdi>
            </dd>
          </div>
        )}
        {card.recurrenceOfId && (
          <div>
            <dt>{t('again')}</dt>
            <dd>
              <a
                href={`/cards/${card.recurrenceOfId}`}
                className="inline-flex min-h-12 items-center font-semibold text-primary"
              >
                {t('earlierCard')}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <Select
        label={t('owner')}
        options={[{ value: NOBODY, label: words('nobody') }, ...people.options]}
        value={card.ownerId ?? NOBODY}
        isDisabled={isFixed}
        onChange={(id) =>
          onEdit({ ownerId: id || null }, t('assigned', { who: people.nameOf(id || null) }))
        }
      />
    </div>
  )
}
