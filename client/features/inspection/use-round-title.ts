import { useCallback } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { HeldRound } from '#shared/inspection/due-rounds.ts'

type Named = Pick<HeldRound, 'moment' | 'slot'> & { startedAt: number }

/** `巡檢 10:00`, `開店巡檢`, `抽查 11:20`. */
export function useRoundTitle(zone: string): (round: Named) => string {
  const t = useText(inspectionTexts)
  const format = useFormat()
  return useCallback(
    ({ moment, slot, startedAt }) => {
      const [, digits] = slot.split('-')
      if (moment === 'patrol' && digits?.length === 4) {
        return t('moment.patrol', { time: `${digits.slice(0, 2)}:${digits.slice(2)}` })
      }
      if (moment === 'patrol' || moment === 'spot') {
        return t(`moment.${moment}`, { time: format.time(startedAt, zone) })
      }
      return t(`moment.${moment}`)
    },
    [t, format, zone],
  )
}
