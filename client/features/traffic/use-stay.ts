import { useCallback } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { Visit } from '#shared/visit/visit.ts'

type Stay = Pick<Visit, 'arriveAt' | 'leaveAt' | 'lateReason'>

/** `10:20–11:35`, `10:20`, or the hour of a late entry, of which no more is known. */
export function useStay(zone: string) {
  const t = useText(trafficTexts)
  const format = useFormat()
  return useCallback(
    ({ arriveAt, leaveAt, lateReason }: Stay): string => {
      if (typeof leaveAt === 'number') {
        return `${format.time(arriveAt, zone)}–${format.time(leaveAt, zone)}`
      }
      if (lateReason === undefined) return format.time(arriveAt, zone)
      const { hour } = wallTime(arriveAt, zone)
      return t('lateHour', { from: hour, to: (hour + 1) % 24 })
    },
    [t, format, zone],
  )
}
