import { useMemo } from 'react'
import { formatDuration } from '#shared/record/format-duration.ts'
import {
  formatDay,
  formatDayTime,
  formatNumber,
  formatTime,
  formatWeekday,
} from './format.ts'
import { useLanguage } from './use-language.ts'

/** Dates, times, lengths of time and numbers in the language in use. Instants are in ms. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      time: (at: number, zone: string) => formatTime(at, language, zone),
      day: (day: string) => formatDay(day, language),
      weekday: (weekday: number) => formatWeekday(weekday, language),
      dayTime: (at: number, zone: string) => formatDayTime(at, language, zone),
      duration: (ms: number) => formatDuration(ms, language),
      number: (value: number) => formatNumber(value, language),
    }),
    [language],
  )
}
