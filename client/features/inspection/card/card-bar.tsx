import { Ban, CalendarClock, MessageSquarePlus, Printer } from 'lucide-react'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { Icon } from '#client/ui/icon.ts'
import type { CardState } from '#shared/inspection/card-course.ts'
import type { RecheckAnswer } from '#shared/inspection/card-recheck.ts'

/** What opens in place of the bar. */
export type AskedOfCard = 'done' | 'move' | 'not_ok' | 'cancelled' | 'note' | 'print'

type CardBarProps = {
  state: CardState
  recheck: RecheckAnswer
  isBusy: boolean
  /** The after-photo is there: one tap is enough. */
  canBeDone: boolean
  onAsk: (asked: AskedOfCard) => void
  onRecord: (step: 'done' | 'verified') => void
}

/** The next step as one big button in the outer corner, the rest quietly beside it. */
export function CardBar(props: CardBarProps) {
  const { state, recheck, isBusy, canBeDone, onAsk, onRecord } = props
  const t = useText(cardTexts)
  const isOver = state.type === 'verified' || state.type === 'cancelled'
  const isDone = state.type === 'done'
  const quiet = (label: string, icon: Icon, asked: AskedOfCard) => (
    <Button
      tone="quiet"
      icon={icon}
      className="px-3! max-rail:px-2!"
      onPress={() => onAsk(asked)}
    >
      {label}
    </Button>
  )
  return (
    <>
      {isDone && recheck !== 'ok' && recheck !== 'not_done' && (
        <p className="pb-2 text-minor text-muted">{t(`recheck.${recheck}`)}</p>
      )}
      <div className="flex flex-wrap items-center gap-2 lefty:flex-row-reverse">
        {quiet(t('print'), Printer, 'print')}
        {quiet(t('addNote'), MessageSquarePlus, 'note')}
        {!isOver && !isDone && quiet(t('move'), CalendarClock, 'move')}
        {!isOver && quiet(t('cancelCard'), Ban, 'cancelled')}
        <span className="flex flex-wrap gap-2 max-rail:grow rail:ms-auto lefty:rail:ms-0 lefty:rail:me-auto lefty:flex-row-reverse">
          {isDone && (
            <>
              <Button
                size="large"
                isDisabled={recheck !== 'ok'}
                isBusy={isBusy}
                onPress={() => onAsk('not_ok')}
              >
                {t('do.not_ok')}
              </Button>
              <Button
                tone="primary"
                size="large"
                isDisabled={recheck !== 'ok'}
                isBusy={isBusy}
                onPress={() => onRecord('verified')}
              >
                {t('do.verified')}
              </Button>
            </>
          )}
          {!isOver && !isDone && (
            <Button
              tone="primary"
              size="large"
              isBusy={isBusy}
              onPress={() => (canBeDone ? onRecord('done') : onAsk('done'))}
            >
              {t('do.done')}
            </Button>
          )}
        </span>
      </div>
    </>
  )
}
