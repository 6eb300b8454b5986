/**
 * Dates, times and numbers as the three languages write them. Fields are always named:
 * `dateStyle: 'short'` turns day and month round between regions and brings back 下午.
 */
import type { Language } from '#shared/record/language.ts'

const REGION = {
  'zh-Hant': 'zh-Hant-TW',
  'zh-Hans': 'zh-Hans-CN',
  en: 'en-GB',
} satisfies Record<Language, string>

const formats = new Map<string, Intl.DateTimeFormat>()

/** `14:05` in the store's zone (IANA), whatever the tablet's own zone is. */
export function formatTime(at: number, language: Language, zone: string): string {
  return formatWith(language, zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** `11/23（週一）`, `11/23周一`, `Mon 23/11` of a `YYYY-MM-DD`. */
export function formatDay(day: string, language: Language): string {
  return dayOfInstant(Date.parse(`${day}T00:00Z`), language, 'UTC')
}

/** `週一`, `周一`, `Mon`; 1 = Monday … 7 = Sunday. */
export function formatWeekday(weekday: number, language: Language): string {
  // The first of January 2024 was a Monday.
  return formatWith(language, 'UTC', { weekday: 'short' }).format(
    Date.UTC(2024, 0, weekday),
  )
}

/** `11/23（週一） 14:05`, `11/23周一 14:05`, `Mon 23/11, 14:05`. */
export function formatDayTime(at: number, language: Language, zone: string): string {
  const separator = language === 'en' ? ', ' : ' '
  return dayOfInstant(at, language, zone) + separator + formatTime(at, language, zone)
}

/** `12,345`. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(REGION[language]).format(value)
}

function dayOfInstant(at: number, language: Language, zone: string): string {
  const parts = formatWith(language, zone, {
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
  }).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const weekday = part('weekday')
  if (language === 'en') return `${weekday} ${part('day')}/${part('month')}`
  const date = `${part('month')}/${part('day')}`
  return language === 'zh-Hant' ? `${date}（${weekday}）` : `${date}${weekday}`
}

function formatWith(
  language: Language,
  zone: string,
  fields: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${Object.keys(fields).join()}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(REGION[language], { ...fields, timeZone: zone })
    formats.set(key, format)
  }
  return format
}
