import { useCallback } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip } from '#client/ui/chip.tsx'
import { VOID_REASONS } from '#shared/visit/visit-columns.ts'
import { ChipField } from './choice-chips.tsx'
import { AddOwn } from './open-chips.tsx'

/** Why a row is void: one tap of the usual reasons, or a few words. */
export function VoidChips({
  label,
  onVoid,
}: {
  label: string
  onVoid: (why: string) => void
}) {
  const t = useText(trafficTexts)
  return (
    <div className="flex flex-col gap-2">
      <ChipField label={label}>
        {VOID_REASONS.map((reason) => (
          <Chip key={reason} isChosen={false} onPress={() => onVoid(reason)}>
            {t(`void.${reason}`)}
          </Chip>
        ))}
        <AddOwn label={t('voidOther')} maxLength={200} onAdd={onVoid} />
      </ChipField>
      <p className="text-minor text-muted">{t('voidHint')}</p>
    </div>
  )
}

/** A known reason by its word, others as they were typed. */
export function useVoidWords(): (reason: string) => string {
  const t = useText(trafficTexts)
  return useCallback(
    (reason) => {
      const known = VOID_REASONS.find((one) => one === reason)
      return known ? t(`void.${known}`) : reason
    },
    [t],
  )
}
