import { hoursShown } from '#shared/visit/hours-of-day.ts'

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

/** A column for each hour to be shown; `byHour` holds 24 counts, the times are `HH:MM`. */
export function hourColumns(
  byHour: readonly number[],
  { opens, closes }: { opens: string; closes: string },
): HourBar[] {
  const busiest = Math.max(1, ...byHour)
  return hoursShown({ byHour, opens, closes }).map((hour, i, shown) => {
    const count = byHour[hour] ?? 0
    const isNamed = shown.length <= MOST_LABELS || i % 2 === 0
    return { hour, count, share: count / busiest, isNamed }
  })
}
