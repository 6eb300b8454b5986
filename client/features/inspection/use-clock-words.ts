import { useCallback } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { businessDay } from '#shared/record/business-day.ts'

/** `18:03` of the day in progress, with its date on any other. */
export function useClockWords(zone: string): (at: number) => string {
  const format = useFormat()
  return useCallback(
    (at) =>
      businessDay(at, zone) === businessDay(serverNow(), zone)
        ? format.time(at, zone)
        : format.dayTime(at, zone),
    [format, zone],
  )
}
