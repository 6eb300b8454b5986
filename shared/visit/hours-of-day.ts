/** Hours in the order of a business day: 4 first, 3 last. */

const DAY_START_HOUR = 4

type Opening = { readonly opens: string; readonly closes: string }

/** The opening hours (`HH:MM`), wider where somebody came outside them. */
export function hoursShown({
  byHour,
  opens,
  closes,
}: Opening & { readonly byHour: readonly number[] }): number[] {
  const visited = byHour.flatMap((count, hour) => (count > 0 ? [placeOf(hour)] : []))
  const lastOpen = closes.endsWith(':00') ? hourOf(closes) + 23 : hourOf(closes)
  const first = Math.min(placeOf(hourOf(opens)), ...visited)
  const last = Math.max(first, placeOf(lastOpen), ...visited)
  return Array.from({ length: last - first + 1 }, (_, i) => hourAt(first + i))
}

/** The hours one may have missed somebody in, the running one first: from one before opening. */
export function hoursSoFar({
  hour,
  opens,
}: Pick<Opening, 'opens'> & { readonly hour: number }): number[] {
  const now = placeOf(hour)
  const first = Math.max(0, Math.min(placeOf(hourOf(opens)) - 1, now))
  return Array.from({ length: now - first + 1 }, (_, i) => hourAt(now - i))
}

function placeOf(hour: number): number {
  return (hour + 24 - DAY_START_HOUR) % 24
}

function hourAt(place: number): number {
  return (place + DAY_START_HOUR) % 24
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2))
}
