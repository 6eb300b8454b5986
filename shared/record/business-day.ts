/** The business day: starts at 04:00 in the store's time zone, so a late close belongs right. */

const DAY_START_HOUR = 4
const QUARTER_MS = 15 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** Of one zone; two months of quarters, then it starts anew. */
const MOST_QUARTERS = 6_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

type WallTime = { day: string; hour: number; minute: number }

/** `YYYY-MM-DD` of the business day that holds the instant `at` (ms) in `zone` (IANA). */
export function businessDay(at: number, zone: string): string {
  const { day, hour } = wallTime(at, zone)
  return hour >= DAY_START_HOUR ? day : shiftDay(day, -1)
}

/** The wall clock of `zone` at the instant `at`: calendar day, hour 0-23, minute. */
export function wallTime(at: number, zone: string): WallTime {
  const shown = new Date(at + offsetAt(at, zone))
  return {
    day: shown.toISOString().slice(0, 10),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  }
}

/** The day `days` after `day`, both `YYYY-MM-DD`. */
export function shiftDay(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Days from `from` to `to`, both `YYYY-MM-DD`; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS)
}

/**
 * The instant (ms) at which the wall clock of `zone` first shows `hour`:`minute` on `day`; for
 * a time the change to summer time leaves out, what it shows instead (02:30 is 03:30).
 */
export function instantAt(day: string, hour: number, minute: number, zone: string): number {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const wanted = Date.UTC(y, m - 1, d, hour, minute)
  const before = wanted - offsetAt(wanted - DAY_MS, zone)
  const after = wanted - offsetAt(wanted + DAY_MS, zone)
  const isShown = (at: number) => at + offsetAt(at, zone) === wanted
  return [Math.min(before, after), Math.max(before, after)].find(isShown) ?? before
}

/**
 * What the wall clock of `zone` is ahead of UTC at the instant `at`, ms. Offsets change on the
 * quarter hour, so each quarter is asked for once: a day of visits costs forty questions.
 */
function offsetAt(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS)
  let known = offsets.get(zone)
  if (!known || known.size >= MOST_QUARTERS) {
    known = new Map()
    offsets.set(zone, known)
  }
  let offset = known.get(quarter)
  if (offset === undefined) {
    offset = readOffset(quarter * QUARTER_MS, zone)
    known.set(quarter, offset)
  }
  return offset
}

function readOffset(at: number, zone: string): number {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
  )
  return shown - at
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  return format
}
