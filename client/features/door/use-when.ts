import { useCallback } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { Visit } from '#shared/visit/visit.ts'

/** `10:41`; of a late entry only the hour is known: `10–11 時`. */
export function useWhen(zone: string) {
  const t = useText(doorTexts)
  const format = useFormat()
  return useCallback(
    ({ arriveAt, lateReason }: Pick<Visit, 'arriveAt' | 'lateReason'>): string => {
      if (lateReason === undefined) return format.time(arriveAt, zone)
      const { hour } = wallTime(arriveAt, zone)
      return t('hourSlot', { from: hour, to: (hour + 1) % 24 })
    },
    [t, format, zone],
  )
}
