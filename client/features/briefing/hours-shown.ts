/** More columns than this cannot all be named at 5 m. */
const MOST_LABELS = 12

export type HourBar = {
  hour: number
  count: number
  /** 0 to 1 of the busiest hour. */
  share: number
  /** Every second hour is named when all would not fit. */
  isNamed: boolean
}

/**
 * The opening hours, wider where somebody came outside them. `opens`, `closes` are `HH:MM` of
 * the store; `byHour` holds 24 counts. Hours before 04:00 belong to the night of this day.
 */
export function hoursShown(
  byHour: readonly number[],
  { opens, closes }: { opens: string; closes: string },
): HourBar[] {
  const inDay = (hour: number) => (hour + 24 - 4) % 24
  const [openHour] = readTime(opens)
  const [closeHour, closeMinute] = readTime(closes)
  const visited = byHour.flatMap((count, hour) => (count > 0 ? [inDay(hour)] : []))
  const first = Math.min(inDay(openHour), ...visited)
  const lastOpen = closeMinute > 0 ? inDay(closeHour) : inDay(closeHour + 23)
  const last = Math.max(lastOpen, first, ...visited)
  const busiest = Math.max(1, ...byHour)
  const places = Array.from({ length: last - first + 1 }, (_, i) => (first + i + 4) % 24)
  return places.map((hour, i) => {
    const count = byHour[hour] ?? 0
    const isNamed = places.length <= MOST_LABELS || i % 2 === 0
    return { hour, count, share: count / busiest, isNamed }
  })
}

function readTime(time: string): [hour: number, minute: number] {
  const [hour, minute] = time.split(':').map(Number)
  return [hour ?? 0, minute ?? 0]
}
