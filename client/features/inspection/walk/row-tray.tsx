import { Eraser, Wrench, X } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { PhotoField } from '#client/photos/photo-field.tsx'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'
import { afterSlot, dutyOf } from '#shared/inspection/round-duties.ts'
import type { Answer } from '#shared/inspection/score.ts'
import { CardLine } from './card-line.tsx'
import type { RowProps } from './item-row.tsx'
import { ReasonChips } from './reason-chips.tsx'

const NOBODY = ''

type RowTrayProps = RowProps & { answer: Answer }

/** Opens in the row: evidence, put right at once, who mends it. Nothing has to be typed. */
export function RowTray({ item, walk, floor, actions, isReadOnly, answer }: RowTrayProps) {
  const t = useText(inspectionTexts)
  const { round } = walk
  const duty = dutyOf(item, answer.type, round.drawn)
  const view = walk.cards.get(item.id)
  const isFail = answer.type === 'fail'
  const photos = { parentKind: 'inspectionRound', parentId: round.id, isReadOnly }
  const noPhoto = {
    reason: answer.noPhoto,
    onReason: (why: string) => actions.setNoPhoto(item, why),
  }
  return (
    <div className="flex flex-col gap-4 border-hairline border-t bg-surface px-4 py-4 rail:px-5">
      {isFail && (view || isReadOnly) && (
        // A reason moves the due time of the card, so it is asked once that has been read.
        <ReasonChips
          value={answer.reason ?? null}
          isDisabled={isReadOnly}
          onChange={(reason) => actions.setReason(item, reason)}
        />
      )}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4 lefty:flex-row-reverse">
        {(answer.type !== 'minor' || walk.slots.has(item.id)) && (
          <PhotoField
            {...photos}
            slot={item.id}
            label={t('photoFound')}
            isRequired={duty?.slot === item.id}
            {...(duty?.slot === item.id && { noPhoto })}
          />
        )}
        {answer.type === 'minor' && (
          <PhotoField
            {...photos}
            slot={afterSlot(item.id)}
            label={t('photoAfter')}
            isRequired
            noPhoto={noPhoto}
          />
        )}
        {isFail && !isReadOnly && (
          <Button size="large" icon={Wrench} onPress={() => actions.answer(item, 'minor')}>
            {t('fixedNow')}
          </Button>
        )}
        {isFail && view && (
          <div className="w-56">
            <Select
              label={t('assign')}
              options={[{ value: NOBODY, label: t('nobody') }, ...floor.people.options]}
              value={view.card.ownerId ?? NOBODY}
              isDisabled={isReadOnly}
              onChange={(id) => actions.assign(item, id === NOBODY ? null : id)}
            />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 lefty:flex-row-reverse">
        {isFail && view && <CardLine view={view} zone={floor.store.zone} />}
        {answer.type === 'minor' && !isReadOnly && (
          <Button icon={X} onPress={() => actions.answer(item, 'fail')}>
            {t('stillFails')}
          </Button>
        )}
        {!isReadOnly && (
          <Button tone="quiet" icon={Eraser} onPress={() => actions.answer(item, null)}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
