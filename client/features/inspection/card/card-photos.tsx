import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { PhotoField } from '#client/photos/photo-field.tsx'
import type { CorrectiveAction } from '#shared/inspection/corrective-action.ts'

type CardPhotosProps = {
  card: CorrectiveAction & { readonly id: string }
  isReadOnly: boolean
}

/** Before and after, side by side. What was found belongs to the round it was found in. */
export function CardPhotos({ card, isReadOnly }: CardPhotosProps) {
  const t = useText(cardTexts)
  return (
    <div className="grid gap-5 rail:grid-cols-2">
      {card.roundId && card.itemId ? (
        <PhotoField
          parentKind="inspectionRound"
          parentId={card.roundId}
          slot={card.itemId}
          label={t('before')}
          isReadOnly
        />
      ) : (
        <PhotoField
          parentKind="correctiveAction"
          parentId={card.id}
          slot="before"
          label={t('before')}
          isReadOnly={isReadOnly}
        />
      )}
      <PhotoField
        parentKind="correctiveAction"
        parentId={card.id}
        slot="after"
        label={t('after')}
        isReadOnly={isReadOnly}
      />
    </div>
  )
}
