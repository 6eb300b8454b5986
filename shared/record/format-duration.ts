/**
 * A length of time in words, the same on tablet, server and paper (`Intl.DurationFormat` is
 * missing in Node 20).
 *
 * Rounds down, so that "2 h 0 m left" is never said a minute too early or too late. At most
 * two neighbouring units; a second unit of zero is left out. Minutes stand alone from five
 * minutes up, seconds only appear below that. More than nothing is never shown as zero.
 */
import type { Language } from './language.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const SECONDS_BELOW = 5 * MINUTE
/** Up to two days stay in hours: "26 h" beside a 12-hour limit needs no sum. */
const DAYS_FROM = 48 * HOUR

type Units = { day: string; hour: string; minute: string; second: string; instant: string }

const UNITS = {
  'zh-Hant': { day: '天', hour: '小時', minute: '分', second: '秒', instant: '不到 1 秒' },
  'zh-Hans': { day: '天', hour: '小时', minute: '分', second: '秒', instant: '不到 1 秒' },
  en: { day: 'd', hour: 'h', minute: 'm', second: 's', instant: 'under 1 s' },
} satisfies Record<Language, Units>

/** `9 小時 12 分`, `9 小时 12 分`, `9 h 12 m`. A negative `ms` is taken as none: `0 分`. */
export function formatDuration(ms: number, language: Language): string {
  const unit = UNITS[language]
  const two = (first: number, name: string, second: number, next: string) =>
    second === 0 ? `${first} ${name}` : `${first} ${name} ${second} ${next}`
  const whole = (size: number) => Math.floor(ms / size)

  if (!(ms > 0)) return `0 ${unit.minute}`
  if (ms < SECOND) return unit.instant
  if (ms < MINUTE) return `${whole(SECOND)} ${unit.second}`
  if (ms < SECONDS_BELOW) {
    return two(whole(MINUTE), unit.minute, whole(SECOND) % 60, unit.second)
  }
  if (ms < HOUR) return `${whole(MINUTE)} ${unit.minute}`
  if (ms < DAYS_FROM) return two(whole(HOUR), unit.hour, whole(MINUTE) % 60, unit.minute)
  return two(whole(DAY), unit.day, whole(HOUR) % 24, unit.hour)
}
